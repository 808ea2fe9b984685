import { stacksOf } from '../cloudformation/model.ts'
import { type Call, callIn, type Service } from '../world.ts'
import type { Path } from './access.ts'
import { invalid, newId } from './ids.ts'
import { type Artifact, type Provisioned, stateOf, type Tag } from './model.ts'
import { artifactOf, constraintsSaying, pathOf } from './paths.ts'
import { provisionedOf } from './provisioned.ts'
import { doer, open, type Outcome, recordDetail, run } from './records.ts'
import { type Change, launchStack, removeStack, updateStack } from './stack.ts'
import { checkTargets, launchStackSet, removeStackSet, updateStackSet } from './stack-set.ts'
import { tagsFor } from './tags.ts'

/** What a provisioned product is made of, and how that is made, changed and removed. */
const kinds = {
  CFN_STACK: { launch: launchStack, update: updateStack, remove: removeStack },
  CFN_STACKSET: { launch: launchStackSet, update: updateStackSet, remove: removeStackSet },
}

const typeOf = (path: Path): Provisioned['Type'] => (constraintsSaying(path, 'STACKSET').length > 0 ? 'CFN_STACKSET' : 'CFN_STACK')

function refuseBusy({ Id, Status }: Provisioned) {
  if (Status === 'UNDER_CHANGE') throw invalid(`Provisioned product ${Id} is under change; wait until it is at rest`)
}

/**
 * Whether the stack of what is in ERROR was brought back to where CloudFormation updates it. No page says what Service
 * Catalog then does (?); CloudFormation has no reason left to refuse.
 */
const isMended = (call: Call, { physicalId, account }: Provisioned) =>
  /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(stacksOf(callIn(call, account, call.region.Name, call.caller).region).get(physicalId!)?.status ?? '')

/** The tags after an update: those it has, unless a RESOURCE_UPDATE constraint lets them change. */
function updatedTags(call: Call, path: Path, artifact: Artifact, product: Provisioned, said: Tag[]): Tag[] {
  const [update] = constraintsSaying(path, 'RESOURCE_UPDATE')
  const mayChange = update?.Properties.TagUpdateOnProvisionedProduct === 'ALLOWED'
  if (said.length > 0 && !mayChange) {
    throw invalid('Tags cannot be updated: the product has no RESOURCE_UPDATE constraint with TagUpdateOnProvisionedProduct set to ALLOWED')
  }
  const kept = product.tags.filter(({ Key }) => !Key.startsWith('aws:') && !said.some((tag) => tag.Key === Key))
  if (mayChange) return tagsFor(call, path, artifact, product.Arn, [...kept, ...said])
  const version = { Key: 'aws:servicecatalog:provisioningArtifactIdentifier', Value: artifact.Id }
  return product.tags.map((tag) => (tag.Key === version.Key ? version : tag))
}

function provision(request: any, call: Call) {
  const path = pathOf(call, request)
  const artifact = artifactOf(path, request)
  // "Users … cannot launch new provisioned products using a deprecated version": UpdateProvisioningArtifact.
  if (artifact.Guidance === 'DEPRECATED') throw invalid(`Provisioning artifact ${artifact.Id} is deprecated and cannot be launched`)
  const { provisioned } = stateOf(call.region)
  const { ProvisionedProductName: Name, ProvisionToken: token, Tags = [] } = request
  if ([...provisioned.values()].some((one) => one.Name === Name)) throw invalid(`A stack named ${Name} already exists.`)
  const Type = typeOf(path)
  if (Type === 'CFN_STACKSET') checkTargets({ path, request })
  const Id = newId('pp', call)
  const Arn = `arn:${call.world.partition}:servicecatalog:${call.region.Name}:${call.account.Id}:stack/${Name}/${Id}`
  const { product } = path
  const launched: Provisioned = {
    Id, Name, Arn, Type, Status: 'UNDER_CHANGE', CreatedTime: call.world.clock.now(), IdempotencyToken: token, LastRecordId: '', PathId: path.id,
    ProductId: product.ProductId, ProductName: product.Name, ProvisioningArtifactId: artifact.Id, ProvisioningArtifactName: artifact.Name,
    ...doer(call.caller), account: call.account.Id, outputs: [], tags: tagsFor(call, path, artifact, Arn, Tags),
  }
  provisioned.set(Id, launched)
  return begin({ call, product: launched, path, artifact, tags: launched.tags, request }, 'PROVISION_PRODUCT', token)
}

