import { setTimeout as wait } from 'node:timers/promises'
import { cloudFormation } from '../cloudformation/index.ts'
import { parse } from '../cloudformation/template.ts'
import { service, trusts } from '../iam/trust.ts'
import { type Call, callIn, refusal, type Service, sessionOf } from '../world.ts'
import { launchable, type Path, visible } from './access.ts'
import { type Artifact, invalid, need, newId, notFound, once, type Provisioned, type Record_, stateOf, type Tag } from './model.ts'
import { keep, recordDetail } from './records.ts'
import { tagsFor } from './tags.ts'

type Parameter = { Key: string; Value?: string; UsePreviousValue?: boolean }

function pathOf(call: Call, input: any, product: { ProductId?: string; ProductName?: string }): Path {
  const found = visible(call, product)
  const { PathId, PathName } = input
  const chosen = PathId || PathName ? found.filter(({ id, portfolio }) => id === PathId || portfolio.DisplayName === PathName) : found
  if (chosen.length === 0) throw notFound(`Launch path ${PathId ?? PathName} not found`)
  if (chosen.length > 1) throw invalid('There is more than one launch path; say which by PathId')
  return chosen[0]!
}

function artifactOf({ product }: Path, { ProvisioningArtifactId, ProvisioningArtifactName }: any): Artifact {
  const found = launchable(product).find(({ Id, Name }) => Id === ProvisioningArtifactId || (!ProvisioningArtifactId && Name === ProvisioningArtifactName))
  if (!found) throw notFound(`Provisioning artifact ${ProvisioningArtifactId ?? ProvisioningArtifactName} not found`)
  return found
}

/** Who a launch runs as, and in which account: what the LAUNCH constraint says, else the caller. Throws the reason for the record. */
function launcher(call: Call, { portfolio, product }: Pick<Path, 'portfolio' | 'product'>): { call: Call; roleArn?: string } {
  const constraint = [...portfolio.constraints.values()].find(({ Type, ProductId }) => Type === 'LAUNCH' && ProductId === product.ProductId)
  if (!constraint) return { call }
  const { RoleArn, LocalRoleName } = JSON.parse(constraint.Parameters)
  const roleArn = RoleArn ?? `arn:aws:iam::${call.account.Id}:role/${LocalRoleName}`
  const account = call.world.accounts.get(roleArn.split(':')[4])
  const role = account?.iam.roles.get(roleArn.split('/').at(-1))
  if (!trusts(role, service('servicecatalog.amazonaws.com'))) {
    throw Object.assign(new Error(`Access denied while assuming the role ${roleArn}. Check that the role exists and trusts servicecatalog.amazonaws.com.`), { roleArn })
  }
  return { call: callIn(call, account!.Id, call.region.Name, sessionOf(role, 'servicecatalog')), roleArn }
}

/** The rules of TEMPLATE constraints stand in the template that is launched. */
function constrained(text: string, { portfolio, product }: Pick<Path, 'portfolio' | 'product'>): string {
  const rules = [...portfolio.constraints.values()].filter(({ Type, ProductId }) => Type === 'TEMPLATE' && ProductId === product.ProductId).map(({ Parameters }) => JSON.parse(Parameters).Rules ?? {})
  if (rules.length === 0) return text
  const { text: _, Transform: __, ...template } = parse(text)
  return JSON.stringify({ ...template, Rules: Object.assign({}, template.Rules, ...rules) })
}

const bucketName = 'servicecatalog-provisioning-templates'

/** Service Catalog's own copy of a template, which launch roles read by its tag.
 *  https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html */
