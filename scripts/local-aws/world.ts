/** What the local AWS remembers: plain data, in memory, gone when the process ends. */
export type World = {
  partition: 'aws'
  /** The 12-digit ID of the management account. */
  managementAccount: string
  organization: Organization
  accounts: Map<string, Account>
  /** S3 bucket names are global. */
  buckets: Map<string, Bucket>
  /** Temporary credentials handed out by sts:AssumeRole: access key ID → who they act as. */
  sessions: Map<string, Caller>
  faults: Fault[]
  /** Every call, in order, for tests and benchmarks. */
  calls: { service: string; operation: string; account: string; region: string; error?: string }[]
  clock: Clock
}

/** Injected, so that tests can make operations immediate or slow. */
export type Clock = {
  now: () => Date
  /** Milliseconds one step of asynchronous work takes (a resource, a record, a stack instance). */
  stepMilliseconds: number
}

export type Organization = {
  Id: string
  RootId: string
  /** The root and all organizational units; the root has no ParentId. */
  units: Map<string, { Id: string; Name: string; ParentId?: string }>
  /** Services with trusted access, such as member.org.stacksets.cloudformation.amazonaws.com. */
  trustedServices: Set<string>
  delegatedAdministrators: { account: string; service: string }[]
}

export type Account = {
  Id: string
  Name: string
  Email: string
  Status: 'ACTIVE' | 'SUSPENDED'
  /** The root or organizational unit it is in. */
  ParentId: string
  iam: { roles: Map<string, Role>; policies: Map<string, ManagedPolicy>; oidcProviders: Map<string, unknown> }
  regions: Map<string, Region>
}

export type Region = {
  Name: string
  /** Owned by cloudformation/: stacks, change sets, stack sets, exports. */
  cloudformation: Record<string, any>
  /** Owned by service-catalog/. */
  serviceCatalog: Record<string, any>
  parameters: Map<string, { Name: string; Type: string; Value: string; Version: number }>
}

export type Role = {
  RoleName: string
  Path: string
  Arn: string
  RoleId: string
  AssumeRolePolicyDocument: any
  PermissionsBoundary?: string
  AttachedPolicies: string[]
  InlinePolicies: Record<string, any>
  CreateDate: Date
  MaxSessionDuration?: number
  Description?: string
  Tags: { Key: string; Value: string }[]
}

export type ManagedPolicy = { PolicyName: string; Path: string; Arn: string; Document: any; CreateDate: Date }

export type Bucket = {
  Name: string
  account: string
  region: string
  policy?: any
  objects: Map<string, { Body: Buffer; ETag: string; LastModified: Date; ContentType?: string; Tags: Record<string, string> }>
}

/** Who a request acts as. `role` is there when it came through sts:AssumeRole. */
export type Caller = { account: string; Arn: string; UserId: string; role?: string }

/** A fault to inject: fails matching resources or calls, `times` times (for ever when left out). */
export type Fault =
  | { kind: 'resource'; account?: string; region?: string; logicalId?: string; type?: string; reason: string; times?: number }
  | { kind: 'call'; service?: string; operation?: string; account?: string; code: string; message: string; status?: number; times?: number }

/** What an operation knows besides its input. */
export type Call = { world: World; account: Account; region: Region; caller: Caller; requestId: string }

/** One row of a service's table: parsed input in, output out; refusals are thrown. Runs synchronously or starts work and returns. */
export type Operation = (input: any, call: Call) => any
export type Service = Record<string, Operation>

/** An answer AWS gives with an error code. */
export type Refusal = Error & { code: string; status: number }

export const refusal = (code: string, message: string, status = 400): Refusal => Object.assign(new Error(message), { code, status })
