/*
 * The catalog of an organization, in AWS's own words. catalog.schema.json says the same to editors and to ajv.
 */

export type Catalog = {
  Hub: {
    AccountId: string
    /** The first one holds what an account has once: roles, and stack sets. */
    Regions: string[]
    OrganizationId?: string
    /** The beginning of the template buckets' names. */
    TemplateBucket?: string
  }
  Portfolios: Portfolio[]
  Rollouts?: Rollout[]
}

export type Portfolio = {
  DisplayName: string
  ProviderName: string
  Description?: string
  /** Folders under products/. */
  Products: string[]
  Principals?: Principal[]
  /** https://docs.aws.amazon.com/servicecatalog/latest/adminguide/tagoptions.html */
  TagOptions?: Record<string, string[]>
  Shares?: Share[]
}

/** https://docs.aws.amazon.com/servicecatalog/latest/dg/API_AssociatePrincipalWithPortfolio.html */
export type Principal = { PrincipalARN: string; PrincipalType: 'IAM' | 'IAM_PATTERN' }

/** With a unit, the whole organization, or an account: one of them. */
export type Share = {
  OrganizationalUnitId?: string
  OrganizationId?: string
  AccountId?: string
  ShareTagOptions?: boolean
  SharePrincipals?: boolean
}

/** A stack set: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html */
export type Rollout = {
  Name: string
  Product: string
  Template: 'flat.yaml' | 'product.yaml'
  PermissionModel: 'SERVICE_MANAGED' | 'SELF_MANAGED'
  DeploymentTargets: {
    OrganizationalUnitIds?: string[]
    Accounts?: string[]
    AccountFilterType?: 'INTERSECTION' | 'DIFFERENCE' | 'UNION'
  }
  Regions: string[]
  Parameters?: Record<string, string | number | boolean>
  OperationPreferences?: OperationPreferences
  AutoDeployment?: { Enabled: boolean; RetainStacksOnAccountRemoval?: boolean }
  CallAs?: 'SELF' | 'DELEGATED_ADMIN'
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetOperationPreferences.html */
export type OperationPreferences = {
  RegionConcurrencyType?: 'SEQUENTIAL' | 'PARALLEL'
  RegionOrder?: string[]
  FailureToleranceCount?: number
  FailureTolerancePercentage?: number
  MaxConcurrentCount?: number
  MaxConcurrentPercentage?: number
  ConcurrencyMode?: 'STRICT_FAILURE_TOLERANCE' | 'SOFT_FAILURE_TOLERANCE'
}
