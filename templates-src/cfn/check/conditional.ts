import { always, exists, holds, isThere } from './cases.ts'
import type { Finding } from './problem.ts'
import type { Stack } from './stack.ts'
import type { Use } from './uses.ts'

/** Resources and outputs that are read where they may not be there, as their condition is another than the reader's. */
export const conditionalReads = (stack: Stack): Finding[] =>
  stack.uses.flatMap((use): Finding[] => {
    if (use.kind !== 'Ref' && use.kind !== 'GetAtt') return []
    const { child, output, condition, found } = target(use, stack)
    if (!condition && !output?.Condition) return []
    const isSafe = always((is) => {
      const isRead = exists(stack, is) && entryIsThere(use, stack, is) && use.given.every(([name, given]) => holds(name, stack, is) === given)
      return !isRead || (isThere(use.name, stack, is) && (!output?.Condition || holds(output.Condition, child!, is)))
    })
    const names = [condition, output?.Condition].filter(Boolean).join(' and ')
    return isSafe ? [] : [{ code: 'conditionalRead', path: use.path, found, expected: `${names} ${names.includes(' and ') ? 'hold' : 'holds'}` }]
  })

function target({ name, attribute = '' }: Use, { template, children }: Stack) {
  const child = children[name]
  const output = attribute.startsWith('Outputs.') ? child?.template.Outputs?.[attribute.slice('Outputs.'.length)] : undefined
  return { child, output, condition: template.Resources[name]?.Condition, found: output ? `${name}.${attribute}` : name }
}

function entryIsThere({ section, entry }: Use, stack: Stack, is: Parameters<typeof holds>[2]): boolean {
  if (section === 'Resources') return isThere(entry, stack, is)
  const condition = stack.template.Outputs?.[entry]?.Condition
  return section !== 'Outputs' || condition === undefined || holds(condition, stack, is)
}
