import { refusal, type Service } from '../world.ts'
import { type Constraint, invalid, need, newId, notFound, once, ownPortfolio, stateOf } from './model.ts'

const detail = ({ Parameters: _, Status: __, ...rest }: Constraint) => rest
const answer = (constraint: Constraint, Status = constraint.Status) => ({ ConstraintDetail: detail(constraint), ConstraintParameters: constraint.Parameters, Status })

/** LAUNCH and STACKSET exclude each other, and a product has one of either in a portfolio.
 *  https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html */
function refuseClash(type: string, others: Constraint[]) {
  const launch = ['LAUNCH', 'STACKSET']
  const clash = others.find((other) => other.Type === type || (launch.includes(type) && launch.includes(other.Type)))
  if (clash && type !== 'TEMPLATE') throw refusal('DuplicateResourceException', `Product already has a ${clash.Type} constraint in this portfolio`)
}

export const constraints: Service = {
  CreateConstraint(input, call) {
    need(input, 'PortfolioId', 'ProductId', 'Parameters', 'Type')
    const { PortfolioId, ProductId, Parameters, Type, Description, IdempotencyToken, ...rest } = input
    const portfolio = ownPortfolio(call, PortfolioId)
    return once(call, 'CreateConstraint', IdempotencyToken, { PortfolioId, ProductId, Parameters, Type, Description, ...rest }, () => {
      if (!portfolio.products.has(ProductId)) throw notFound(`Product ${ProductId} is not in portfolio ${PortfolioId}`)
      refuseClash(Type, [...portfolio.constraints.values()].filter((one) => one.ProductId === ProductId))
      let said: any
      try {
        said = JSON.parse(Parameters)
      } catch {
        throw invalid('Parameters must be JSON')
      }
      if (Type === 'LAUNCH') {
        if (Boolean(said.RoleArn) === Boolean(said.LocalRoleName)) throw invalid('A LAUNCH constraint takes either RoleArn or LocalRoleName')
        // "must exist in the account used to create the launch constraint": the same page.
        const name = said.LocalRoleName ?? said.RoleArn.split('/').at(-1)
        if (!call.account.iam.roles.has(name)) throw invalid(`Role ${name} does not exist in account ${call.account.Id}`)
      }
      const constraint: Constraint = { ConstraintId: newId(call, 'cons'), Type, Description, Owner: call.account.Id, PortfolioId, ProductId, Parameters, Status: 'AVAILABLE' }
      portfolio.constraints.set(constraint.ConstraintId, constraint)
      return answer(constraint, 'CREATING')
    })
  },
  DescribeConstraint({ Id }, call) {
    return answer(find(call.region, Id))
  },
  UpdateConstraint({ Id, Description, Parameters }, call) {
    const constraint = find(call.region, Id)
    if (Description !== undefined) constraint.Description = Description
    if (Parameters !== undefined) constraint.Parameters = Parameters
    return answer(constraint)
  },
  DeleteConstraint({ Id }, call) {
    const { PortfolioId } = find(call.region, Id)
    ownPortfolio(call, PortfolioId).constraints.delete(Id)
    return {}
  },
  ListConstraintsForPortfolio({ PortfolioId, ProductId }, call) {
    const all = [...ownPortfolio(call, PortfolioId).constraints.values()]
    return { ConstraintDetails: all.filter((one) => !ProductId || one.ProductId === ProductId).map(detail) }
  },
}

function find(region: Parameters<typeof stateOf>[0], id: string): Constraint {
  const found = [...stateOf(region).portfolios.values()].flatMap((portfolio) => [...portfolio.constraints.values()]).find(({ ConstraintId }) => ConstraintId === id)
  if (!found) throw notFound(`Constraint ${id} not found`)
  return found
}