function copy({ world, region }: Call, id: string, text: string): string {
  const bucket = world.buckets.get(bucketName) ?? {
    Name: bucketName, account: 'servicecatalog.amazonaws.com', region: region.Name, objects: new Map(),
    policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucketName}/*` }] },
  }
  world.buckets.set(bucketName, bucket)
  bucket.objects.set(id, { Body: Buffer.from(text), ETag: id, LastModified: world.clock.now(), Tags: { 'servicecatalog:provisioning': 'true' } })
  return `https://${bucketName}.s3.${region.Name}.amazonaws.com/${id}`
}

const describe = (StackName: string, call: Call): any => {
  try {
    return cloudFormation.DescribeStacks!({ StackName }, call).Stacks[0]
  } catch {
    return undefined
  }
}

async function settled(stackId: string, call: Call): Promise<any> {
  for (;;) {
    const stack = describe(stackId, call)
    if (!stack?.StackStatus.endsWith('_IN_PROGRESS')) return stack
    await wait(call.world.clock.stepMilliseconds)
  }
}

/** Runs what a record stands for; ends the record and says how the provisioned product stands. */
async function run(call: Call, record: Record_, product: Provisioned, work: () => Promise<{ error?: string; failed: string; done: string }>) {
  await wait(call.world.clock.stepMilliseconds)
  Object.assign(record, { Status: 'IN_PROGRESS', UpdatedTime: call.world.clock.now() })
  let ended: { error?: string; failed: string; done: string }
  try {
    ended = await work()
  } catch (error) {
    ended = { error: (error as Error).message, failed: record.RecordType === 'UPDATE_PROVISIONED_PRODUCT' ? 'AVAILABLE' : 'ERROR', done: '' }
  }
  const { error, failed, done } = ended
  Object.assign(record, { Status: error === undefined ? 'SUCCEEDED' : 'FAILED', UpdatedTime: call.world.clock.now(), RecordErrors: error === undefined ? [] : [{ Code: 'InternalFailure', Description: error }] })
  Object.assign(product, { Status: error === undefined ? done : failed, StatusMessage: error })
  if (error === undefined) product.LastSuccessfulProvisioningRecordId = record.RecordId
}

const input = (parameters: Parameter[]) => parameters.map(({ Key, Value, UsePreviousValue }) => ({ ParameterKey: Key, ...(UsePreviousValue ? { UsePreviousValue } : { ParameterValue: Value ?? '' }) }))
// Service Catalog acknowledges for the one who launches: ProvisionProduct has no capabilities.
const Capabilities = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']

function outputsOf(stack: any, product: Provisioned, record: Record_) {
  const arn = { OutputKey: 'CloudformationStackARN', OutputValue: stack.StackId, Description: 'The ARN of the launched Cloudformation Stack' }
  product.outputs = record.outputs = [...stack.Outputs.map(({ OutputKey, OutputValue, Description }: any) => ({ OutputKey, OutputValue, Description })), arn]
}

/** A provisioned product that the caller may change, by ID or name. */
export function ownProvisioned(call: Call, { ProvisionedProductId, ProvisionedProductName, Id = ProvisionedProductId, Name = ProvisionedProductName }: any): Provisioned {
  const found = [...stateOf(call.region).provisioned.values()].find((one) => (Id ? one.Id === Id : one.Name === Name))
  if (!found) throw notFound(`Provisioned product ${Id ?? Name} not found`)
  return found
}

function refuseChanging({ Status, Name }: Provisioned) {
  if (Status === 'UNDER_CHANGE') throw refusal('InvalidStateException', `Provisioned product ${Name} is under change`)
}

/** https://docs.aws.amazon.com/servicecatalog/latest/dg/API_ProvisionProduct.html */
export const launching: Service = {
  ProvisionProduct(request, call) {
    need(request, 'ProvisionedProductName', 'ProvisionToken')
    const { ProvisionToken, ...rest } = request
    return once(call, 'ProvisionProduct', ProvisionToken, rest, () => {
      const path = pathOf(call, request, request)
      const artifact = artifactOf(path, request)
      if (artifact.Guidance === 'DEPRECATED') throw invalid(`Provisioning artifact ${artifact.Id} is deprecated; it takes updates only`)
      const { provisioned } = stateOf(call.region)
      const Name: string = request.ProvisionedProductName
      if (!/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}$/.test(Name)) throw refusal('ValidationException', `1 validation error detected: Value '${Name}' at 'provisionedProductName' failed to satisfy constraint`)
      if ([...provisioned.values()].some((one) => one.Name === Name)) throw invalid(`A provisioned product with name ${Name} already exists`)
      const Id = newId(call, 'pp')
      const tags = tagsFor(call, path, artifact, Id, request.Tags ?? [])
      const product: Provisioned = {
        Id, Name, Arn: `arn:aws:servicecatalog:${call.region.Name}:${call.account.Id}:stack/${Name}/${Id}`, Type: 'CFN_STACK', Status: 'UNDER_CHANGE', CreatedTime: call.world.clock.now(),
        LastRecordId: '', ProductId: path.product.ProductId, ProvisioningArtifactId: artifact.Id, ProductName: path.product.Name, ProvisioningArtifactName: artifact.Name, PathId: path.id,
        UserArn: call.caller.Arn, stackAccount: call.account.Id, outputs: [], tags, token: ProvisionToken, IdempotencyToken: ProvisionToken,
      }
      provisioned.set(Id, product)
      const record = keep(call, product, 'PROVISION_PRODUCT', tags)
      void run(call, record, product, () => provision(call, path, artifact, product, record, request.ProvisioningParameters ?? []))
      return { RecordDetail: recordDetail(record) }
    })
  },
  UpdateProvisionedProduct(request, call) {
    const { UpdateToken, ...rest } = request
    return once(call, 'UpdateProvisionedProduct', UpdateToken, rest, () => {
      const product = ownProvisioned(call, request)
      refuseChanging(product)
      if (product.Status === 'ERROR') throw refusal('InvalidStateException', `Provisioned product ${product.Name} is in ERROR and can only be terminated`)
      const path = pathOf(call, { PathId: request.PathId ?? product.PathId }, { ProductId: request.ProductId ?? product.ProductId })
      const artifact = artifactOf(path, request.ProvisioningArtifactId || request.ProvisioningArtifactName ? request : { ProvisioningArtifactId: product.ProvisioningArtifactId })
      const tags = tagsFor(call, path, artifact, product.Id, request.Tags ?? [])
      product.Status = 'UNDER_CHANGE'
      const record = keep(call, { ...product, ProvisioningArtifactId: artifact.Id }, 'UPDATE_PROVISIONED_PRODUCT', tags)
      product.LastRecordId = record.RecordId
      void run(call, record, product, () => change(call, path, artifact, product, record, request.ProvisioningParameters ?? [], tags))
      return { RecordDetail: recordDetail(record) }
    })
  },
  TerminateProvisionedProduct(request, call) {
    const { TerminateToken, ...rest } = request
    return once(call, 'TerminateProvisionedProduct', TerminateToken, rest, () => {
      const product = ownProvisioned(call, request)
      refuseChanging(product)
      product.Status = 'UNDER_CHANGE'
      const record = keep(call, product, 'TERMINATE_PROVISIONED_PRODUCT', product.tags)
      product.LastRecordId = record.RecordId
      void run(call, record, product, () => end(call, product, request)).then(() => {
        if (record.Status === 'SUCCEEDED') stateOf(call.region).provisioned.delete(product.Id)
      })
      return { RecordDetail: recordDetail(record) }
    })
  },
}

