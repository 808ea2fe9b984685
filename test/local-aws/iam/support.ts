import { after, before } from 'node:test'
import { CloudFormation } from '@aws-sdk/client-cloudformation'
import { IAM } from '@aws-sdk/client-iam'
import { Organizations } from '@aws-sdk/client-organizations'
import { S3 } from '@aws-sdk/client-s3'
import { ServiceCatalog } from '@aws-sdk/client-service-catalog'
import { SSM } from '@aws-sdk/client-ssm'
import { STS } from '@aws-sdk/client-sts'
import type { Statement } from '../../../scripts/local-aws/iam/evaluate.ts'
import { local } from '../../support/local.ts'

export const region = 'us-east-1'
export const [hub, imaging, sequencing] = ['111122223333', '444455556666', '777788889999'] as const

let cloud: Awaited<ReturnType<typeof local>>
export const world = () => cloud.world
/** One world for the tests of a file. */
export function oneWorld() {
  before(async () => void (cloud = await local({ clock: { stepMilliseconds: 0 } })))
  after(() => cloud.close())
}

type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
/** Every service, as an account's administrator or as who has these keys. */
export function clients(who: string | Keys, inRegion = region) {
  const credentials = typeof who === 'string' ? { accessKeyId: who, secretAccessKey: 'local' } : who
  const options = { endpoint: cloud.endpoint, region: inRegion, maxAttempts: 1, credentials, forcePathStyle: true }
  return {
    cloudFormation: new CloudFormation(options), iam: new IAM(options), organizations: new Organizations(options), s3: new S3(options),
    serviceCatalog: new ServiceCatalog(options), ssm: new SSM(options), sts: new STS(options),
  }
}

export async function assume(from: ReturnType<typeof clients>, account: string, role: string, RoleSessionName = 'ada') {
  const { Credentials } = await from.sts.assumeRole({ RoleArn: `arn:aws:iam::${account}:role/${role}`, RoleSessionName })
  return clients({ accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken })
}

export const document = (...Statement: (Partial<Statement> & { Action?: Statement['Action'] })[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: Statement.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })) })
export const trusting = (Principal: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] })

let made = 0
/** A new role of an account with these statements, and every service as a session of it. */
export async function acting(statements: Parameters<typeof document>, { account = imaging as string, boundary }: { account?: string; boundary?: Parameters<typeof document> } = {}) {
  const RoleName = `Someone${(made += 1)}`
  const admin = clients(account)
  const PermissionsBoundary = boundary && (await admin.iam.createPolicy({ PolicyName: `Boundary${made}`, PolicyDocument: document(...boundary) })).Policy!.Arn
  await admin.iam.createRole({ RoleName, AssumeRolePolicyDocument: trusting({ AWS: account }), PermissionsBoundary })
  if (statements.length > 0) await admin.iam.putRolePolicy({ RoleName, PolicyName: 'Own', PolicyDocument: document(...statements) })
  return { RoleName, Arn: `arn:aws:sts::${account}:assumed-role/${RoleName}/ada`, ...(await assume(admin, account, RoleName)) }
}
