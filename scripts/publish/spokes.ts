import type { Launchable } from '../../products/product.ts'
import { fromYaml } from '../../templates-src/cfn/from-yaml.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { baseline } from '../hub/hub.ts'
import { observe } from '../rollout/observe.ts'

type Resource = { Type: string; Properties?: Record<string, any> }

/** The actions that policies of a template attach to the role of a name; undefined where it makes no such role. */
export function actionsOfRole(Resources: Record<string, Resource>, RoleName: string): string[] | undefined {
  const [logicalId] = Object.entries(Resources).find(([, { Type, Properties }]) => Type === 'AWS::IAM::Role' && Properties?.RoleName === RoleName) ?? []
  if (!logicalId) return undefined
  const attached = Object.values(Resources).filter(({ Type, Properties }) => Type === 'AWS::IAM::ManagedPolicy' && Properties?.Roles?.some((role: any) => role.Ref === logicalId))
  return [...new Set(attached.flatMap(({ Properties }) => Properties!.PolicyDocument.Statement.flatMap(({ Action }: any) => Action as string | string[])))].sort()
}

const several = (count: number, all: number) => `${count} of ${all} account${all === 1 ? '' : 's'}`
const shown = (names: string[]) => (names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`)

/**
 * What the accounts of the catalog's baseline rollout lack for launching products, a sentence each: accounts without the
 * baseline, and actions that a launch role there does not allow yet. Read from the stack set: an account that is CURRENT
 * has what the set has. Nothing where the catalog rolls no baseline out.
 */
export async function lacking(catalog: Catalog, products: Launchable[]): Promise<string[]> {
  const rollout = catalog.Rollouts?.find(({ Product }) => Product === baseline)
  if (!rollout) return []
  const cure = `run "stackroom rollout ${rollout.Name}" before anybody launches there`
  const { stackSet, instances, accounts } = await observe(catalog, rollout)
  const ids = accounts.filter(({ suspended }) => !suspended).map(({ id }) => id)
  const current = ids.filter((id) => instances.some(({ account, status }) => account === id && status === 'CURRENT'))
  const without = ids.filter((id) => !current.includes(id))
  const there = stackSet?.TemplateBody ? (fromYaml(stackSet.TemplateBody) as { Resources: Record<string, Resource> }).Resources : {}
  const behind = products.flatMap(({ Name, Constraint, LaunchRole }) => {
    if (Constraint.Type !== 'LAUNCH') return []
    const needed = actionsOfRole(LaunchRole.Resources as Record<string, Resource>, Constraint.LocalRoleName) ?? []
    const granted = actionsOfRole(there, Constraint.LocalRoleName)
    if (!granted) return [`${several(current.length, ids.length)} have no role ${Constraint.LocalRoleName} for ${Name}; ${cure}`]
    const missing = needed.filter((action) => !granted.includes(action))
    return missing.length > 0 ? [`${several(current.length, ids.length)} lack ${shown(missing)} for ${Name}; ${cure}`] : []
  })
  return [...(without.length > 0 ? [`${several(without.length, ids.length)} have no current account baseline: ${shown(without)}; ${cure}`] : []), ...(current.length > 0 ? behind : [])]
}