function update(request: any, call: Call) {
  const product = provisionedOf(call, request.ProvisionedProductId, request.ProvisionedProductName)
  refuseBusy(product)
  if (!product.physicalId || (product.Status === 'ERROR' && !isMended(call, product))) throw invalid(`Provisioned product ${product.Id} is in status ERROR and cannot be updated; terminate it`)
  const { ProductId, ProductName, PathId, PathName, ProvisioningArtifactId, ProvisioningArtifactName, Tags = [] } = request
  const asked = ProductId || ProductName ? { ProductId, ProductName } : { ProductId: product.ProductId }
  const isSame = (ProductId ?? product.ProductId) === product.ProductId && !ProductName
  const path = pathOf(call, { ...asked, ...(PathId || PathName || !isSame ? { PathId, PathName } : { PathId: product.PathId }) })
  if (typeOf(path) !== product.Type) throw invalid(`Provisioned product ${product.Id} is a ${product.Type} and cannot become a ${typeOf(path)}`)
  const artifact = artifactOf(path, ProvisioningArtifactId || ProvisioningArtifactName ? request : { ProvisioningArtifactId: product.ProvisioningArtifactId })
  if (product.Type === 'CFN_STACKSET') checkTargets({ path, request })
  const tags = updatedTags(call, path, artifact, product, Tags)
  return begin({ call, product, path, artifact, tags, request }, 'UPDATE_PROVISIONED_PRODUCT', request.UpdateToken)
}

/** Opens the record of a launch or an update and lets it run. */
function begin(asked: Omit<Change, 'record'>, RecordType: 'PROVISION_PRODUCT' | 'UPDATE_PROVISIONED_PRODUCT', token: string) {
  const { call, product, path, artifact, tags } = asked
  const version = { ProductId: path.product.ProductId, ProvisioningArtifactId: artifact.Id, PathId: path.id }
  const record = open(call, product, { RecordType, ...version, RecordTags: tags, token })
  const change = { ...asked, record }
  const isLaunch = RecordType === 'PROVISION_PRODUCT'
  const work = async (): Promise<Outcome> => {
    const outcome = await kinds[product.Type][isLaunch ? 'launch' : 'update'](change)
    if (!outcome.error) Object.assign(product, { ...version, ProductName: path.product.Name, ProvisioningArtifactName: artifact.Name, tags })
    return outcome
  }
  // An update that CloudFormation refuses leaves what was there, which is not what was asked for.
  void run(call, product, record, isLaunch ? 'ERROR' : 'TAINTED', work)
  return { RecordDetail: recordDetail(record) }
}

function terminate({ ProvisionedProductId, ProvisionedProductName, TerminateToken: token, IgnoreErrors, RetainPhysicalResources }: any, call: Call) {
  const product = provisionedOf(call, ProvisionedProductId, ProvisionedProductName)
  const { provisioned, records } = stateOf(call.region)
  const last = records.get(product.LastRecordId)!
  // "This token is only valid during the termination process."
  if (product.Status === 'UNDER_CHANGE' && last.RecordType === 'TERMINATE_PROVISIONED_PRODUCT' && last.token === token) return { RecordDetail: recordDetail(last) }
  refuseBusy(product)
  const { ProductId, ProvisioningArtifactId, PathId, tags } = product
  const record = open(call, product, { RecordType: 'TERMINATE_PROVISIONED_PRODUCT', ProductId, ProvisioningArtifactId, PathId, RecordTags: tags, token })
  const work = async (): Promise<Outcome> => {
    if (!product.physicalId || RetainPhysicalResources) return { status: 'AVAILABLE' }
    const removed = kinds[product.Type].remove(call, product, record)
    // "Service Catalog stops managing the specified provisioned product even if it cannot delete the underlying resources."
    return IgnoreErrors ? removed.then(() => ({ status: 'AVAILABLE' }), () => ({ status: 'AVAILABLE' })) : removed
  }
  void run(call, product, record, 'ERROR', work).then(() => {
    if (record.Status === 'SUCCEEDED') provisioned.delete(product.Id)
  })
  return { RecordDetail: recordDetail(record) }
}

/** Launching, updating and ending. https://docs.aws.amazon.com/servicecatalog/latest/userguide/enduser-viewstack.html */
export const launchingRows: Service = { ProvisionProduct: provision, UpdateProvisionedProduct: update, TerminateProvisionedProduct: terminate }
