import { type Call, refusal, type Service } from '../world.ts'
import { portfolioOf } from './access.ts'
import { duplicate, invalid, later, newId, notFound, ownPortfolio, tooMany } from './ids.ts'
import { type Constraint, type ConstraintType, stateOf } from './model.ts'
import { paged } from './requests.ts'

/** A LAUNCH constraint names a role that the hub has, too; with LocalRoleName each launching account needs one of that name. */
function launchSays({ RoleArn, LocalRoleName }: any, { account }: Call): string | undefined {
  if (Boolean(RoleArn) === Boolean(LocalRoleName)) return 'specify either RoleArn or LocalRoleName, but not both'
  const [, id, path] = /^arn:[\w-]+:iam::(\d{12}):role\/(.+)$/.exec(RoleArn ?? '') ?? []
  if (RoleArn && !path) return `${RoleArn} is not the ARN of a role`
  if (id && id !== account.Id) throw refusal('AccessDeniedException', 'Cross-account pass role is not allowed.')
  const name: string = LocalRoleName ?? path!.split('/').at(-1)
  return account.iam.roles.has(name) ? undefined : `role ${name} does not exist in account ${account.Id}`
}

/**
 * What is wrong with the parameters of a constraint.
 * https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html
 */
const says: Record<ConstraintType, (parameters: any, call: Call) => string | undefined> = {
  LAUNCH: launchSays,
  NOTIFICATION: ({ NotificationArns }) => (NotificationArns?.length > 0 ? undefined : 'NotificationArns is missing'),
  RESOURCE_UPDATE: ({ Properties }) =>
    /^(NOT_)?ALLOWED$/.test(Properties?.TagUpdateOnProvisionedProduct) ? undefined : 'TagUpdateOnProvisionedProduct must be ALLOWED or NOT_ALLOWED',
  STACKSET({ Properties = {} }) {
    const missing = ['AccountList', 'RegionList', 'AdminRole', 'ExecutionRole'].filter((name) => !(Properties[name]?.length > 0))
    return missing.length > 0 ? `${missing.join(', ')} is missing` : undefined
  },
  TEMPLATE({ Rules = {} }) {
    const rules: any[] = Object.values(Rules)
    return rules.length > 0 && rules.every(({ Assertions }) => Assertions?.length > 0) ? undefined : 'Rules must hold rules with Assertions'
  },
}

function check(type: ConstraintType, parameters: string, call: Call) {
  if (!Object.hasOwn(says, type)) throw invalid(`Invalid constraint type: ${type}`)
  let read: any
  try {
    read = JSON.parse(parameters)
  } catch {
    throw invalid(`Invalid ${type} constraint parameters: they are not JSON`)
  }
  const problem = says[type](read ?? {}, call)
  if (problem) throw invalid(`Invalid ${type} constraint parameters: ${problem}`)
}

/** "You cannot have both a LAUNCH and a STACKSET constraint", nor two of one type, but for TEMPLATE and NOTIFICATION. */
function refuseClash(type: ConstraintType, others: Constraint[]) {
  const excluded: ConstraintType[] = type === 'LAUNCH' || type === 'STACKSET' ? ['LAUNCH', 'STACKSET'] : type === 'RESOURCE_UPDATE' ? [type] : []
  const clash = others.find(({ Type }) => excluded.includes(Type))
  if (clash) throw duplicate(`Product ${clash.ProductId} already has a ${clash.Type} constraint in portfolio ${clash.PortfolioId}: ${clash.ConstraintId}`)
}

const constraintDetail = ({ ConstraintId, Type, Description, Owner, ProductId, PortfolioId }: Constraint) => ({ ConstraintId, Type, Description, Owner, ProductId, PortfolioId })
const described = (constraint: Constraint) => ({ ConstraintDetail: constraintDetail(constraint), ConstraintParameters: constraint.Parameters, Status: constraint.Status })

function constraintOf({ region }: Call, id: string): Constraint {
  const found = stateOf(region).constraints.get(id)
  if (!found) throw notFound(`Constraint ${id} not found`)
  return found
}

/** How a product may be launched from a portfolio. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints.html */
export const constraintRows: Service = {
  CreateConstraint({ PortfolioId, ProductId, Parameters, Type, Description }, call) {
    const { constraints } = stateOf(call.region)
    if (!ownPortfolio(call, PortfolioId).products.has(ProductId)) throw notFound(`Product ${ProductId} is not associated with portfolio ${PortfolioId}`)
    const others = [...constraints.values()].filter((one) => one.PortfolioId === PortfolioId && one.ProductId === ProductId)
    if (others.length >= 100) throw tooMany('The limit of 100 constraints per product per portfolio is reached')
    check(Type, Parameters, call)
    refuseClash(Type, others)
    const constraint: Constraint = { ConstraintId: newId('cons', call), Type, Description, Owner: call.account.Id, PortfolioId, ProductId, Parameters, Status: 'CREATING' }
    constraints.set(constraint.ConstraintId, constraint)
    later(call, () => (constraint.Status = 'AVAILABLE'))
    return described(constraint)
  },
  DescribeConstraint: ({ Id }, call) => described(constraintOf(call, Id)),
  UpdateConstraint({ Id, Description, Parameters }, call) {
    const constraint = constraintOf(call, Id)
    if (Parameters !== undefined) check(constraint.Type, Parameters, call)
    Object.assign(constraint, { Description: Description ?? constraint.Description, Parameters: Parameters ?? constraint.Parameters })
    return described(constraint)
  },
  DeleteConstraint({ Id }, call) {
    constraintOf(call, Id)
    stateOf(call.region).constraints.delete(Id)
    return {}
  },
  ListConstraintsForPortfolio(input, call) {
    const { state, portfolio } = portfolioOf(call, input.PortfolioId)
    const all = [...state.constraints.values()].filter(({ PortfolioId, ProductId }) => PortfolioId === portfolio.Id && ProductId === (input.ProductId ?? ProductId))
    return paged('ConstraintDetails', all.map(constraintDetail), input)
  },
}
