import type { Path, Problem } from './source.ts'

const looks = /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abp]-/
const names = /password|passwd|secret|token|api_?key|private_?key/i
// What names a secret is none.
const reference = /^(arn:|\{\{resolve:|\$\{|$)/

/** Values that look like secrets. They are never repeated: what is printed ends in logs. */
export function secretProblems(value: unknown, path: Path = []): Problem[] {
  if (typeof value === 'string') {
    const name = String(path.at(-1))
    const isNamed = path.includes('Parameters') && names.test(name) && !reference.test(value)
    return looks.test(value) || isNamed
      ? [{ path, text: 'looks like a secret: the value is not shown; secrets do not belong in the catalog, put it in Secrets Manager and name its ARN' }]
      : []
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => secretProblems(item, [...path, index]))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => secretProblems(item, [...path, key]))
  return []
}
