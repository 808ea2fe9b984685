import type { Cases } from './cases.ts'
import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'
import type { Use } from './uses.ts'

/** Resources and outputs that are read where they may not be there, as their condition is another than the reader's. */
export const conditionalReads = (stack: Stack, cases: Cases): Finding[] =>
  stack.uses.flatMap((use): Finding[] => {
    if (use.kind !== 'Ref' && use.kind !== 'GetAtt') return []
    const { child, output, condition, found } = target(use, stack)
    if (!condition && !output?.Condition) return []
    const { and, exists, holds, isThere, not } = cases
    const isRead = and(exists(stack), entryIsThere(use, stack, cases), ...use.given.map(([name, given]) => (given ? holds(name, stack) : not(holds(name, stack)))))
    const isGiven = and(isThere(use.name, stack), !output?.Condition || holds(output.Condition, child!))
    const names = [condition, output?.Condition].filter(Boolean).join(' and ')
    // What took too long to know is not held against anybody.
    return cases.implies(isRead, isGiven) || cases.gaveUp()
      ? []
      : [{ code: 'conditionalRead', path: use.path, found, expected: `${names} ${names.includes(' and ') ? 'hold' : 'holds'}` }]
  })

function target({ name, attribute = '' }: Use, { template, children }: Stack) {
  const child = children[name]
  const output = attribute.startsWith('Outputs.') ? child?.template.Outputs?.[attribute.slice('Outputs.'.length)] : undefined
  return { child, output, condition: template.Resources[name]?.Condition, found: output ? `${name}.${attribute}` : name }
}

function entryIsThere({ section, entry }: Use, stack: Stack, { holds, isThere }: Cases) {
  if (section === 'Resources') return isThere(entry, stack)
  const condition = stack.template.Outputs?.[entry]?.Condition
  return section !== 'Outputs' || condition === undefined || holds(condition, stack)
}
