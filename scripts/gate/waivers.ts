import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suggestion } from '../../templates-src/cfn/check/suggestion.ts'
import { shapeProblems } from '../catalog/shape.ts'
import { lineOf, pathText, type Problem, readSource } from '../catalog/source.ts'
import { root } from '../products.ts'

/** A finding of the packs or of our rules, in one of a product's templates. */
export type GateFinding = { Rule: string; Resource: string; Severity: string; says?: string }
type Waiver = { Rules: string[]; Resources: string[]; Reason: string }

/** How the packs begin the names of their rules. */
const ofPacks = /^(AwsSolutions-|NIST\.|HIPAA\.|PCI\.|CT\.)/

const isOne = (pattern: string, name: string) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name)
const covers = ({ Rules, Resources }: Waiver, { Rule, Resource }: Pick<GateFinding, 'Rule' | 'Resource'>) => Rules.includes(Rule) && Resources.some((pattern) => isOne(pattern, Resource))

/** Whether a product waives a finding; what is wrong with its waivers is for `waived` to say. */
export function waivesOf(product: string): (finding: Pick<GateFinding, 'Rule' | 'Resource'>) => boolean {
  const file = join(root, 'products', product, 'waivers.yaml')
  const waivers = existsSync(file) ? readSource(readFileSync(file, 'utf8')).value : []
  return (finding) => Array.isArray(waivers) && waivers.some((waiver) => covers(waiver, finding))
}

/**
 * Holds findings against products/<product>/waivers.yaml: what nobody waived, and what is wrong with the waivers
 * themselves: a rule or a resource that there is not, and a waiver of which a part is no longer needed. A waiver of the
 * wrong form counts for nothing; the others do. Where the packs are not installed, `isWhole` is false, and their rules and
 * what they find are taken on trust.
 */
export function waived<F extends GateFinding>(product: string, findings: F[], known: { rules: string[]; resources: string[]; isWhole: boolean }): { open: F[]; problems: string[] } {
  const file = `products/${product}/waivers.yaml`
  if (!existsSync(join(root, file))) return { open: findings, problems: [] }
  const text = readFileSync(join(root, file), 'utf8')
  const source = readSource(text)
  const schema = JSON.parse(readFileSync(join(root, 'scripts/gate/waivers.schema.json'), 'utf8'))
  const shape = [...source.problems, ...(source.value === undefined ? [] : shapeProblems(source, schema))]
  const isWrong = (index: number) => shape.some(({ path }) => path.length === 0 || path[0] === index)
  const waivers = Array.isArray(source.value) ? (source.value as Waiver[]).map((waiver, index) => (isWrong(index) ? { Rules: [], Resources: [], Reason: '' } : waiver)) : []
  // Of what cannot be read nothing is known to be open: the one problem is told, not all that was waived.
  const isRead = source.value !== undefined
  const isTrusted = (rule: string) => !known.isWhole && ofPacks.test(rule)
  const said = (problem: Problem) => {
    const { line, column } = lineOf(text, problem.offset ?? source.offsetOf(problem.path, problem.atKey))
    return `${file}:${line}:${column}: ${[pathText(problem.path), problem.text].filter(Boolean).join(': ')}`
  }
  const problems = waivers.flatMap((waiver, index): Problem[] => [
    ...waiver.Rules.flatMap((rule, at): Problem[] => {
      const path = [index, 'Rules', at]
      if (isTrusted(rule)) return []
      if (!known.rules.includes(rule)) {
        const near = suggestion(rule, known.rules)
        return [{ path, text: `there is no rule ${rule}${near ? `; did you mean ${near}?` : ''}` }]
      }
      const found = findings.filter((finding) => finding.Rule === rule && covers(waiver, finding))
      if (found.length === 0) return [{ path, text: `${rule} finds nothing there any more; take it out` }]
      return found.every((finding) => waivers.slice(0, index).some((other) => covers(other, finding))) ? [{ path, text: `${rule} is waived there already, further up; take it out` }] : []
    }),
    ...waiver.Resources.flatMap((resource, at): Problem[] => {
      const path = [index, 'Resources', at]
      if (!known.resources.some((name) => isOne(resource, name))) {
        const near = suggestion(resource, known.resources)
        return [{ path, text: `there is no resource ${resource}${near ? `; did you mean ${near}?` : ''}` }]
      }
      if (waiver.Rules.some(isTrusted)) return []
      return findings.some((finding) => waiver.Rules.includes(finding.Rule) && isOne(resource, finding.Resource)) ? [] : [{ path, text: `these rules find nothing in ${resource} any more; take it out` }]
    }),
  ])
  return { open: findings.filter((finding) => isRead && !waivers.some((waiver) => covers(waiver, finding))), problems: [...shape, ...problems].map(said) }
}
