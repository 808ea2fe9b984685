import type { Template } from '../templates-src/cfn/index.ts'

/**
 * How a product may be launched. Service Catalog refuses a LAUNCH and a STACKSET constraint together, so the type does.
 * https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html
 */
export type Constraint =
  | { Type: 'LAUNCH'; LocalRoleName: string; Description?: string }
  | { Type: 'STACKSET'; AdminRole: string; ExecutionRole: string; AccountList: string[]; RegionList: string[]; Description?: string }

/** A product in Service Catalog's words. What Service Catalog does not show to people is left out. */
export interface Product {
  Name: string
  Owner: string
  Description: string
  Distributor?: string
  SupportDescription?: string
  SupportEmail?: string
  SupportUrl?: string
  /** A published version never changes: other content needs another name. */
  Version: { Name: string; Description: string }
  /** The root of the nested shape. */
  Template: Template
  Constraint: Constraint
  /** The role named by the LAUNCH constraint, as a template of its own that reaches the accounts by a rollout. */
  LaunchRole: Template
}

/** Gives a product back as it is, checked by the compiler. */
export const product = (value: Product): Product => value
