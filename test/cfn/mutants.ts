import type { Template } from '../../templates-src/cfn/index.ts'

/** Every way to break a template in one small place: what was done, where, and the broken template. */
export function* mutants(template: Template): Generator<{ name: string; broken: Template }> {
  const places: { path: string[]; value: any }[] = []
  const visit = (value: any, path: string[]) => {
    if (path.length > 0) places.push({ path, value })
    if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) visit(value[key], [...path, key])
  }
  visit(template, [])
  const changed = (path: string[], change: (parent: any, key: string) => void): Template => {
    const copy: any = structuredClone(template)
    change(path.slice(0, -1).reduce((parent, key) => parent[key], copy), path.at(-1)!)
    return copy
  }
  const remove = (parent: any, key: string) => void (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key])
  for (const { path, value } of places) {
    const [section, id] = path
    const at = path.join('.')
    // The types of outputs are not emitted; what After holds where nothing is to be waited for says nothing.
    if ((section === 'Outputs' && path[2] === 'Type') || (path.includes('After') && path.at(-1) === '2')) continue
    const inside = path.length > 2 || section === 'Description'
    const parent = path.at(-2)
    // What stands in a function's argument is changed, not taken away: that is another mistake, which cfn-lint sees.
    const isArgument = path.slice(0, -1).some((key) => key.startsWith('Fn::') && key !== 'Fn::Join')
    if (path.length > 1 && !isArgument) yield { name: `without ${at}`, broken: changed(path, remove) }
    if (path.at(-1) === 'Fn::If') {
      const swap = (holder: any, key: string) => void (holder[key] = [holder[key][0], holder[key][2], holder[key][1]])
      yield { name: `branches swapped in ${at}`, broken: changed(path, swap) }
    }
    if (inside && typeof value === 'string' && parent !== 'DependsOn' && path.at(-1) !== 'DependsOn') {
      yield { name: `other text in ${at}`, broken: changed(path, (holder, key) => void (holder[key] = `${value}x`)) }
    }
    if (inside && typeof value === 'number' && !isArgument) yield { name: `other number in ${at}`, broken: changed(path, (holder, key) => void (holder[key] = value + 1)) }
    if (inside && typeof value === 'boolean') yield { name: `other answer in ${at}`, broken: changed(path, (holder, key) => void (holder[key] = !value)) }
    if (section === 'Conditions' && path.length === 2) yield { name: `${id} negated`, broken: changed(path, (holder, key) => void (holder[key] = { 'Fn::Not': [value] })) }
    if (section === 'Resources' && path.length === 2) {
      yield { name: `${id} twice`, broken: changed(path, (holder, key) => void (holder[`${key}Again`] = value)) }
      if (value.Condition) continue
      const [condition] = Object.keys(template.Conditions ?? {})
      if (condition) yield { name: `${id} under ${condition}`, broken: changed(path, (holder, key) => void (holder[key].Condition = condition)) }
    }
  }
}
