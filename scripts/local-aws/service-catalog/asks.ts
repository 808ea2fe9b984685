import { type Ask, type Asks, requestTags } from '../iam/authorize.ts'
import type { Call } from '../world.ts'
import { stateOf } from './model.ts'
import { doer } from './records.ts'

const perRecord = new Set(['DescribeRecord', 'DescribeProvisionedProduct', 'GetProvisionedProductOutputs', 'ListStackInstancesForProvisionedProduct', 'TerminateProvisionedProduct', 'UpdateProvisionedProduct', 'DescribeServiceActionExecutionParameters', 'ExecuteProvisionedProductServiceAction'])
const perLevel = new Set(['SearchProvisionedProducts', 'ScanProvisionedProducts', 'ListRecordHistory'])
// Id is a product's or a portfolio's in these alone; elsewhere it is a record's, a constraint's or a TagOption's.
const idMeans: Record<string, 'product' | 'portfolio'> = {
  DescribePortfolio: 'portfolio', UpdatePortfolio: 'portfolio', DeletePortfolio: 'portfolio',
  DescribeProduct: 'product', DescribeProductAsAdmin: 'product', UpdateProduct: 'product', DeleteProduct: 'product',
}

/** The ARN of a product or portfolio, which whoever it is shared with sees as its owner's. */
function arnOf({ world, account, region }: Call, kind: 'product' | 'portfolio', id: string): string {
  for (const owner of world.accounts.values()) {
    const there = owner.regions.get(region.Name)
    const state = there && stateOf(there)
    const arn = kind === 'product' ? state?.products.get(id)?.ProductARN : state?.portfolios.get(id)?.ARN
    if (arn) return arn
  }
  return `arn:${world.partition}:catalog:${region.Name}:${account.Id}:${kind}/${id}`
}

/**
 * Whose a provisioned product or a record is: the account's always, the role's and the user's when they made it.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/permissions-examples.html
 */
function levels(operation: string, input: any, { region, caller }: Call): Record<string, string> {
  const all = { 'servicecatalog:accountLevel': 'self', 'servicecatalog:roleLevel': 'self', 'servicecatalog:userLevel': 'self' }
  if (perLevel.has(operation)) {
    const level = input.AccessLevelFilter?.Key ?? 'User'
    return { [`servicecatalog:${level.toLowerCase()}Level`]: 'self' }
  }
  // Asked with the keys of what was launched, though a version is nobody's own.
  if (operation === 'ListServiceActionsForProvisioningArtifact') return all
  if (!perRecord.has(operation)) return {}
  const { records, provisioned } = stateOf(region)
  const names = [input.Id, input.Name, input.ProvisionedProductId, input.ProvisionedProductName]
  const mine = doer(caller)
  const found = records.get(input.Id) ?? [...provisioned.values()].find(({ Id, Name, Arn }) => [Id, Name, Arn].some((one) => names.includes(one)))
  if (!found) return all
  return {
    'servicecatalog:accountLevel': 'self',
    ...(found.UserArn === mine.UserArn && { 'servicecatalog:roleLevel': 'self' }),
    ...(found.UserArnSession === mine.UserArnSession && { 'servicecatalog:userLevel': 'self' }),
  }
}

function resourceOf(operation: string, input: any, call: Call): string {
  const kind = idMeans[operation]
  if (kind && input.Id) return arnOf(call, kind, input.Id)
  // Constraints, launches and versions are limited by their product, associations and shares by their portfolio.
  if (input.PortfolioId && !/^(Create|List)Constraint/.test(operation)) return arnOf(call, 'portfolio', input.PortfolioId)
  if (input.ProductId) return arnOf(call, 'product', input.ProductId)
  return input.PortfolioId ? arnOf(call, 'portfolio', input.PortfolioId) : '*'
}

/** A launch role given by its ARN is passed to the service. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-launch.html */
function passed(operation: string, { Parameters }: any): Ask[] {
  const role = /Constraint$/.test(operation) && typeof Parameters === 'string' ? /"RoleArn"\s*:\s*"(arn:[^"]+)"/.exec(Parameters)?.[1] : undefined
  return role ? [{ action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': 'servicecatalog.amazonaws.com' } }] : []
}

/** What Service Catalog's operations ask of their caller. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsservicecatalog.html */
export const serviceCatalogAsks: Asks = (operation, input, call) => [
  { action: `servicecatalog:${operation}`, resource: resourceOf(operation, input, call), context: { ...levels(operation, input, call), ...requestTags(input.Tags) } },
  ...passed(operation, input),
]
