import { page } from '../wire/members.ts'
import { refusal, type Service } from '../world.ts'
import { stateOf } from './model.ts'
import { invalid } from './ids.ts'

type Rule = { min?: number; max?: number; pattern?: RegExp; values?: string[] }
type Rules = Record<string, Rule>

const upTo = (max: number, min = 0): Rule => ({ min, max })
const oneOf = (...values: string[]): Rule => ({ values })
const id: Rule = { min: 1, max: 100, pattern: /^[a-zA-Z0-9_-]*$/ }
const token: Rule = { min: 1, max: 128, pattern: /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/ }
const provisionedName: Rule = { min: 1, max: 128, pattern: /^[a-zA-Z0-9][a-zA-Z0-9._-]*$/ }
const tagText = /^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$/u

/** Members that are the same in every operation. https://docs.aws.amazon.com/servicecatalog/latest/dg/API_Operations.html */
const common: Rules = {
  PortfolioId: id, ProductId: id, ProvisioningArtifactId: id, PathId: id, ProvisionedProductId: id, PortfolioShareToken: id, ServiceActionId: id, TagOptionId: upTo(100, 1),
  IdempotencyToken: token, ProvisionToken: token, UpdateToken: token, TerminateToken: token, ExecuteToken: token,
  AccountId: { pattern: /^[0-9]{12}$/ },
  PrincipalARN: upTo(1000, 1),
  PrincipalType: oneOf('IAM', 'IAM_PATTERN'),
  ProductType: oneOf('CLOUD_FORMATION_TEMPLATE', 'MARKETPLACE', 'TERRAFORM_OPEN_SOURCE', 'TERRAFORM_CLOUD', 'EXTERNAL'),
  Guidance: oneOf('DEFAULT', 'DEPRECATED'),
  SupportEmail: upTo(254),
  SupportUrl: upTo(2083),
}

const portfolio: Rules = { Id: id, DisplayName: upTo(100, 1), Description: upTo(2000), ProviderName: upTo(50, 1), Tags: upTo(20), AddTags: upTo(20) }
const text = upTo(8191)
const product: Rules = { Id: id, Name: text, Owner: text, Description: text, Distributor: text, SupportDescription: text, Tags: upTo(20), AddTags: upTo(20) }
const artifact: Rules = { Name: upTo(8192), Description: upTo(8192) }
const constraint: Rules = { Id: id, Description: upTo(2000), Type: upTo(1024, 1) }
const tagOption: Rules = { Id: upTo(100, 1), Key: { min: 1, max: 128, pattern: tagText }, Value: { min: 1, max: 256, pattern: tagText } }
const action: Rules = { Id: id, Name: { min: 1, max: 256, pattern: /^[a-zA-Z0-9_\-.]*$/ }, Description: upTo(1024), DefinitionType: oneOf('SSM_AUTOMATION') }
const launch: Rules = { ProvisionedProductName: provisionedName, Tags: upTo(50), NotificationArns: upTo(5), PathName: upTo(100, 1) }

/** What an operation needs, the rules its members have there, and the member that makes it idempotent. */
const operations: Record<string, [needed: string, rules?: Rules, token?: string]> = {
  CreatePortfolio: ['DisplayName ProviderName IdempotencyToken', portfolio, 'IdempotencyToken'],
  DescribePortfolio: ['Id', portfolio],
  UpdatePortfolio: ['Id', portfolio],
  DeletePortfolio: ['Id', portfolio],
  CreateProduct: ['Name Owner ProductType IdempotencyToken', product, 'IdempotencyToken'],
  UpdateProduct: ['Id', product],
  DeleteProduct: ['Id', product],
  DescribeProductView: ['Id', product],
  AssociateProductWithPortfolio: ['ProductId PortfolioId'],
  DisassociateProductFromPortfolio: ['ProductId PortfolioId'],
  ListPortfoliosForProduct: ['ProductId'],
  AssociatePrincipalWithPortfolio: ['PortfolioId PrincipalARN PrincipalType'],
  DisassociatePrincipalFromPortfolio: ['PortfolioId PrincipalARN'],
  ListPrincipalsForPortfolio: ['PortfolioId'],
  CreateProvisioningArtifact: ['ProductId Parameters IdempotencyToken', {}, 'IdempotencyToken'],
  UpdateProvisioningArtifact: ['ProductId ProvisioningArtifactId', artifact],
  DeleteProvisioningArtifact: ['ProductId ProvisioningArtifactId'],
  ListProvisioningArtifacts: ['ProductId'],
  CreateConstraint: ['PortfolioId ProductId Parameters Type IdempotencyToken', constraint, 'IdempotencyToken'],
  DescribeConstraint: ['Id', constraint],
  UpdateConstraint: ['Id', constraint],
  DeleteConstraint: ['Id', constraint],
  ListConstraintsForPortfolio: ['PortfolioId'],
  CreateTagOption: ['Key Value', tagOption],
  DescribeTagOption: ['Id', tagOption],
  UpdateTagOption: ['Id', tagOption],
  DeleteTagOption: ['Id', tagOption],
  AssociateTagOptionWithResource: ['ResourceId TagOptionId'],
  DisassociateTagOptionFromResource: ['ResourceId TagOptionId'],
  ListResourcesForTagOption: ['TagOptionId'],
  CreatePortfolioShare: ['PortfolioId'],
  UpdatePortfolioShare: ['PortfolioId'],
  DeletePortfolioShare: ['PortfolioId'],
  DescribePortfolioShareStatus: ['PortfolioShareToken'],
  DescribePortfolioShares: ['PortfolioId Type', { Type: oneOf('ACCOUNT', 'ORGANIZATION', 'ORGANIZATIONAL_UNIT', 'ORGANIZATION_MEMBER_ACCOUNT') }],
  ListPortfolioAccess: ['PortfolioId'],
  ListOrganizationPortfolioAccess: ['PortfolioId OrganizationNodeType', { OrganizationNodeType: oneOf('ORGANIZATION', 'ORGANIZATIONAL_UNIT', 'ACCOUNT') }],
  AcceptPortfolioShare: ['PortfolioId'],
  RejectPortfolioShare: ['PortfolioId'],
  ListLaunchPaths: ['ProductId'],
  ProvisionProduct: ['ProvisionedProductName ProvisionToken', launch, 'ProvisionToken'],
  UpdateProvisionedProduct: ['UpdateToken', { Tags: upTo(50) }, 'UpdateToken'],
  TerminateProvisionedProduct: ['TerminateToken'],
  DescribeRecord: ['Id', { Id: id }],
  ListStackInstancesForProvisionedProduct: ['ProvisionedProductId'],
  CreateServiceAction: ['Name DefinitionType Definition IdempotencyToken', action, 'IdempotencyToken'],
  DescribeServiceAction: ['Id', action],
  UpdateServiceAction: ['Id', action],
  DeleteServiceAction: ['Id', action],
  AssociateServiceActionWithProvisioningArtifact: ['ProductId ProvisioningArtifactId ServiceActionId'],
  DisassociateServiceActionFromProvisioningArtifact: ['ProductId ProvisioningArtifactId ServiceActionId'],
  ListServiceActionsForProvisioningArtifact: ['ProductId ProvisioningArtifactId'],
  ListProvisioningArtifactsForServiceAction: ['ServiceActionId'],
  DescribeServiceActionExecutionParameters: ['ProvisionedProductId ServiceActionId'],
  ExecuteProvisionedProductServiceAction: ['ProvisionedProductId ServiceActionId ExecuteToken', {}, 'ExecuteToken'],
}

