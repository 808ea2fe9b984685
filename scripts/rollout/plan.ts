import { fromYaml } from '../../templates-src/cfn/from-yaml.ts'
import type { Rollout } from '../catalog/catalog.ts'
import type { HubStack } from '../hub/hub.ts'
import type { Step } from '../plan.ts'
import type { Observed } from './observe.ts'

/** Accounts that lack the same regions, or have them in the same state: one call serves them all. */
type Group = { accounts: string[]; regions: string[] }

export type RolloutStep = Step &
  (
    | { call: 'CreateStack' | 'UpdateStack'; stack: HubStack }
    | { call: 'PutObject'; file: string }
    | { call: 'CreateStackSet' }
    | { call: 'UpdateStackSet' }
    | ({ call: 'CreateStackInstances' } & Group)
    | ({ call: 'UpdateStackInstances' } & Group)
    | ({ call: 'DeleteStackInstances' } & Group)
    | { call: 'DeleteStackSet' }
    | { call: 'WaitForOperation'; operation: string }
  )

const several = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const where = ({ accounts, regions }: Group) =>
  `${accounts.length <= 5 ? accounts.join(', ') : several(accounts.length, 'account')} in ${regions.join(', ')}`

/** Groups account and region pairs by the regions an account has in common with others. */
function groups(pairs: { account: string; region: string }[]): Group[] {
  const regionsOf = new Map<string, string[]>()
  for (const { account, region } of pairs) regionsOf.set(account, [...(regionsOf.get(account) ?? []), region].sort())
  const byRegions = new Map<string, Group>()
  for (const [account, regions] of regionsOf) {
    const group = byRegions.get(regions.join()) ?? { accounts: [], regions }
    byRegions.set(regions.join(), { ...group, accounts: [...group.accounts, account] })
  }
  return [...byRegions.values()]
}

/** Which parameters a stack set has otherwise than it shall; one that the catalog does not name has the template's default. */
function changed({ Parameters: wanted = {} }: Rollout, have: Record<string, string>, body: string): string[] {
  const declared = (fromYaml(body) as { Parameters?: Record<string, { Default?: unknown }> }).Parameters ?? {}
  return [...new Set([...Object.keys(have), ...Object.keys(wanted)])].flatMap((name) => {
    const value = wanted[name] ?? declared[name]?.Default
    return have[name] !== undefined && String(value ?? have[name]) === have[name] ? [] : [`${name} ${have[name] ?? 'not set'} → ${value}`]
  })
}

/**
 * What a rollout must do: pure. The number of calls does not depend on the number of accounts.
 * `body` is the template as it will be uploaded, `missing` the files its bucket lacks.
 */
export function plan(rollout: Rollout, observed: Observed, body: string, missing: string[]): RolloutStep[] {
  const { stackSet, instances, operation, accounts } = observed
  const wanted = accounts.filter(({ suspended }) => !suspended).flatMap(({ id }) => rollout.Regions.map((region) => ({ account: id, region })))
  const at = new Map(instances.map((instance) => [`${instance.account} ${instance.region}`, instance]))
  const state = ({ account, region }: { account: string; region: string }) => at.get(`${account} ${region}`)?.status
  const lacking = groups(wanted.filter((pair) => !state(pair)))

  const have = Object.fromEntries((stackSet?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey!, ParameterValue!]))
  const parameters = stackSet ? changed(rollout, have, body) : []
  const given = Object.entries(rollout.Parameters ?? {}).map(([name, value]) => `${name} ${value}`)
  const differs = !stackSet
    ? []
    : [
        ...(stackSet.TemplateBody?.trim() === body.trim() ? [] : ['template']),
        ...(parameters.length > 0 ? [`parameters: ${parameters.join(', ')}`] : []),
        ...((stackSet.AutoDeployment?.Enabled ?? false) === (rollout.AutoDeployment?.Enabled ?? false) ? [] : ['auto-deployment']),
      ]
  // Updating the set updates every instance it has, so that only a set that stays as it is has instances to resume.
  const behind = differs.length > 0 ? [] : groups(wanted.filter((pair) => !['CURRENT', undefined].includes(state(pair))))
  const steps: RolloutStep[] = [
    ...(operation ? [{ call: 'WaitForOperation', operation, text: `wait for the operation that is under way, ${operation}` } as const] : []),
    ...(stackSet ? [] : [{ call: 'CreateStackSet', text: `create stack set ${rollout.Name} (${rollout.PermissionModel}) from ${rollout.Template} of ${rollout.Product}${given.length > 0 ? `, with ${given.join(', ')}` : ''}` } as const]),
    ...(differs.length > 0
      ? [{ call: 'UpdateStackSet', text: `update stack set ${rollout.Name} (${differs.join('; ')}), and with it ${several(instances.length, 'instance')}` } as const]
      : []),
    ...lacking.map((group) => ({ call: 'CreateStackInstances', ...group, text: `create instances in ${where(group)}` }) as const),
    ...behind.map((group) => ({ call: 'UpdateStackInstances', ...group, text: `bring up to date ${where(group)}` }) as const),
  ]
  const reads = steps.some(({ call }) => call !== 'WaitForOperation')
  const uploads = missing.map((file) => ({ call: 'PutObject', file, text: `upload ${file}` }) as const)
  return reads ? [...uploads, ...steps] : steps
}

/** What taking a rollout back must do. */
export function planRemoval({ Name }: Rollout, { stackSet, instances, operation }: Observed): RolloutStep[] {
  if (!stackSet) return []
  return [
    ...(operation ? [{ call: 'WaitForOperation', operation, text: `wait for the operation that is under way, ${operation}` } as const] : []),
    ...groups(instances).map(
      (group) => ({ call: 'DeleteStackInstances', ...group, text: `delete the stacks in ${where(group)}; what their templates retain stays` }) as const,
    ),
    { call: 'DeleteStackSet', text: `delete stack set ${Name}` },
  ]
}
