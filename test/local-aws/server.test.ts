import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CloudFormation } from '@aws-sdk/client-cloudformation'
import { ServiceCatalog } from '@aws-sdk/client-service-catalog'
import { STS } from '@aws-sdk/client-sts'
import { readMembers } from '../../scripts/local-aws/wire/query.ts'
import { element, readXml } from '../../scripts/local-aws/wire/xml.ts'
import { startLocalAws } from '../../scripts/local-aws/server.ts'
import { local } from '../support/local.ts'

let cloud: Awaited<ReturnType<typeof local>>
before(async () => void (cloud = await local({ clock: { stepMilliseconds: 0 } })))
after(() => cloud.close())

const client = (accessKeyId = '111122223333', sessionToken?: string) => ({
  endpoint: cloud.endpoint,
  region: 'eu-west-1',
  maxAttempts: 1,
  credentials: { accessKeyId, secretAccessKey: 'local', sessionToken },
})

test('a 12-digit access key ID is the administrator of that account', async () => {
  const { Account, Arn } = await new STS(client('444455556666')).getCallerIdentity({})
  deepEqual([Account, Arn], ['444455556666', 'arn:aws:sts::444455556666:assumed-role/Administrator/local'])
})

test('a key nobody has is refused in the words of each protocol', async () => {
  await rejects(new STS(client('000000000000')).getCallerIdentity({}), { name: 'InvalidClientTokenId' })
  await rejects(new ServiceCatalog(client('AKIAEXAMPLE')).listPortfolios({}), { name: 'UnrecognizedClientException' })
})

test('a session acts as its role until it expires', async () => {
  const clock = { now: () => new Date() }
  const other = await startLocalAws({ clock })
  const at = (session?: { AccessKeyId?: string; SessionToken?: string }) => new STS({ ...client(session?.AccessKeyId ?? '444455556666', session?.SessionToken), endpoint: other.endpoint })
  const { Credentials } = await at().assumeRole({ RoleArn: 'arn:aws:iam::444455556666:role/ResearchScientist', RoleSessionName: 'ada', DurationSeconds: 900 })
  equal((await at(Credentials).getCallerIdentity({})).Arn, 'arn:aws:sts::444455556666:assumed-role/ResearchScientist/ada')
  await rejects(at({ AccessKeyId: Credentials!.AccessKeyId }).getCallerIdentity({}), { name: 'InvalidClientTokenId' })
  other.world.clock.now = () => new Date(Date.now() + 901_000)
  await rejects(at(Credentials).getCallerIdentity({}), { name: /ExpiredToken/ })
  await other.close()
})

test('a role is assumed only by those it trusts, and one that is not there looks the same', async () => {
  const sts = new STS(client('777788889999'))
  for (const role of ['ResearchScientist', 'Nobody']) {
    await rejects(sts.assumeRole({ RoleArn: `arn:aws:iam::444455556666:role/${role}`, RoleSessionName: 'ada' }), {
      name: 'AccessDenied',
      message: `User: arn:aws:sts::777788889999:assumed-role/Administrator/local is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/${role}`,
    })
  }
})

test('an operation nobody knows is refused as AWS does, never with HTML', async () => {
  const send = (headers: Record<string, string>, body = '') => fetch(cloud.endpoint, { method: 'POST', headers, body })
  const signed = (service: string) => ({ authorization: `AWS4-HMAC-SHA256 Credential=111122223333/20300101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0` })
  const json = await send({ ...signed('servicecatalog'), 'x-amz-target': 'AWS242ServiceCatalogService.DoNothing' }, '{}')
  deepEqual([json.status, ((await json.json()) as any).__type], [400, 'UnknownOperationException'])
  const query = await send({ ...signed('cloudformation'), 'content-type': 'application/x-www-form-urlencoded' }, 'Action=constructor&Version=2010-05-15')
  equal(query.status, 400)
  match(await query.text(), /<Code>InvalidAction<\/Code>/)
  const s3 = await fetch(`${cloud.endpoint}/bucket?torrent`, { headers: signed('s3') })
  equal(s3.status, 501)
  match(await s3.text(), /<Code>NotImplemented<\/Code>/)
  match(await (await send(signed('ec2'), 'Action=DescribeVpcs')).text(), /<Code>InvalidAction<\/Code>/)
})

