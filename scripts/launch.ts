import type { ProvisionedProductDetail, ProvisioningArtifact, ProvisioningArtifactParameter, RecordDetail } from '@aws-sdk/client-service-catalog'
import type { Product } from '../products/product.ts'
import { cloudFormation, serviceCatalog, sts } from './aws.ts'
import { suggestion } from '../templates-src/cfn/check/suggestion.ts'
import { loadCatalog } from './catalog/catalog.ts'
import { refused } from './failure.ts'
import { onInterrupt } from './interrupt.ts'
import { existingOf, observe, parametersOf } from './launch/observe.ts'
import { problemsOf } from './launch/parameters.ts'
import { commandOf, reportEnd, rollBackFirst } from './launch/report.ts'
import { comesOf, comesSteps, refusedOf } from './launch/taken.ts'
import { waitFor } from './launch/wait.ts'
import { approved, type Options, type Step } from './plan.ts'
import { chosen, loadProduct, productCalled } from './products.ts'
import { progress } from './progress.ts'

type Values = Record<string, string>
type Launch = Options & { name: string; version?: string; region?: string; profile?: string; set?: Record<string, string>; 'allow-replace'?: string[] }

/** The region that is asked for, or the first of the hub. */
export async function regionOf({ region, catalog }: Options & { region?: string }): Promise<string> {
  if (region === undefined) return (await loadCatalog(catalog!)).Hub.Regions[0]!
  const { regions } = await import('./catalog/read.ts')
  const known = regions()
  if (known.includes(region)) return region
  const near = suggestion(region, known)
  throw refused(`--region ${region}: there is no such region; ${near ? `did you mean ${near}?` : `there are ${known.join(', ')}`}`)
}

/** Launches a product as the caller, who needs no more than Service Catalog lets an end user do. */
export async function launch(folder: string, options: Launch) {
  const { name } = options
  // https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisionProduct.html
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(name)) throw refused(`launch --name ${JSON.stringify(name)}: is no name; use 1 to 128 letters, digits, full stops, hyphens and underscores, beginning with a letter or a digit`)
  const region = await regionOf(options)
  const product = await loadProduct(chosen([folder])[0]!)
  const set = { ...profileOf(product, options.profile), ...options.set }
  const { account, caller, productId, pathId, versions, existing } = await observe(region, product.Name, name)
  if (existing?.Status === 'UNDER_CHANGE') return resume('launch', region, account, existing.LastRecordId!, name, options)
  if (existing && existing.Status === 'AVAILABLE' && (!productId || existing.ProductId === productId)) {
    await refuseOther(name, region, account, existing, versions, set, options.version)
    return same(name, options, 'is there already', existing.Id!, `to change it, run "stackroom update ${name}"`)
  }
  if (existing) throw refused(`launch ${name}: the name is taken by provisioned product ${existing.Id} (${existing.Status}); take another, or run "stackroom terminate ${name}"`)
  if (!productId) {
    throw refused(`launch ${name}: ${caller} sees no product "${product.Name}" in ${region}; a portfolio that holds it must name this role as a principal and be shared with account ${account}`)
  }
  const version = choose(`launch ${name}`, versions, options.version)
  const parameters = await parametersOf(region, productId, version.Id!, pathId)
  const faults = problemsOf(set, parameters, { launching: true })
  const defaults = parameters.map(({ ParameterKey, DefaultValue }) => [ParameterKey!, DefaultValue] as const).filter(([key, value]) => value !== undefined && key in (options.set ?? {}))
  const mix = await mixOf(product, version, set, Object.fromEntries(defaults) as Record<string, string>, { account, region }, faults.length === 0)
  refuse([...faults, ...mix.problems].map((problem) => `launch ${name}: ${problem}`))

  const steps: Step[] = [
    { call: 'ProvisionProduct', text: `launch ${product.Name} ${version.Name} as "${name}" in account ${account}, ${region}` },
    ...inEffect(parameters, set),
    ...mix.notes,
    // What the checkout says of another version would be a guess.
    ...(version.Name === product.Version.Name ? await costOf(product, set) : []),
  ]
  if (!(await approved(`launch ${name}`, steps, options))) return
  const start = () => serviceCatalog(region).provisionProduct({
    ProductId: productId,
    ProvisioningArtifactId: version.Id,
    PathId: pathId,
    ProvisionedProductName: name,
    ProvisioningParameters: Object.entries(set).map(([Key, Value]) => ({ Key, Value })),
  })
  await watch('launch', region, account, start, name, options)
}

