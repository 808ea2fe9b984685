import { fileName } from './assembly.ts'
import { casesOf } from './check/cases.ts'
import { conditionalReads } from './check/conditional.ts'
import { overLimits, treeOverLimit } from './check/limits.ts'
import { childParameters, childSubset, nestedStacks } from './check/nested.ts'
import { cycles } from './check/order.ts'
import { outputTypes } from './check/outputs.ts'
import { defaults } from './check/parameters.ts'
import { longPolicies } from './check/policies.ts'
import type { Finding, Problem } from './check/problem.ts'
import { unknownNames, unusedNames } from './check/references.ts'
import { illegalNames, resourceTypes, unprotectedData } from './check/resources.ts'
import { stacksOf, type Stack } from './check/stack.ts'
import { fixedPlaces, notJson, transforms } from './check/values.ts'
import type { Template } from './template.ts'

/** What is asked of every template. */
const rules: ((stack: Stack) => Finding[])[] = [
  ...[notJson, transforms, illegalNames, resourceTypes],
  ...[unknownNames, unusedNames, cycles],
  ...[childParameters, childSubset, nestedStacks],
  ...[outputTypes, defaults, unprotectedData, fixedPlaces],
]

/** Everything wrong with a template and those nested in it, as data; `file` is where the root is emitted to. */
export function check(root: Template, file: string): Problem[] {
  const stacks = stacksOf(root, file)
  const ask = (rules: ((stack: Stack) => Finding[])[]) =>
    stacks.flatMap((stack) => rules.flatMap((rule) => rule(stack)).map((finding): Problem => ({ ...finding, file: stack.file })))
  const shared = stacks.filter((stack, index) => stacks.findIndex((other) => other.file === stack.file) !== index)
  const problems = [
    ...ask(rules),
    ...shared.map(({ file: found, parents: [parent] }): Problem => ({
      code: 'sharedFile',
      file: parent!.stack.file,
      path: `Resources.${parent!.logicalId}`,
      found,
    })),
  ]
  if (problems.length > 0) return problems
  // Asked of a tree that has none of these problems: a ring of conditions, for one, has no answer.
  const cases = casesOf()
  return [...ask([(stack) => conditionalReads(stack, cases), overLimits, longPolicies]), ...treeOverLimit(stacks[0]!).map((finding) => ({ ...finding, file }))]
}

/**
 * Outputs of nested stacks that no parent reads in any of these trees, which share stacks: what one product leaves, another
 * may read. A stack is known by the name of its file.
 */
export function unreadOutputs(trees: { root: Template; file: string }[]): Problem[] {
  const stacks = trees.flatMap(({ root, file }) => stacksOf(root, file))
  const read = new Set(
    stacks.flatMap(({ uses, children }) =>
      uses.flatMap(({ kind, name, attribute }) => (kind === 'GetAtt' && name in children ? [`${fileName(name)}: ${attribute}`] : [])),
    ),
  )
  return stacks.flatMap(({ template, file, parents: [parent] }) =>
    Object.keys(parent ? (template.Outputs ?? {}) : {})
      .map((name) => `Outputs.${name}`)
      .filter((path) => !read.has(`${fileName(parent!.logicalId)}: ${path}`))
      .map((path): Problem => ({ code: 'unreadOutput', file, path })),
  )
}