test('what breaks inside, or comes broken, answers in the form of the protocol', async (context) => {
  const headers = { 'x-amz-target': 'AmazonSSM.GetParameter', authorization: 'Credential=111122223333/20300101/eu-west-1/ssm/aws4_request' }
  const broken = await fetch(cloud.endpoint, { method: 'POST', headers, body: '{"Name":' })
  deepEqual([broken.status, ((await broken.json()) as any).__type], [400, 'SerializationException'])
  context.mock.method(console, 'error', () => {})
  context.mock.method(cloud.world.clock, 'now', () => {
    throw new Error('the clock stopped')
  })
  await rejects(new STS(client('444455556666')).assumeRole({ RoleArn: 'arn:aws:iam::444455556666:role/ResearchScientist', RoleSessionName: 'ada' }), {
    name: 'InternalFailure',
    message: 'The local AWS failed: the clock stopped',
  })
})

test('a call fault is used up, and a client gets over it', async () => {
  cloud.world.faults.push({ kind: 'call', service: 'sts', operation: 'GetCallerIdentity', code: 'Throttling', message: 'Rate exceeded', times: 2 })
  await rejects(new STS(client()).getCallerIdentity({}), { name: 'Throttling', message: 'Rate exceeded' })
  await new STS({ ...client(), maxAttempts: 3 }).getCallerIdentity({})
})

test('every call is recorded with its account, region and error', async () => {
  cloud.world.calls.splice(0)
  await new CloudFormation(client('444455556666')).describeStacks({ StackName: 'nothing' }).catch(() => {})
  deepEqual(cloud.world.calls, [{ service: 'cloudformation', operation: 'DescribeStacks', account: '444455556666', region: 'eu-west-1', error: 'ValidationError' }])
})

test('a process started from the command line is controlled over its port', async () => {
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${cloud.endpoint}/_local/${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) })
    return [response.status, await response.text()] as const
  }
  const faults = cloud.world.faults.length
  await ask('POST', 'faults', [{ kind: 'resource', logicalId: 'Topic', reason: 'no' }])
  equal(cloud.world.faults.length, faults + 1)
  await ask('DELETE', 'faults')
  equal(cloud.world.faults.length, 0)
  ok(JSON.parse((await ask('GET', 'organization'))[1]).Accounts.some(({ Name }: { Name: string }) => Name === 'sequencing'))
  equal((await ask('GET', 'nothing'))[0], 404)
  equal((await ask('POST', 'faults', 'x'))[0], 200)
  await ask('DELETE', 'faults')
})

test('form fields become an object, lists lists, and an empty list is not an empty string', () => {
  deepEqual(readMembers('StackName=a&Parameters.member.2.ParameterKey=B&Parameters.member.1.ParameterKey=A&Parameters.member.1.ParameterValue=&Tags=&Regions.member.1=eu-west-1'), {
    StackName: 'a',
    Parameters: [{ ParameterKey: 'A', ParameterValue: '' }, { ParameterKey: 'B' }],
    Tags: [],
    Regions: ['eu-west-1'],
  })
})

test('lists keep their order beyond nine', () => {
  const text = Array.from({ length: 12 }, (_, index) => `Regions.member.${12 - index}=${12 - index}`).join('&')
  deepEqual(readMembers(text).Regions, Array.from({ length: 12 }, (_, index) => String(index + 1)))
})

test('text survives XML, both ways', () => {
  const text = 'a < b && "c" > \'d\'\r\n\u{1f600}'
  equal(element('A', { B: text, C: undefined, D: [1, { E: true }] }, 'member'), '<A><B>a &lt; b &amp;&amp; &quot;c&quot; &gt; \'d\'&#xD;\n\u{1f600}</B><D><member>1</member><member><E>true</E></member></D></A>')
  deepEqual(readXml(element('A', { B: [text, 'x'] })), { A: [{ B: [text, 'x'] }] })
  deepEqual(readXml('<?xml version="1.0"?><s3:A xmlns:s3="x"><B/><C> y </C></s3:A>'), { A: [{ B: [''], C: [' y '] }] })
})

test('the aws CLI talks to every protocol', async () => {
  const { Account } = await cloud.aws(['sts', 'get-caller-identity'])
  equal(Account, '111122223333')
  const { Accounts } = await cloud.aws(['organizations', 'list-accounts'])
  deepEqual(Accounts.filter(({ Status }: { Status: string }) => Status === 'SUSPENDED').map(({ Name }: { Name: string }) => Name), ['former-lab'])
  await cloud.aws(['ssm', 'put-parameter', '--name', '/mutants/image', '--type', 'String', '--value', 'x'])
  equal((await cloud.aws(['ssm', 'get-parameter', '--name', '/mutants/image'])).Parameter.Value, 'x')
  await rejects(cloud.aws(['ssm', 'get-parameter', '--name', 'nothing']), /ParameterNotFound/)
})

test('a port that is taken is said so', async () => {
  await rejects(startLocalAws({ port: Number(new URL(cloud.endpoint).port) }), { code: 'EADDRINUSE' })
})
