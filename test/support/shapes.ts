import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { World } from '../../scripts/local-aws/world.ts'
import { cloud, given } from '../local-aws/cloudformation/support.ts'
import { root } from './local.ts'

type Values = Record<string, string>
type Rows = ReturnType<typeof cloud>['rows']
/** Logical ID in the flat shape → physical ID, and when it came to be as it is. */
type Resources = Record<string, { id: string; time: number }>

const region = 'us-east-1'
const stacksIn = (world: World, account: string) => cloud({ world, as: account, inRegion: region })

/** What a stack has, and its nested stacks, by the names that the flat shape gives. */
function resourcesOf(rows: Rows, StackName: string, prefix = ''): Resources {
  const all: any[] = rows.DescribeStackResources!({ StackName }).StackResources
  const there = all.filter(({ ResourceStatus, PhysicalResourceId }) => PhysicalResourceId && ResourceStatus !== 'DELETE_COMPLETE')
  return Object.assign(
    {},
    ...there.map(({ LogicalResourceId: id, ResourceType, PhysicalResourceId, Timestamp }) =>
      ResourceType === 'AWS::CloudFormation::Stack' ? resourcesOf(rows, PhysicalResourceId, prefix + id) : { [prefix + id]: { id: PhysicalResourceId, time: +Timestamp } },
    ),
  )
}

/** The resources that came and went, that are others than they were, and that were changed in place. */
function moved(before: Resources, after: Resources) {
  const stayed = Object.keys(after).filter((name) => name in before).sort()
  return {
    added: Object.keys(after).filter((name) => !(name in before)).sort(),
    removed: Object.keys(before).filter((name) => !(name in after)).sort(),
    replaced: stayed.filter((name) => before[name]!.id !== after[name]!.id),
    changed: stayed.filter((name) => before[name]!.id === after[name]!.id && before[name]!.time !== after[name]!.time),
  }
}

/** The resources of what Service Catalog launched last in an account. */
export function launchedIn(world: World, account: string): Resources {
  const { rows } = stacksIn(world, account)
  const { StackId } = rows.DescribeStacks!().Stacks.filter(({ StackName, ParentId }: any) => StackName.startsWith('SC-') && !ParentId).at(-1)
  return resourcesOf(rows, StackId)
}

/**
 * Fails unless the committed flat template of a product makes what the nested shape made with the first values, and adds,
 * removes, replaces and changes what that did with each of the others; then deletes it. `seen`: what the nested shape had after each.
 */
export async function livesFlat(world: World, account: string, product: string, steps: Values[], seen: Resources[]) {
  const { rows, settled, upload, remove } = stacksIn(world, account)
  upload({ 'flat.yaml': readFileSync(join(root, 'products', product, 'templates/flat.yaml'), 'utf8') })
  let [values, before]: [Values, Resources] = [{}, {}]
  for (const [index, step] of steps.entries()) {
    values = { ...values, ...step }
    const input = { StackName: 'flat', TemplateURL: `https://tpl.s3.${region}.amazonaws.com/flat.yaml`, Parameters: given(values), Capabilities: ['CAPABILITY_NAMED_IAM'] }
    const { StackId } = index === 0 ? rows.CreateStack!(input) : rows.UpdateStack!(input)
    const { StackStatus, StackStatusReason } = await settled(StackId)
    equal(StackStatus, index === 0 ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE', `flat: ${JSON.stringify(step)}: ${StackStatusReason}`)
    const after = resourcesOf(rows, StackId)
    deepEqual(moved(before, after), moved(seen[index - 1] ?? {}, seen[index]!), `flat and nested: ${JSON.stringify(step)}`)
    before = after
  }
  equal((await remove('flat')).StackStatus, 'DELETE_COMPLETE')
}
