import { stackSets } from '../stack-sets/index.ts'
import type { Call, Caller, Service } from '../world.ts'
import { invalid, notFound } from './ids.ts'
import { type LaunchRecord, type Provisioned, stateOf } from './model.ts'
import { doer, recordDetail } from './records.ts'
import { paged } from './requests.ts'

/** A provisioned product of the account, by its ID, or by its name or ARN. */
export function provisionedOf({ region }: Call, id?: string, name?: string): Provisioned {
  if (Boolean(id) === Boolean(name)) throw invalid('Specify either a provisioned product ID or a provisioned product name, but not both')
  const found = [...stateOf(region).provisioned.values()].find((one) => (id ? one.Id === id : one.Name === name || one.Arn === name))
  if (!found) throw notFound(`Provisioned product ${id ?? name} not found`)
  return found
}

const common = ({ Name, Arn, Type, Id, Status, StatusMessage, CreatedTime, IdempotencyToken, LastRecordId, ...rest }: Provisioned) => ({
  Name, Arn, Type, Id, Status, StatusMessage, CreatedTime, IdempotencyToken, LastRecordId, LastProvisioningRecordId: LastRecordId,
  LastSuccessfulProvisioningRecordId: rest.LastSuccessfulProvisioningRecordId, ProductId: rest.ProductId, ProvisioningArtifactId: rest.ProvisioningArtifactId,
})
const detail = (product: Provisioned) => ({ ...common(product), LaunchRoleArn: product.LaunchRoleArn })
const attributes = (product: Provisioned) => ({
  ...common(product), Tags: product.tags, PhysicalId: product.physicalId, ProductName: product.ProductName,
  ProvisioningArtifactName: product.ProvisioningArtifactName, UserArn: product.UserArn, UserArnSession: product.UserArnSession,
})

type Level = { Key: 'Account' | 'Role' | 'User'; Value: 'self' }

/** Whether something is within an access level: the account's, the role's, or what this very user did. */
const isWithin = ({ Key }: Level, caller: Caller) => ({ UserArn, UserArnSession }: Pick<LaunchRecord, 'UserArn' | 'UserArnSession'>) =>
  Key === 'Account' || (Key === 'Role' ? UserArn === doer(caller).UserArn : UserArnSession === caller.Arn)

const user: Level = { Key: 'User', Value: 'self' }

/** Whether a provisioned product answers a query such as "status:AVAILABLE name:farm", or a word without a field. */
function answers(product: ReturnType<typeof attributes>, query: string): boolean {
  const fields = new Map(Object.entries(product).map(([key, value]) => [key.toLowerCase(), JSON.stringify(value ?? '').toLowerCase()]))
  return query.toLowerCase().split(/\s+/).filter(Boolean).every((term) => {
    const [, field, value] = /^([a-z]+):(.*)$/.exec(term) ?? []
    const wanted = (value ?? term).replace(/^"|"$/g, '')
    return fields.has(field ?? '') ? fields.get(field!)!.includes(wanted) : [...fields.values()].some((text) => text.includes(term))
  })
}

const sortable = { arn: 'Arn', id: 'Id', name: 'Name', lastRecordId: 'LastRecordId' } as const

/** What was launched, and the records of it. https://docs.aws.amazon.com/servicecatalog/latest/userguide/enduser-dashboard.html */
export const provisionedRows: Service = {
  DescribeProvisionedProduct: ({ Id, Name }, call) => ({ ProvisionedProductDetail: detail(provisionedOf(call, Id, Name)), CloudWatchDashboards: [] }),
  GetProvisionedProductOutputs(input, call) {
    const { outputs } = provisionedOf(call, input.ProvisionedProductId, input.ProvisionedProductName)
    const { OutputKeys = outputs.map(({ OutputKey }) => OutputKey) } = input
    return paged('Outputs', outputs.filter(({ OutputKey }) => OutputKeys.includes(OutputKey)), input)
  },
  SearchProvisionedProducts(input, { region, caller }) {
    const { AccessLevelFilter = user, Filters = {}, SortBy, SortOrder } = input
    const queries: string[] = Filters.SearchQuery ?? []
    const within = [...stateOf(region).provisioned.values()].filter(isWithin(AccessLevelFilter, caller))
    const found = within.map(attributes).filter((one) => queries.every((query) => answers(one, query)))
    const key = sortable[SortBy as keyof typeof sortable]
    if (key) found.sort((a, b) => a[key].localeCompare(b[key]))
    if (SortOrder === 'DESCENDING') found.reverse()
    return { ...paged('ProvisionedProducts', found, input, { most: 100 }), TotalResultsCount: found.length }
  },
  ScanProvisionedProducts(input, { region, caller }) {
    const found = [...stateOf(region).provisioned.values()].filter(isWithin(input.AccessLevelFilter ?? user, caller))
    return paged('ProvisionedProducts', found.map(detail), input)
  },
  DescribeRecord(input, { region }) {
    const record = stateOf(region).records.get(input.Id)
    if (!record) throw notFound(`Record ${input.Id} not found`)
    return { RecordDetail: recordDetail(record), ...paged('RecordOutputs', record.outputs, input) }
  },
  ListRecordHistory(input, { region, caller }) {
    const { Key, Value } = input.SearchFilter ?? {}
    const isMeant = ({ ProductId, ProvisionedProductId }: LaunchRecord) => !Key || (Key === 'product' ? ProductId : ProvisionedProductId) === Value
    const mine = [...stateOf(region).records.values()].filter(isWithin(input.AccessLevelFilter ?? user, caller))
    const newestFirst = mine.filter(isMeant).reverse()
    return paged('RecordDetails', newestFirst.map(recordDetail), input)
  },
  ListStackInstancesForProvisionedProduct(input, call) {
    const { Id, Type, physicalId } = provisionedOf(call, input.ProvisionedProductId)
    if (Type !== 'CFN_STACKSET') throw invalid(`Provisioned product ${Id} is a ${Type} and has no stack instances`)
    const instances: any[] = stackSets.ListStackInstances!({ StackSetName: physicalId, MaxResults: 100_000 }, call).Summaries
    return paged('StackInstances', instances.map(({ Account, Region, Status }) => ({ Account, Region, StackInstanceStatus: Status })), input)
  },
}
