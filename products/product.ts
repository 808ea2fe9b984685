import type { Template } from '../templates-src/cfn/index.ts'

/**
 * How a product may be launched. Service Catalog refuses a LAUNCH and a STACKSET constraint together, so the type does.
 * https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateConstraint.html
 */
export type Constraint =
  | { Type: 'LAUNCH'; LocalRoleName: string; Description?: string }
  | { Type: 'STACKSET'; AdminRole: string; ExecutionRole: string; AccountList: string[]; RegionList: string[]; Description?: string }

export type Profile = { Description: string; Parameters: Record<string, string> }

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
  /** Ways to launch it that have a name: sets of parameters, the rest having their defaults. */
  Profiles?: Record<string, Profile>
  /** Left out by what is rolled out to accounts and never launched. */
  Constraint?: Constraint
  /**
   * Whether an update may change the tags of a provisioned product: a RESOURCE_UPDATE constraint. NOT_ALLOWED where tags of
   * its resources are create-only, so that a new tag would replace them. Left out, there is no such constraint, and Service
   * Catalog refuses new tags as well; NOT_ALLOWED says so in the portfolio, and is put back when somebody changes it.
   * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/constraints-resourceupdate.html
   */
  TagUpdateOnProvisionedProduct?: 'ALLOWED' | 'NOT_ALLOWED'
  /** The role named by the LAUNCH constraint, as a template of its own; the account baseline carries it to the accounts. */
  LaunchRole?: Template
}

/** A product that Service Catalog launches. */
export type Launchable = Product & Required<Pick<Product, 'Constraint' | 'LaunchRole'>>

/** Whether a product is launched; what is not is rolled out only. */
export const isLaunchable = (product: Product): product is Launchable => product.Constraint !== undefined && product.LaunchRole !== undefined

/** Gives a product back as it is, checked by the compiler. */
export const product = (value: Product): Product => value