function problems(value: any, { min = 0, max = Infinity, pattern, values }: Rule): string[] {
  return [
    ...(value.length < min ? [`Member must have length greater than or equal to ${min}`] : []),
    ...(value.length > max ? [`Member must have length less than or equal to ${max}`] : []),
    ...(pattern && !pattern.test(value) ? [`Member must satisfy regular expression pattern: ${pattern.source}`] : []),
    ...(values && !values.includes(value) ? [`Member must satisfy enum value set: [${values.join(', ')}]`] : []),
  ]
}

const memberOf = (name: string) => `'${name[0]!.toLowerCase()}${name.slice(1)}'`

/** Refuses a request that its operation cannot take, saying all that is wrong, as AWS's own validation does. */
function check(operation: string, input: any) {
  const [needed = '', rules = {}] = operations[operation] ?? []
  const missing = needed.split(' ').filter((name) => name && (input[name] === undefined || input[name] === null))
  const given = Object.entries({ ...common, ...rules }).filter(([name]) => input[name] !== undefined && input[name] !== null)
  const said = [
    ...missing.map((name) => `Value null at ${memberOf(name)} failed to satisfy constraint: Member must not be null`),
    ...given.flatMap(([name, rule]) => problems(input[name], rule).map((problem) => `Value '${input[name]}' at ${memberOf(name)} failed to satisfy constraint: ${problem}`)),
  ]
  if (said.length > 0) throw refusal('ValidationException', `${said.length} validation error${said.length > 1 ? 's' : ''} detected: ${said.join('; ')}`)
}

/**
 * Rows behind what every request meets first: its members are checked, and one that was made before, by its
 * idempotency token, is answered as it was then.
 * "If multiple requests differ only by the idempotency token, the same response is returned for each repeated request."
 */
export const served = (rows: Service): Service =>
  Object.fromEntries(
    Object.entries(rows).map(([operation, row]) => [
      operation,
      (input, call) => {
        check(operation, input)
        const member = operations[operation]?.[2]
        if (!member) return row(input, call)
        const { answers } = stateOf(call.region)
        const key = `${operation} ${input[member]}`
        const request = JSON.stringify(input)
        const before = answers.get(key)
        if (before && before.request !== request) throw invalid(`Idempotency token ${input[member]} was already used with a different request`)
        if (before) return before.answer
        const answer = row(input, call)
        answers.set(key, { request, answer })
        return answer
      },
    ]),
  )

type Paging = { PageSize?: number; PageToken?: string }

/** One page of a list, under the name its operation gives it; most operations give 20 at most. */
export function paged<T>(member: string, all: T[], { PageSize = 0, PageToken }: Paging, { most = 20, next = 'NextPageToken' } = {}) {
  if (PageSize > most) {
    throw refusal('ValidationException', `1 validation error detected: Value '${PageSize}' at 'pageSize' failed to satisfy constraint: Member must have value less than or equal to ${most}`)
  }
  const { items, NextToken } = page(all, PageToken, PageSize || most, 'InvalidParametersException')
  return { [member]: items, [next]: NextToken }
}
