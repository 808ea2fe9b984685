import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'
import type { Use } from './uses.ts'

/** Resources, or conditions, that wait for each other in a ring: by DependsOn, or by reading one another. */
export function cycles({ template, uses }: Stack): Finding[] {
  const edges = (section: Use['section'], names: object = {}, kinds: Use['kind'][]) => {
    const edges = Object.fromEntries(Object.keys(names).map((name): [string, string[]] => [name, []]))
    for (const use of uses) {
      if (use.section === section && kinds.includes(use.kind) && Object.hasOwn(names, use.name)) edges[use.entry]!.push(use.name)
    }
    return edges
  }
  const conditions = edges('Conditions', template.Conditions, ['Condition'])
  const resources = edges('Resources', template.Resources, ['Ref', 'GetAtt', 'DependsOn'])
  return [
    ...rings(conditions).map((ring) => ({ ring, section: 'Conditions' })),
    ...rings(resources).map((ring) => ({ ring, section: 'Resources' })),
  ].map(({ ring, section }) => ({ code: 'cycle', path: `${section}.${ring[0]}`, found: ring.join(' → ') }))
}

/** One ring for each name that leads back to itself by names not told yet: [A, B, A]. */
function rings(edges: Record<string, string[]>): string[][] {
  const found: string[][] = []
  const done = new Set<string>()
  const visit = (name: string, path: string[]): void => {
    const start = path.indexOf(name)
    if (start >= 0) return void found.push([...path.slice(start), name])
    if (done.has(name)) return
    for (const next of new Set(edges[name])) visit(next, [...path, name])
    done.add(name)
  }
  for (const name of Object.keys(edges)) visit(name, [])
  return found
}
