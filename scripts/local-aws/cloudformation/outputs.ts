import { exportsOf, type Stack, stacksOf } from './model.ts'
import { condition, resolve } from './resolve.ts'
import { scopeOf } from './scope.ts'

/** The stacks that import an export of this one, as AWS lists them in a refusal. */
function usersOf({ call: { region }, id }: Stack, name: string): string {
  const users = [...stacksOf(region).values()].filter((stack) => stack.id !== id && stack.status !== 'DELETE_COMPLETE' && stack.imports.has(name))
  return users.map((stack) => stack.name).join(' and ')
}

/** Why a stack cannot be without some of its exports; undefined when nobody imports them. */
export function inUse(stack: Stack, kept = new Set<string | undefined>()): string | undefined {
  for (const [name, { stackId }] of exportsOf(stack.call.region)) {
    const users = stackId === stack.id && !kept.has(name) ? usersOf(stack, name) : ''
    if (users) return `Export ${name} cannot be deleted as it is in use by ${users}`
  }
  return undefined
}

/** Takes back the exports of a stack, those to keep aside. */
export function withdraw(stack: Stack, kept = new Set<string | undefined>()) {
  const all = exportsOf(stack.call.region)
  for (const [name, { stackId }] of all) if (stackId === stack.id && !kept.has(name)) all.delete(name)
}

/** The outputs of a stack whose resources are there, and what it exports; throws what CloudFormation says of wrong ones. */
export function settleOutputs(stack: Stack) {
  const scope = scopeOf(stack)
  const outputs = Object.entries<any>(stack.template.Outputs)
    .filter(([, { Condition }]) => !Condition || condition(scope, Condition))
    .map(([OutputKey, { Value, Description, Export }]) => {
      const value = resolve(scope, Value)
      if (typeof value === 'object' || typeof value === 'symbol') throw new Error('Template format error: The Value field of every Outputs member must evaluate to a String.')
      return { OutputKey, OutputValue: String(value), ...(Description && { Description }), ...(Export && { ExportName: String(resolve(scope, Export.Name)) }) }
    })
  const all = exportsOf(stack.call.region)
  const kept = new Set(outputs.map(({ ExportName }) => ExportName))
  const withdrawn = inUse(stack, kept)
  if (withdrawn) throw new Error(withdrawn)
  for (const { ExportName, OutputValue } of outputs) {
    const other = ExportName ? all.get(ExportName) : undefined
    if (!other) continue
    if (other.stackId !== stack.id) throw new Error(`Export with name ${ExportName} is already exported by stack ${other.stackId.split('/')[1]}. Rename or delete an export to continue`)
    const users = other.value === OutputValue ? '' : usersOf(stack, ExportName!)
    if (users) throw new Error(`Export ${ExportName} cannot be updated as it is in use by ${users}`)
  }
  withdraw(stack, kept)
  for (const { ExportName, OutputValue } of outputs) if (ExportName) all.set(ExportName, { value: OutputValue, stackId: stack.id })
  stack.outputs = outputs
}
