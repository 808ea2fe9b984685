import { unitsWithin } from '../organizations/units.ts'
import { type Call, callIn } from '../world.ts'
import { instancesFor } from './instances.ts'
import { type StackSet, stackSetsOf } from './model.ts'
import { begin } from './operations.ts'

/** The targeted units of a stack set that an account in this unit belongs to. */
const targetedBy = ({ targets }: StackSet, call: Call, unit: string) =>
  [...targets.keys()].filter((target) => unitsWithin(call.world.organization, target).includes(unit))

/**
 * What automatic deployment does when an account moves: deletes its stacks when it leaves a targeted unit, makes new
 * ones when it comes into one. Overrides, account filters and operation preferences of earlier requests do not count,
 * and it waits its turn when an operation is under way.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
 */
export function accountMoved(call: Call, Account: string, from: string): void {
  const { world } = call
  const management = world.accounts.get(world.managementAccount)!
  const to = world.accounts.get(Account)!.ParentId
  for (const region of management.regions.values()) {
    const admin = callIn(call, management.Id, region.Name, call.caller)
    for (const set of stackSetsOf(region).values()) {
      if (set.Status !== 'ACTIVE' || !set.AutoDeployment?.Enabled) continue
      const [left, entered] = [targetedBy(set, admin, from), targetedBy(set, admin, to)]
      if (left.join() === entered.join()) continue
      const start = (action: 'CREATE' | 'DELETE', instances: Parameters<typeof begin>[2]['instances'], retain = false) =>
        instances.length > 0 && begin(set, admin, { action, instances, preferences: {}, input: {}, retain })
      start('DELETE', [...set.instances.values()].filter((one) => one.Account === Account), set.AutoDeployment.RetainStacksOnAccountRemoval)
      const regions = [...new Set(entered.flatMap((unit) => [...set.targets.get(unit)!]))]
      start('CREATE', instancesFor(set, entered.length > 0 ? [{ Account, OrganizationalUnitId: entered[0] }] : [], regions))
    }
  }
}