/** Refuses a launch of what is there with other values or at another version; a caller who may not read its values is not told. */
async function refuseOther(
  name: string, region: string, account: string, existing: ProvisionedProductDetail, versions: ProvisioningArtifact[], set: Record<string, string>, version?: string,
) {
  const now = await valuesOf(region, `SC-${account}-${existing.Id}`)
  const others = Object.entries(set).filter(([key, value]) => now && now[key] !== value)
  const at = versions.find(({ Id }) => Id === existing.ProvisioningArtifactId)?.Name
  const moves = version !== undefined && at !== undefined && version !== at
  if (others.length === 0 && !moves) return
  const differs = [...(moves ? [`its version is ${at}, not ${version}`] : []), ...others.map(([key, value]) => `${key} is ${now![key] ?? 'no parameter of it'}, not ${value}`)]
  const flags = [...(moves ? [`--version ${version}`] : []), ...others.map(([key, value]) => `--set ${quoted(`${key}=${value}`)}`)]
  throw refused(`launch ${name}: is there already with other values: ${differs.join(', ')}; to change it, run: stackroom update ${name} ${flags.join(' ')}`)
}

/** A word as a shell takes it. */
const quoted = (text: string) => (/^[\w.,:/@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

function profileOf({ Name, Profiles = {} }: Product, profile: string | undefined): Record<string, string> {
  if (profile === undefined) return {}
  const found = Profiles[profile]
  if (!found) throw refused(`--profile ${profile}: ${Name} has no such profile; it has ${Object.keys(Profiles).join(', ') || 'none'}`)
  return found.Parameters
}

/**
 * What speaks against the values together, and which of `others` make no difference, of the version that this checkout has;
 * of another one CloudFormation tells. Values that are not valid are held to the Rules alone.
 */
async function mixOf(
  { Template, Version }: Product, version: ProvisioningArtifact, values: Values, others: Values, place: { account: string; region: string }, isValid: boolean,
): Promise<{ problems: string[]; notes: Step[] }> {
  if (version.Name !== Version.Name) return { problems: [], notes: [] }
  const [{ rulesAgainst }, mixes] = await Promise.all([import('./launch/values.ts'), import('./launch/mixes.ts')])
  const broken = rulesAgainst(Template, values, place.region)
  const { problems, notes } = isValid ? mixes.mixOf(Template, values, others, place) : { problems: [], notes: [] }
  return { problems: [...broken, ...problems], notes }
}

async function costOf({ Template }: Product, set: Record<string, string>): Promise<Step[]> {
  const [{ floorOf }, { floorLines }] = await Promise.all([import('./cost/floor.ts'), import('./cost/show.ts')])
  return floorLines(floorOf(Template, set)).map((text) => ({ call: 'Note', text }))
}

/**
 * Updates a provisioned product to a version and to what --set says; every other parameter keeps its value. Refuses to take
 * a data store or a network away that --allow-replace does not name.
 */
export async function update(name: string, options: Omit<Launch, 'name'>) {
  const { set = {} } = options
  const region = await regionOf(options)
  const { account, existing } = await provisioned('update', region, name)
  if (existing.Status === 'UNDER_CHANGE') return resume('update', region, account, existing.LastRecordId!, name, options)
  if (existing.Status === 'ERROR') await refuseBroken(name, region, `SC-${account}-${existing.Id}`)
  const { ProvisioningArtifacts = [], LaunchPaths = [], ProductViewSummary } = await serviceCatalog(region).describeProduct({ Id: existing.ProductId })
  const pathId = LaunchPaths[0]?.Id
  const version = choose(`update ${name}`, ProvisioningArtifacts, options.version)
  const parameters = await parametersOf(region, existing.ProductId!, version.Id!, pathId)
  const now = await valuesOf(region, `SC-${account}-${existing.Id}`)
  const product = await productCalled(ProductViewSummary?.Name)
  const faults = problemsOf(set, parameters, { launching: false })
  // What those who may not read its parameters break, CloudFormation tells.
  const mix = product && now ? await mixOf(product, version, { ...now, ...set }, now, { account, region }, faults.length === 0) : { problems: [], notes: [] }
  refuse([...faults, ...mix.problems].map((problem) => `update ${name}: ${problem}`))

  // A TAINTED product is one whose last update was rolled back: it differs from what it should be. So does one in ERROR.
  const moves = version.Id !== existing.ProvisioningArtifactId || existing.Status !== 'AVAILABLE'
  const changed = Object.entries(set).filter(([key, value]) => now?.[key] !== value)
  if (!moves && changed.length === 0) return same(name, options, `is at version ${version.Name} with these parameters`, existing.Id!)
  const comes = comesOf({
    name: ProductViewSummary?.Name,
    product,
    now: { version: ProvisioningArtifacts.find(({ Id }) => Id === existing.ProvisioningArtifactId)?.Name, parameters: now },
    then: { version: version.Name, parameters: { ...now, ...set } },
  })
  const steps: Step[] = [
    { call: 'UpdateProvisionedProduct', text: `update "${name}" to version ${version.Name} in account ${account}, ${region}` },
    ...changed.map(([key, value]) => ({ call: 'Parameter', text: `${key}: ${now?.[key] ?? 'unknown'} → ${value}` })),
    ...mix.notes,
    ...comesSteps(comes),
  ]
  const problems = typeof comes === 'string' ? [] : refusedOf(comes.taken, options['allow-replace'] ?? [], name)
  if (problems.length > 0) {
    await approved(`update ${name}`, steps, { ...options, plan: true })
    refuse(problems.map((problem) => `update ${name}: ${problem}`))
  }
  if (!(await approved(`update ${name}`, steps, options))) return
  const start = () => serviceCatalog(region).updateProvisionedProduct({
    ProvisionedProductId: existing.Id,
    ProductId: existing.ProductId,
    ProvisioningArtifactId: version.Id,
    PathId: pathId,
    ProvisioningParameters: parameters.map(({ ParameterKey: Key }) =>
      Key! in set ? { Key, Value: set[Key!] } : now && !(Key! in now) ? { Key } : { Key, UsePreviousValue: true },
    ).filter((parameter) => 'Value' in parameter || 'UsePreviousValue' in parameter),
  })
  await watch('update', region, account, start, name, options)
}

/** Refuses to update what is in ERROR, with what to do, unless its stack was mended meanwhile. */
async function refuseBroken(name: string, region: string, stack: string) {
  const status = await cloudFormation(region).describeStacks({ StackName: stack }).then(({ Stacks }) => Stacks?.[0]?.StackStatus, () => undefined)
  if (/^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(status ?? '')) return
  const again = `run "stackroom terminate ${name}"`
  throw refused(
    `update ${name}: it is in ERROR, and its stack ${stack} ${status ? `in ${status}` : 'is not there, or not yours to read'}; `.concat(
      status === 'UPDATE_ROLLBACK_FAILED'
        ? rollBackFirst(name, { name: stack, region })
        : status === 'DELETE_FAILED'
        ? `its end failed halfway, and cannot be taken back: mend the cause, and ${again} again`
        : /^(CREATE_FAILED|ROLLBACK_)/.test(status ?? '')
        ? `its launch failed: ${again} and launch it again`
        : `let someone who may look at that stack say whether it can be mended; if not, ${again} and launch it again`,
    ),
  )
}

/** What was launched under a name, and in which account; refused where the caller sees none. */
export async function provisioned(what: string, region: string, name: string) {
  const { Account: account = '', Arn } = await sts(region).getCallerIdentity({})
  const existing = await existingOf(region, name)
  if (!existing) throw refused(`${what} ${name}: ${Arn} sees no provisioned product of that name in ${region}; look at "stackroom status", or launch it`)
  return { account, existing }
}

/** The version named, or the newest that may be launched. */
function choose(doing: string, versions: ProvisioningArtifact[], name?: string): ProvisioningArtifact {
  const newest = [...versions].sort((a, b) => (b.CreatedTime?.getTime() ?? 0) - (a.CreatedTime?.getTime() ?? 0))
  const found = name ? newest.find(({ Name }) => Name === name) : newest.find(({ Guidance }) => Guidance !== 'DEPRECATED')
  if (!found) throw refused(`${doing}: ${name ? `there is no version ${name}` : 'no version may be launched'}; there are ${newest.map(({ Name, Guidance }) => `${Name}${Guidance === 'DEPRECATED' ? ' (deprecated)' : ''}`).join(', ') || 'none'}`)
  return found
}

const refuse = (problems: string[]) => {
  if (problems.length > 0) throw refused(...problems)
}

/** The parameters as they will be, those that were set first. */
const inEffect = (parameters: ProvisioningArtifactParameter[], set: Record<string, string>): Step[] =>
  [...parameters]
    .sort((a, b) => Number(b.ParameterKey! in set) - Number(a.ParameterKey! in set))
    .map(({ ParameterKey = '', DefaultValue = '' }) => ({
      call: 'Parameter',
      text: `${ParameterKey}: ${ParameterKey in set ? set[ParameterKey] : `${DefaultValue || '(blank)'} (default)`}`,
    }))

/** The parameters a stack has now; undefined where the caller may not read CloudFormation. */
const valuesOf = (region: string, StackName: string): Promise<Record<string, string> | undefined> =>
  cloudFormation(region)
    .describeStacks({ StackName })
    .then(({ Stacks }) => Object.fromEntries((Stacks?.[0]?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey!, ParameterValue!])))
    .catch(() => undefined)

/** Says that there is nothing to do, and why. */
export async function same(name: string, { json }: Options, found: string, id?: string, advice?: string) {
  if (json) console.log(JSON.stringify({ name, id, status: 'UNCHANGED', found }, null, 2))
  else console.log(`${name} ${found}: nothing to do${advice ? `; ${advice}` : ''}`)
}

const recordTypes: Record<string, string> = { launch: 'PROVISION_PRODUCT', update: 'UPDATE_PROVISIONED_PRODUCT', terminate: 'TERMINATE_PROVISIONED_PRODUCT' }

/** Watches what is under way, if that is what was asked for: one of the verbs here, or an action. */
export async function resume(what: string, region: string, account: string, recordId: string, name: string, options: Options) {
  if (options.plan) return same(name, options, 'is under change')
  const found = await serviceCatalog(region).describeRecord({ Id: recordId })
  const { RecordType } = found.RecordDetail!
  if (RecordType !== (recordTypes[what] ?? 'EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION')) throw refused(`${what} ${name}: it is under change by something else (${RecordType}); wait until it is at rest, and run this again`)
  await watch(what, region, account, async () => found, name, options)
}

/** Starts something and waits until it has ended. Interrupted, it says what goes on, also while nobody knows whether it began. */
export async function watch(what: string, region: string, account: string, start: () => Promise<{ RecordDetail?: RecordDetail }>, name: string, options: Options) {
  let id = ''
  const off = onInterrupt(() => `${id ? `record ${id} of "${name}" goes on in AWS` : `${what} of "${name}" may have begun in AWS`}; run "${commandOf(what, name)}" again to watch it`)
  const { RecordDetail: record } = await start()
  id = record!.RecordId!
  const ended = await progress(`${what} ${name}`, (say) => waitFor(region, account, record!, say))
  off()
  reportEnd(what, name, ended, options)
}
