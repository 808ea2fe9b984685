import { report } from './failure.ts'
import { type Found, type Held, heldOf, packFindings } from './gate/gate.ts'
import { chosen, loadProducts } from './products.ts'

/* npm run findings [-- product…]: what the rule packs find in products as each profile has them, whatever is waived. */

/** What is made: how many resources, and what is found, each rule once a resource. */
type Figure = { made: string; resources: number; findings: Found[] }

/** The figures of what is made, which templates as they are written are not. */
export const figuresOf = (held: Held[], found: Found[]): Figure[] =>
  held.flatMap(({ id, made, template }) => {
    const own = found.filter((finding) => finding.id === id).map((finding) => [`${finding.Rule} ${finding.Resource}`, finding] as const)
    return made ? [{ made, resources: Object.keys(template.Resources).length, findings: [...new Map(own).values()] }] : []
  })

/** 0.44 (28 over 63) */
export const figureText = ({ resources, findings }: Figure) => `${(findings.length / resources).toFixed(2)} (${findings.length} over ${resources})`

if (process.argv[1]?.endsWith('findings.js')) {
  try {
    const names = process.argv.slice(2)
    const held = (await loadProducts(chosen(names))).flatMap(({ name, product }) => heldOf(name, product)).filter(({ made }) => made)
    for (const figure of figuresOf(held, packFindings(held))) {
      console.log(`${figure.made}: ${figureText(figure)}`)
      if (names.length > 0) for (const { Rule, Severity, Resource } of figure.findings) console.log(`  ${Rule} (${Severity}): ${Resource}`)
    }
  } catch (error) {
    report(error)
    process.exitCode = 1
  }
}