async function provision(call: Call, path: Path, artifact: Artifact, product: Provisioned, record: Record_, parameters: Parameter[]) {
  const { call: as, roleArn } = launcher(call, path)
  Object.assign(product, { LaunchRoleArn: roleArn, stackAccount: as.account.Id })
  record.LaunchRoleArn = roleArn
  const { StackId } = cloudFormation.CreateStack!(
    { StackName: `SC-${call.account.Id}-${product.Id}`, TemplateURL: copy(as, artifact.Id, constrained(artifact.text, path)), Parameters: input(parameters), Tags: product.tags, Capabilities },
    as,
  )
  product.stackId = StackId
  const stack = await settled(StackId, as)
  if (stack?.StackStatus === 'CREATE_COMPLETE') outputsOf(stack, product, record)
  return { error: stack?.StackStatus === 'CREATE_COMPLETE' ? undefined : (stack?.StackStatusReason ?? `Stack ${StackId} is ${stack?.StackStatus}`), failed: 'ERROR', done: 'AVAILABLE' }
}

async function change(call: Call, path: Path, artifact: Artifact, product: Provisioned, record: Record_, parameters: Parameter[], tags: Tag[]) {
  const { call: as, roleArn } = launcher(call, path)
  record.LaunchRoleArn = roleArn
  const said = new Set(parameters.map(({ Key }) => Key))
  const before: any[] = describe(product.stackId!, as).Parameters
  // What an update does not name keeps its value.
  const kept = before.filter(({ ParameterKey }) => !said.has(ParameterKey) && ParameterKey in parse(artifact.text).Parameters).map(({ ParameterKey }) => ({ ParameterKey, UsePreviousValue: true }))
  try {
    cloudFormation.UpdateStack!({ StackName: product.stackId, TemplateURL: copy(as, artifact.Id, constrained(artifact.text, path)), Parameters: [...input(parameters), ...kept], Tags: tags, Capabilities }, as)
  } catch (error) {
    if ((error as Error).message !== 'No updates are to be performed.') throw error
  }
  const stack = await settled(product.stackId!, as)
  const isDone = /^(UPDATE|CREATE)_COMPLETE$/.test(stack?.StackStatus)
  if (isDone) {
    outputsOf(stack, product, record)
    Object.assign(product, { ProvisioningArtifactId: artifact.Id, ProvisioningArtifactName: artifact.Name, PathId: path.id, tags })
  }
  // Rolled back: what runs is what ran before, and the product is tainted.
  return { error: isDone ? undefined : (reasonOf(product.stackId!, as) ?? `Stack is ${stack?.StackStatus}`), failed: 'TAINTED', done: 'AVAILABLE' }
}

function reasonOf(stackId: string, call: Call): string | undefined {
  const events: any[] = cloudFormation.DescribeStackEvents!({ StackName: stackId }, call).StackEvents
  return events.find(({ ResourceStatus, PhysicalResourceId }) => ResourceStatus === 'UPDATE_ROLLBACK_IN_PROGRESS' && PhysicalResourceId === stackId)?.ResourceStatusReason
}

async function end(call: Call, product: Provisioned, { IgnoreErrors, RetainPhysicalResources }: any) {
  const gone = { failed: 'ERROR', done: 'TERMINATED' }
  if (!product.stackId || RetainPhysicalResources) return gone
  const owner = callIn(call, product.stackAccount, call.region.Name, call.caller)
  const role = product.LaunchRoleArn && owner.account.iam.roles.get(product.LaunchRoleArn.split('/').at(-1)!)
  if (product.LaunchRoleArn && !trusts(role || undefined, service('servicecatalog.amazonaws.com'))) {
    return { ...gone, error: `Access denied while assuming the role ${product.LaunchRoleArn}. Check that the role exists and trusts servicecatalog.amazonaws.com.` }
  }
  const as = role ? callIn(owner, owner.account.Id, call.region.Name, sessionOf(role, 'servicecatalog')) : owner
  cloudFormation.DeleteStack!({ StackName: product.stackId }, as)
  const stack = await settled(product.stackId, as)
  return { ...gone, error: stack?.StackStatus === 'DELETE_COMPLETE' || IgnoreErrors ? undefined : stack?.StackStatusReason }
}
