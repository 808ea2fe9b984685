import { assetsOf } from './assets.ts'
import { s3, sts } from './aws.ts'
import { type Catalog, loadCatalog, type Rollout } from './catalog/catalog.ts'
import { failed, refused, wrapped } from './failure.ts'
import { hubStack } from './hub/hub.ts'
import { onInterrupt } from './interrupt.ts'
import { approved, type Options } from './plan.ts'
import { progress } from './progress.ts'
import { stacksOf } from './publish/observe.ts'
import { planStack } from './publish/plan.ts'
import { apply } from './rollout/apply.ts'
import { instancesOf, type Instance, observe } from './rollout/observe.ts'
import { plan, planRemoval } from './rollout/plan.ts'
import { table } from './table.ts'

/** Rolls a template out as the catalog says, resuming what is not current; or takes it back. Fails when an instance did. */
export async function rollout(name: string, options: Options & { remove?: boolean }) {
  const catalog = await loadCatalog(options.catalog!)
  const entry = catalog.Rollouts?.find(({ Name }) => Name === name)
  if (!entry) throw refused(`rollout ${name}: is not in ${options.catalog}; there are ${catalog.Rollouts?.map(({ Name }) => Name).join(', ') || 'none'}`)
  const region = catalog.Hub.Regions[0]!
  await inHub(catalog)

  const observed = await observe(catalog, entry).catch((cause) => {
    throw explained(entry, cause)
  })
  const { bucket, files } = await assetsOf(entry.Product, catalog, region)
  const needed = files.filter(({ file }) => file === entry.Template || (entry.Template === 'product.yaml' && !['flat.yaml', 'launch-role.yaml'].includes(file)))
  const stack = hubStack(catalog, region, bucket)
  const hub = options.remove ? [] : planStack(stack, { stacks: await stacksOf(region, [stack]) })
  const steps = options.remove
    ? planRemoval(entry, observed)
    : [...hub, ...plan(entry, observed, needed.find(({ file }) => file === entry.Template)!.body, await missing(region, bucket, needed))]

  if (steps.length > 0 && !options.remove) await (await import('./sound.ts')).refuseUnsound([entry.Product])
  const suspended = observed.accounts.filter(({ suspended }) => suspended).map(({ id }) => id)
  const notes = [
    ...(suspended.length > 0 && !options.remove ? [`skipped, as suspended: ${suspended.join(', ')}`] : []),
    ...left(entry, observed.instances, observed.accounts.map(({ id }) => id)),
  ]
  if (!options.json) for (const note of notes) console.log(`${name}: ${note}`)
  if (await approved(`rollout ${name}`, steps, options, notes)) {
    let operation = ''
    const off = onInterrupt(() =>
      operation
        ? `operation ${operation} of stack set ${name} goes on in AWS; run "stackroom rollout ${name}" again to watch it and to resume`
        : `run "stackroom rollout ${name}" again to resume`,
    )
    await progress(`rollout ${name}`, async (say) => {
      for (const step of steps) {
        await apply(step, { catalog, rollout: entry, bucket, files, say, began: (id) => (operation = id) }).catch((cause) => {
          throw explained(entry, cause)
        })
      }
    })
    off()
  } else if (options.plan || steps.length > 0) return

  const instances = options.remove ? [] : steps.length > 0 ? await instancesOf(catalog, entry) : observed.instances
  report(entry, instances, options, notes)
}

/** Ends with a row an account and region, and fails when one is not current, whatever the operation's own status was. */
function report(entry: Rollout, instances: Instance[], { json }: Options, notes: string[]) {
  if (json) console.log(JSON.stringify({ rollout: entry.Name, instances, notes }, null, 2))
  else for (const line of table(instances.map(({ account, region, status }) => [account, region, status]))) console.log(line)
  const bad = instances.filter(({ status }) => status !== 'CURRENT' && status !== 'SKIPPED_SUSPENDED_ACCOUNT')
  const causes = new Map<string, string[]>()
  for (const { account, region, status, reason = status } of bad) causes.set(reason, [...(causes.get(reason) ?? []), `${account} ${region}`])
  if (bad.length > 0) {
    throw failed(
      `rollout ${entry.Name}: ${bad.length} of ${instances.length} instances are not current`,
      ...[...causes].map(([cause, places]) => `  ${places.length <= 5 ? places.join(', ') : `${places.slice(0, 5).join(', ')} and ${places.length - 5} more`}: ${cause}`),
      `mend the cause, then run "stackroom rollout ${entry.Name}" again: it resumes with these only`,
    )
  }
}

/** Instances that the catalog does not ask for any more are named and left. */
function left({ Regions, Name }: Rollout, instances: Instance[], accounts: string[]): string[] {
  const extra = instances.filter(({ account, region }) => !accounts.includes(account) || !Regions.includes(region))
  return extra.length === 0
    ? []
    : [`left as they are, as ${Name} does not ask for them: ${extra.map(({ account, region }) => `${account} ${region}`).join(', ')}`]
}

/** Refuses credentials of another account than the hub's: the stack set would be made there. */
async function inHub({ Hub }: Catalog) {
  const { Account, Arn } = await sts(Hub.Regions[0]!).getCallerIdentity({})
  if (Account !== Hub.AccountId) throw refused(`rollout: you are ${Arn} of account ${Account}; the catalog says the hub is ${Hub.AccountId}; sign in there`)
}

async function missing(region: string, Bucket: string, files: { file: string; key: string }[]): Promise<string[]> {
  const has = async (Key: string) =>
    s3(region)
      .headObject({ Bucket, Key })
      .then(() => true)
      .catch((error) => {
        if (error.name === 'NotFound' || error.$metadata?.httpStatusCode === 404) return false
        throw error
      })
  const found = await Promise.all(files.map(async ({ file, key }) => ({ file, there: await has(key) })))
  return found.filter(({ there }) => !there).map(({ file }) => file)
}

/** What a person can do about a refusal of the services. */
function explained({ Name, PermissionModel }: Rollout, cause: Error & { name: string }) {
  const doing = `rollout ${Name}`
  if (/trusted access|organizations access|OrganizationsAccess/i.test(cause.message)) {
    return refused(`${doing}: StackSets have no trusted access to the organization; let an administrator of the management account run "aws cloudformation activate-organizations-access"`)
  }
  if (PermissionModel === 'SERVICE_MANAGED' && /AWSOrganizationsNotInUse|ParentNotFound|OrganizationalUnitNotFound/.test(cause.name)) {
    return refused(`${doing}: ${cause.message}; look at DeploymentTargets.OrganizationalUnitIds in the catalog`)
  }
  return wrapped(doing, cause)
}
