import type { Region } from '../world.ts'

export type Tag = { Key: string; Value: string }
export type Principal = { PrincipalARN: string; PrincipalType: 'IAM' | 'IAM_PATTERN' }

export type Portfolio = {
  Id: string
  ARN: string
  DisplayName: string
  ProviderName: string
  Description?: string
  CreatedTime: Date
  tags: Tag[]
  /** IDs of TagOptions and of products. */
  tagOptions: Set<string>
  products: Set<string>
  principals: Principal[]
  shares: Share[]
}

/** Whom a portfolio is shared with: an account that accepts it, or accounts, units or the whole of an organization. */
export type Share = {
  Type: 'ACCOUNT' | 'ORGANIZATION' | 'ORGANIZATIONAL_UNIT' | 'ORGANIZATION_MEMBER_ACCOUNT'
  PrincipalId: string
  Accepted: boolean
  ShareTagOptions: boolean
  SharePrincipals: boolean
}

/** Something done to a share of an organization: it takes effect when it is completed. */
export type ShareAction = { PortfolioShareToken: string; PortfolioId: string; OrganizationNodeValue: string; Status: 'IN_PROGRESS' | 'COMPLETED'; accounts: string[] }

export type Product = {
  ProductId: string
  ProductARN: string
  Name: string
  Owner: string
  ShortDescription?: string
  Distributor?: string
  SupportDescription?: string
  SupportEmail?: string
  SupportUrl?: string
  Type: string
  CreatedTime: Date
  tags: Tag[]
  tagOptions: Set<string>
  /** In the order they were made; never empty. */
  artifacts: Map<string, Artifact>
}

/** A version of a product, with the template as it was when the version was made. */
export type Artifact = {
  Id: string
  Name: string
  Description?: string
  Type: string
  CreatedTime: Date
  Active: boolean
  Guidance: 'DEFAULT' | 'DEPRECATED'
  Status: 'CREATING' | 'AVAILABLE'
  url: string
  text: string
  /** IDs of the service actions that are associated with it. */
  serviceActions: Set<string>
}

export type ConstraintType = 'LAUNCH' | 'NOTIFICATION' | 'RESOURCE_UPDATE' | 'STACKSET' | 'TEMPLATE'
export type Constraint = {
  ConstraintId: string
  Type: ConstraintType
  Description?: string
  Owner: string
  PortfolioId: string
  ProductId: string
  Parameters: string
  Status: 'CREATING' | 'AVAILABLE'
}

/** What may be done with what was launched, by a document of Systems Manager. */
export type ServiceAction = { Id: string; Name: string; Description?: string; DefinitionType: 'SSM_AUTOMATION'; Definition: Partial<Record<'Name' | 'Version' | 'AssumeRole' | 'Parameters', string>> }

export type TagOption = { Id: string; Key: string; Value: string; Active: boolean; Owner: string }

export type RecordError = { Code: string; Description: string }
export type Output = { OutputKey: string; OutputValue: string; Description?: string }

/** One request about a provisioned product, and how it goes. */
export type LaunchRecord = {
  RecordId: string
  RecordType: 'PROVISION_PRODUCT' | 'UPDATE_PROVISIONED_PRODUCT' | 'TERMINATE_PROVISIONED_PRODUCT' | 'EXECUTE_PROVISIONED_PRODUCT_SERVICE_ACTION'
  ProvisionedProductName: string
  ProvisionedProductId: string
  ProvisionedProductType: string
  ProductId: string
  ProvisioningArtifactId: string
  PathId: string
  Status: 'CREATED' | 'IN_PROGRESS' | 'IN_PROGRESS_IN_ERROR' | 'SUCCEEDED' | 'FAILED'
  CreatedTime: Date
  UpdatedTime: Date
  RecordErrors: RecordError[]
  RecordTags: Tag[]
  LaunchRoleArn?: string
  outputs: Output[]
  token: string
  UserArn: string
  UserArnSession: string
}

export type Provisioned = {
  Id: string
  Name: string
  Arn: string
  Type: 'CFN_STACK' | 'CFN_STACKSET'
  Status: 'AVAILABLE' | 'UNDER_CHANGE' | 'TAINTED' | 'ERROR'
  StatusMessage?: string
  CreatedTime: Date
  IdempotencyToken: string
  LastRecordId: string
  LastSuccessfulProvisioningRecordId?: string
  ProductId: string
  ProductName: string
  ProvisioningArtifactId: string
  ProvisioningArtifactName: string
  PathId: string
  LaunchRoleArn?: string
  UserArn: string
  UserArnSession: string
  /** The stack or stack set behind it, and the account that has it. */
  physicalId?: string
  account: string
  outputs: Output[]
  tags: Tag[]
}

/** What an account has of Service Catalog in a region: as a hub its portfolios and products, as a spoke what it launched. */
export type State = {
  portfolios: Map<string, Portfolio>
  products: Map<string, Product>
  constraints: Map<string, Constraint>
  tagOptions: Map<string, TagOption>
  serviceActions: Map<string, ServiceAction>
  shareActions: Map<string, ShareAction>
  provisioned: Map<string, Provisioned>
  records: Map<string, LaunchRecord>
  /** Principals this account grants portfolios to that others share with it: by portfolio ID. */
  grants: Map<string, Principal[]>
  /** What requests with an idempotency token were answered. */
  answers: Map<string, { request: string; answer: unknown }>
  /** How many IDs were given out. */
  made: number
}

export const stateOf = (region: Region): State =>
  (region.serviceCatalog.state ??= {
    portfolios: new Map(), products: new Map(), constraints: new Map(), tagOptions: new Map(), serviceActions: new Map(), shareActions: new Map(),
    provisioned: new Map(), records: new Map(), grants: new Map(), answers: new Map(), made: 0,
  })
