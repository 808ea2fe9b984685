import { isDeepStrictEqual } from 'node:util'
import type { Launchable } from '../../products/product.ts'
import type { Step } from '../plan.ts'
import type { Observed } from './observe.ts'

/** A constraint as CreateConstraint takes it, of a product in a portfolio, and what it does there. */
export type Constraint = { Type: 'LAUNCH' | 'STACKSET' | 'RESOURCE_UPDATE'; Parameters: string; Description: string; does: string }

export type ConstraintStep = Step &
  (
    | { call: 'CreateConstraint'; portfolio: string; product: string; constraint: Constraint }
    | { call: 'UpdateConstraint'; id: string; constraint: Constraint }
    | { call: 'DeleteConstraint'; id: string }
  )

/** The constraints of a product: how it is launched, and whether its tags may change. */
export function constraintsOf({ Name, Constraint, TagUpdateOnProvisionedProduct }: Launchable): Constraint[] {
  return [
    Constraint.Type === 'LAUNCH'
      ? {
          Type: 'LAUNCH',
          Parameters: JSON.stringify({ LocalRoleName: Constraint.LocalRoleName }),
          Description: `${Constraint.Description ?? 'Launches with'} (role ${Constraint.LocalRoleName})`,
          does: `let ${Name} launch with role ${Constraint.LocalRoleName} only`,
        }
      : {
          Type: 'STACKSET',
          Parameters: JSON.stringify({ Version: 'String', Properties: { AccountList: Constraint.AccountList, RegionList: Constraint.RegionList, AdminRole: Constraint.AdminRole, ExecutionRole: Constraint.ExecutionRole } }),
          Description: Constraint.Description ?? Constraint.Type,
          does: `let ${Name} launch with role ${Constraint.ExecutionRole} only`,
        },
    ...(TagUpdateOnProvisionedProduct
      ? [{
          Type: 'RESOURCE_UPDATE' as const,
          Parameters: JSON.stringify({ Version: '2.0', Properties: { TagUpdateOnProvisionedProduct } }),
          Description: TagUpdateOnProvisionedProduct === 'ALLOWED' ? 'Updates may change tags' : 'Updates may not change tags',
          does: `let updates of ${Name} ${TagUpdateOnProvisionedProduct === 'ALLOWED' ? 'change' : 'keep'} its tags`,
        }]
      : []),
  ]
}

/** What the constraints of a product in a portfolio need to be as they shall be. Those of types that no product names are left alone. */
export function planConstraints(portfolio: string, product: Launchable, { products, portfolios }: Pick<Observed, 'products' | 'portfolios'>): ConstraintStep[] {
  const id = products[product.Name]?.id
  const there = (portfolios[portfolio]?.constraints ?? []).filter(({ ProductId, Type = '' }) => ProductId && ProductId === id && ['LAUNCH', 'STACKSET', 'RESOURCE_UPDATE'].includes(Type))
  const wanted = constraintsOf(product)
  const others = there.filter(({ Type }) => !wanted.some((one) => one.Type === Type))
  return [
    // First, as a product has a LAUNCH or a STACKSET constraint.
    ...others.map(({ ConstraintId = '', Type }): ConstraintStep => ({ call: 'DeleteConstraint', id: ConstraintId, text: `remove the ${Type} constraint of ${product.Name}` })),
    ...wanted.flatMap((constraint): ConstraintStep[] => {
      const now = there.find(({ Type }) => Type === constraint.Type)
      if (!now) return [{ call: 'CreateConstraint', portfolio, product: product.Name, constraint, text: constraint.does }]
      const isSame = now.Description === constraint.Description && isDeepStrictEqual(JSON.parse(now.Parameters), JSON.parse(constraint.Parameters))
      return isSame ? [] : [{ call: 'UpdateConstraint', id: now.ConstraintId!, constraint, text: `${constraint.does} from now on` }]
    }),
  ]
}
