import { after, beforeEach } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { CloudFormation } from '@aws-sdk/client-cloudformation'
import { IAM } from '@aws-sdk/client-iam'
import { S3 } from '@aws-sdk/client-s3'
import { ServiceCatalog } from '@aws-sdk/client-service-catalog'
import { STS } from '@aws-sdk/client-sts'
import { local } from '../../support/local.ts'

export const region = 'eu-west-1'
export const hub = '111122223333'
/** In Workloads/Research, in Genomics within it, and in Teaching. */
export const [imaging, sequencing, practicals] = ['444455556666', '777788889999', '123456789012'] as const
export const research = 'ou-loca-research'
export const scientists = 'arn:aws:iam:::role/Research*'

let cloud: Awaited<ReturnType<typeof local>>
const open: (typeof cloud)[] = []
export const world = () => cloud.world
export const here = () => cloud

const everything = 'arn:aws:iam::aws:policy/AdministratorAccess'

/** Every test has a world of its own, where people may do what they launch: products here have no launch role but where a test says so. */
export function freshWorlds() {
  beforeEach(async () => {
    open.push((cloud = await local({ clock: { stepMilliseconds: 1 } })))
    for (const { iam } of cloud.world.accounts.values()) iam.roles.get('ResearchScientist')!.AttachedPolicies.push(everything)
  })
  after(() => Promise.all(open.map(({ close }) => close())))
}

const client = (accessKeyId: string, session: { secretAccessKey?: string; sessionToken?: string } = {}) => ({
  endpoint: cloud.endpoint, region, maxAttempts: 1, credentials: { accessKeyId, secretAccessKey: 'local', ...session },
})
/** Service Catalog, CloudFormation and S3 as an account's administrator. */
export const catalog = (account: string = hub) => new ServiceCatalog(client(account))
export const cloudFormation = (account: string = hub) => new CloudFormation(client(account))
export const s3 = (account: string = hub) => new S3(client(account))

/** Service Catalog as somebody who assumed a role. */
export async function as(account: string, role = 'ResearchScientist', RoleSessionName = 'ada') {
  const { Credentials } = await new STS(client(account)).assumeRole({ RoleArn: `arn:aws:iam::${account}:role/${role}`, RoleSessionName })
  return new ServiceCatalog(client(Credentials!.AccessKeyId!, { secretAccessKey: Credentials!.SecretAccessKey, sessionToken: Credentials!.SessionToken }))
}

export const trusting = (Service = 'servicecatalog.amazonaws.com') =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }] })
export async function addRole(account: string, RoleName = 'Launch', AssumeRolePolicyDocument = trusting()) {
  const iam = new IAM(client(account))
  await iam.createRole({ RoleName, AssumeRolePolicyDocument })
  await iam.attachRolePolicy({ RoleName, PolicyArn: everything })
}

/** A template of one parameter in SSM, whose value is a parameter of its own. */
export const template = (extra: object = {}) =>
  JSON.stringify({
    Parameters: { Text: { Type: 'String', Default: 'one', AllowedPattern: '[a-z ]+', ConstraintDescription: 'small letters' } },
    Resources: { Note: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'Text' } } } },
    Outputs: { Text: { Value: { Ref: 'Text' }, Description: 'What it holds' } },
    ...extra,
  })

/** Puts a template into the hub's bucket, and gives its address. */
export async function upload(body: string = template(), key = 'product.yaml'): Promise<string> {
  const hubS3 = s3()
  await hubS3.createBucket({ Bucket: 'templates', CreateBucketConfiguration: { LocationConstraint: region } }).catch(() => undefined)
  await hubS3.putObject({ Bucket: 'templates', Key: key, Body: body })
  return `https://templates.s3.${region}.amazonaws.com/${key}`
}

export const version = (LoadTemplateFromURL: string, Name = '1.0.0') => ({ Name, Type: 'CLOUD_FORMATION_TEMPLATE' as const, Info: { LoadTemplateFromURL } })

/** A portfolio with one product in it, whose template is given; the hub's own and nobody else's yet. */
export async function published({ body = template(), Name = 'Farm' } = {}) {
  const admin = catalog()
  const { PortfolioDetail } = await admin.createPortfolio({ DisplayName: 'Research', ProviderName: 'Computing' })
  const { ProductViewDetail, ProvisioningArtifactDetail } = await admin.createProduct({
    Name, Owner: 'Computing', ProductType: 'CLOUD_FORMATION_TEMPLATE', ProvisioningArtifactParameters: version(await upload(body)),
  })
  const [PortfolioId, ProductId, ProvisioningArtifactId] = [PortfolioDetail!.Id!, ProductViewDetail!.ProductViewSummary!.ProductId!, ProvisioningArtifactDetail!.Id!]
  await admin.associateProductWithPortfolio({ PortfolioId, ProductId })
  return { admin, PortfolioId, ProductId, ProvisioningArtifactId }
}

/** The same, granted to every ResearchScientist of Workloads/Research. */
export async function shared(options: Parameters<typeof published>[0] = {}, share: { ShareTagOptions?: boolean; SharePrincipals?: boolean } = {}) {
  const ids = await published(options)
  const { admin, PortfolioId } = ids
  await admin.associatePrincipalWithPortfolio({ PortfolioId, PrincipalARN: scientists, PrincipalType: 'IAM_PATTERN' })
  await shareWith(PortfolioId, research, share)
  return ids
}

export async function shareWith(PortfolioId: string, unit: string, { ShareTagOptions = true, SharePrincipals = true } = {}) {
  const OrganizationNode = { Type: 'ORGANIZATIONAL_UNIT' as const, Value: unit }
  const { PortfolioShareToken } = await catalog().createPortfolioShare({ PortfolioId, OrganizationNode, ShareTagOptions, SharePrincipals })
  return shareDone(PortfolioShareToken)
}

export async function shareDone(PortfolioShareToken: string | undefined) {
  for (;;) {
    const status = await catalog().describePortfolioShareStatus({ PortfolioShareToken })
    if (status.Status !== 'IN_PROGRESS') return status
    await wait(2)
  }
}

/** Waits for a record to end; what states it was in, and how it ended. */
export async function ended(user: ServiceCatalog, started: { RecordDetail?: { RecordId?: string; Status?: string } }) {
  const states = [started.RecordDetail!.Status!]
  for (;;) {
    const { RecordDetail, RecordOutputs = [] } = await user.describeRecord({ Id: started.RecordDetail!.RecordId })
    if (RecordDetail!.Status !== states.at(-1)) states.push(RecordDetail!.Status!)
    const outputs = Object.fromEntries(RecordOutputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue!]))
    if (/^(SUCCEEDED|FAILED)$/.test(RecordDetail!.Status!)) return { states, record: RecordDetail!, outputs, error: RecordDetail!.RecordErrors?.[0]?.Description }
    await wait(1)
  }
}

type Ids = { ProductId: string; ProvisioningArtifactId: string }
/** Launches as somebody and waits for the end. */
export const launch = async (user: ServiceCatalog, { ProductId, ProvisioningArtifactId }: Ids, extra: object = {}) =>
  ended(user, await user.provisionProduct({ ProductId, ProvisioningArtifactId, ProvisionedProductName: 'farm', ...extra }))
