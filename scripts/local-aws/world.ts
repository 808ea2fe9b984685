/** What the local AWS remembers: plain data, in memory, gone when the process ends. */
export type World = {
  partition: 'aws'
  /** The 12-digit ID of the management account. */
  managementAccount: string
  organization: Organization
  accounts: Map<string, Account>
  /** S3 bucket names are global. */
  buckets: Map<string, Bucket>
  /** Temporary credentials handed out by sts:AssumeRole: access key ID → who they act as, and until when. */
  sessions: Map<string, Caller & { SessionToken: string; Expiration: Date }>
  faults: Fault[]
  /** Every call, in order, for tests and benchmarks. */
  calls: { service: string; operation: string; account: string; region: string; error?: string }[]
  /** Whether callers and roles are held to their policies and boundaries. */
  enforcesIam: boolean
  /** Every action that policies were asked about while IAM was enforced, in order, for tests. Administrators are not asked. */
  authorizations: { caller: string; action: string; resource: string; decision: 'allowed' | 'implicitDeny' | 'explicitDeny' }[]
  clock: Clock
  /** What stands behind custom resources, by service token, name of the function, or type: no code of functions runs here. */
  customResources: Map<string, CustomResource>
  /** What the container of a task ends with, 0 when nothing is said; a promise keeps it running. No image runs here. */
  endOfTask?: (task: Task) => number | Promise<number>
  /** Whether an API of ECS tells of a task already, which each does some time after ECS was asked to run it. */
  seesTask?: (task: Task, api: 'ListTasks' | 'DescribeTasks') => boolean
}

/**
 * A function of a custom resource: asked in CloudFormation's form, with every scalar a string; undefined when it never answers.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
 */
type CustomResource = (request: CustomRequest, call: Call) => CustomAnswer | undefined | Promise<CustomAnswer | undefined>
export type CustomRequest = {
  RequestType: 'Create' | 'Update' | 'Delete'
  ServiceToken: string
  StackId: string
  RequestId: string
  ResourceType: string
  LogicalResourceId: string
  PhysicalResourceId?: string
  ResourceProperties: Record<string, any>
  OldResourceProperties?: Record<string, any>
}
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html; without an ID it keeps the one it has, or gets one. */
export type CustomAnswer = { Status?: 'SUCCESS' | 'FAILED'; Reason?: string; PhysicalResourceId?: string; Data?: Record<string, unknown> }

/** A task that was run, and what its container ends with. */
export type Task = { taskArn: string; clusterArn: string; taskDefinitionArn: string; startedBy?: string; clientToken?: string; group: string; lastStatus: 'RUNNING' | 'STOPPED'; containers: { name: string; command?: string[]; exitCode?: number }[]; networkConfiguration: any }

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
  /** Roles by name, policies and providers by ARN. */
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
  /** Executions of Systems Manager's automations, by ID. */
  automations: Map<string, { execution: Record<string, any>; stop: { isAsked: boolean } }>
  /** One-shot tasks of ECS, by ARN. */
  tasks: Map<string, Task>
  /** Items of DynamoDB: the ARN of a table, and its items by their keys. */
  items: Map<string, Map<string, any>>
  /** Type and physical ID → every resource whose service is not here. */
  resources: Map<string, Live>
}

/** A resource as its service has it: what CloudFormation made of it, and what was changed there since. */
export type Live = { type: string; id: string; name: string; isNamed: boolean; arn: string; properties: Record<string, any>; tags: { Key: string; Value: string }[] }

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
  objects: Map<string, StoredObject>
  CreationDate?: Date
  Versioning?: string
  PublicAccessBlock?: Record<string, string>
  /** Multipart uploads under way: upload ID → its parts. */
  uploads?: Map<string, Upload>
}

export type StoredObject = { Body: Buffer; ETag: string; LastModified: Date; ContentType?: string; Tags: Record<string, string>; Metadata?: Record<string, string> }
export type Upload = Pick<StoredObject, 'ContentType' | 'Tags' | 'Metadata'> & { Key: string; parts: Map<number, Buffer> }

/** Who a request acts as. A session's Arn is arn:aws:sts::…:assumed-role/…; `role` is then the ARN of the IAM role behind it. */
export type Caller = { account: string; Arn: string; UserId: string; role?: string }

/**
 * A fault to inject: fails matching resources or calls, `times` times (for ever when left out). Resources fail when they
 * are created or updated, unless the fault names what they fail at. What is unstable is made, and never is what it shall be:
 * services fail, certificates wait until the fault is gone.
 */
export type Fault =
  | { kind: 'resource'; account?: string; region?: string; logicalId?: string; type?: string; verb?: 'CREATE' | 'UPDATE' | 'ROLLBACK' | 'DELETE'; reason: string; times?: number }
  | { kind: 'unstable'; account?: string; region?: string; logicalId?: string; type: 'AWS::ECS::Service' | 'AWS::CertificateManager::Certificate'; times?: number }
  | { kind: 'call'; service?: string; operation?: string; account?: string; code: string; message: string; status?: number; times?: number }

/** What an operation knows besides its input. */
export type Call = { world: World; account: Account; region: Region; caller: Caller; requestId: string }

/** One row of a service's table: parsed input in, output out; refusals are thrown. Runs synchronously or starts work and returns. */
type Operation = (input: any, call: Call) => any
export type Service = Record<string, Operation>

/** An answer AWS gives with an error code. */
export type Refusal = Error & { code: string; status: number }

export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && 'code' in error && 'status' in error

export const refusal = (code: string, message: string, status = 400): Refusal => Object.assign(new Error(message), { code, status })

/** The region of an account; it is there from the first time somebody asks for it. */
export function regionOf(account: Account, Name: string): Region {
  const region = account.regions.get(Name) ?? { Name, cloudformation: {}, serviceCatalog: {}, parameters: new Map(), automations: new Map(), tasks: new Map(), items: new Map(), resources: new Map() }
  account.regions.set(Name, region)
  return region
}

/** The same request going on in another account or region, as somebody else: how StackSets and Service Catalog reach an account. */
export function callIn({ world, requestId }: Pick<Call, 'world' | 'requestId'>, accountId: string, region: string, caller: Caller): Call {
  const account = world.accounts.get(accountId)
  if (!account) throw refusal('ValidationError', `Account ${accountId} does not exist`)
  return { world, account, region: regionOf(account, region), caller, requestId }
}

/** Who a service or a person is after assuming a role: a session of it. */
export const sessionOf = (role: Pick<Role, 'Arn' | 'RoleId' | 'RoleName'>, sessionName: string): Caller => {
  const account = role.Arn.split(':')[4]!
  return {
    account,
    Arn: `arn:aws:sts::${account}:assumed-role/${role.RoleName}/${sessionName}`,
    UserId: `${role.RoleId}:${sessionName}`,
    role: role.Arn,
  }
}
