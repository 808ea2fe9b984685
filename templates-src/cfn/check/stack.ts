import { childrenOf, fileName } from '../assembly.ts'
import type { Template } from '../template.ts'
import { usesOf, type Use } from './uses.ts'

/** A template of a tree with what the rules ask of it; a template nested twice is one stack with two parents. */
export interface Stack {
  template: Template
  file: string
  uses: Use[]
  /** Logical ID of a nested stack → that stack. */
  children: Record<string, Stack>
  parents: { stack: Stack; logicalId: string }[]
}

/** The stacks of a tree, the root first. Two nested stacks of one name are told apart by their templates. */
export function stacksOf(root: Template, file: string): Stack[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const known = new Map<string, Stack>()
  const add = (template: Template, file: string): Stack => {
    const key = `${file}\n${JSON.stringify(template)}`
    const stack = known.get(key) ?? { template, file, uses: usesOf(template), children: {}, parents: [] }
    if (known.has(key)) return stack
    known.set(key, stack)
    for (const [logicalId, child] of Object.entries(childrenOf(template))) {
      stack.children[logicalId] = add(child, `${folder}${fileName(logicalId)}`)
      stack.children[logicalId].parents.push({ stack, logicalId })
    }
    return stack
  }
  add(root, file)
  return [...known.values()]
}
