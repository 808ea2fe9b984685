import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cloudFormationAsks } from './cloudformation/asks.ts'
import { cloudFormation } from './cloudformation/index.ts'
import { control } from './control.ts'
import { dynamodb, dynamodbAsks } from './dynamodb/index.ts'
import { ecs, ecsAsks } from './ecs/index.ts'
import { elasticLoadBalancing, elasticLoadBalancingAsks } from './elastic-load-balancing/index.ts'
import { iamAsks } from './iam/asks.ts'
import { authorized } from './iam/authorize.ts'
import { iam } from './iam/index.ts'
import { organizations, organizationsAsks } from './organizations/index.ts'
import { rds, rdsAsks } from './rds/index.ts'
import { s3, s3Asks } from './s3/index.ts'
import { seed } from './seed.ts'
import { serviceCatalogAsks } from './service-catalog/asks.ts'
import { serviceCatalog } from './service-catalog/index.ts'
import { ssm, ssmAsks } from './ssm/index.ts'
import { stackSets } from './stack-sets/index.ts'
import { sts } from './sts/index.ts'
import { tagging, taggingAsks } from './tagging/index.ts'
import { callerOf, scopeOf } from './wire/credentials.ts'
import { json } from './wire/json.ts'
import type { Answer, Protocol } from './wire/protocol.ts'
import { query } from './wire/query.ts'
import { s3Protocol } from './wire/s3.ts'
import { type Call, type Clock, isRefusal, type Refusal, refusal, regionOf, type Service, type World } from './world.ts'

/** Every service, under the name that signatures carry. */
const services: Record<string, { protocol: Protocol; rows: Service; target?: string }> = {
  cloudformation: { protocol: query('http://cloudformation.amazonaws.com/doc/2010-05-15/'), rows: authorized({ ...cloudFormation, ...stackSets }, cloudFormationAsks) },
  dynamodb: { protocol: json, rows: authorized(dynamodb, dynamodbAsks, 'json'), target: 'DynamoDB_20120810' },
  ecs: { protocol: json, rows: authorized(ecs, ecsAsks, 'json'), target: 'AmazonEC2ContainerServiceV20141113' },
  elasticloadbalancing: { protocol: query('http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/'), rows: authorized(elasticLoadBalancing, elasticLoadBalancingAsks) },
  iam: { protocol: query('https://iam.amazonaws.com/doc/2010-05-08/'), rows: authorized(iam, iamAsks) },
  organizations: { protocol: json, rows: authorized(organizations, organizationsAsks, 'json'), target: 'AWSOrganizationsV20161128' },
  rds: { protocol: query('http://rds.amazonaws.com/doc/2014-10-31/', 'singular'), rows: authorized(rds, rdsAsks) },
  s3: { protocol: s3Protocol, rows: authorized(s3, s3Asks) },
  servicecatalog: { protocol: json, rows: authorized(serviceCatalog, serviceCatalogAsks, 'json'), target: 'AWS242ServiceCatalogService' },
  ssm: { protocol: json, rows: authorized(ssm, ssmAsks, 'json'), target: 'AmazonSSM' },
  sts: { protocol: query('https://sts.amazonaws.com/doc/2011-06-15/'), rows: sts },
  tagging: { protocol: json, rows: authorized(tagging, taggingAsks, 'json'), target: 'ResourceGroupsTaggingAPI_20170126' },
}

/** Which service a request is for: its X-Amz-Target, or what it was signed for; what is not signed can only be S3. */
function serviceOf(request: IncomingMessage, scope: { service: string } | undefined): string {
  const target = String(request.headers['x-amz-target'] ?? '').split('.')[0]
  return Object.keys(services).find((name) => target && services[name]!.target === target) ?? scope?.service ?? 's3'
}

/** A fault that somebody asked for, used up once. */
function injected(world: World, service: string, operation: string, account: string): Refusal | undefined {
  const fault = world.faults.find(
    (one) =>
      one.kind === 'call' && one.times !== 0 &&
      (one.service ?? service) === service && (one.operation ?? operation) === operation && (one.account ?? account) === account,
  )
  if (fault?.kind !== 'call') return undefined
  if (fault.times !== undefined) fault.times -= 1
  return refusal(fault.code, fault.message, fault.status)
}

const identified = (answer: Answer, requestId: string): Answer => ({ ...answer, headers: { ...answer.headers, 'x-amzn-requestid': requestId } })

async function answer(world: World, request: IncomingMessage, body: Buffer): Promise<Answer> {
  const requestId = randomUUID()
  const scope = scopeOf(request)
  const name = serviceOf(request, scope)
  const { protocol, rows } = services[name] ?? { protocol: request.headers['x-amz-target'] ? json : query('https://amazonaws.com/'), rows: {} }
  const record: World['calls'][number] = { service: name, operation: '', account: '', region: scope?.region ?? '' }
  world.calls.push(record)
  try {
    const { operation, input } = protocol.read(request, body)
    record.operation = operation
    if (!scope) throw refusal(...protocol.unsigned)
    const caller = callerOf(world, scope, protocol)
    record.account = caller.account
    const fault = injected(world, name, operation, caller.account)
    if (fault) throw fault
    const row = Object.hasOwn(rows, operation) ? rows[operation] : undefined
    if (!row) throw refusal(...protocol.unknownOperation(operation))
    const account = world.accounts.get(caller.account)!
    const call: Call = { world, account, region: regionOf(account, scope.region), caller, requestId }
    return identified(protocol.write(operation, await row(input, call), requestId), requestId)
  } catch (error) {
    if (!isRefusal(error)) console.error(error)
    const refused = isRefusal(error) ? error : refusal('InternalFailure', `The local AWS failed: ${error instanceof Error ? error.message : String(error)}`, 500)
    record.error = refused.code
    return identified(protocol.refuse(refused, requestId), requestId)
  }
}

async function respond(world: World, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const { status, headers, body: content } = control(world, request, body) ?? (await answer(world, request, body))
  // HEAD answers carry the length of what GET would have sent; an operation that says it itself is not corrected.
  response.writeHead(status, { 'content-length': Buffer.byteLength(content), ...headers })
  response.end(request.method === 'HEAD' ? undefined : content)
}

type Options = { port?: number; clock?: Partial<Clock>; enforcesIam?: boolean; world?: World }

/** Starts a local AWS on a loopback port (a free one when left out): with its own world, which enforces IAM, unless one is given. */
export async function startLocalAws({ port = 0, clock, enforcesIam, world = seed({ clock, enforcesIam }) }: Options = {}) {
  const server = createServer((request, response) => {
    respond(world, request, response).catch((error) => response.destroy(error))
  })
  // A client that reuses a connection must not find it closed by us in that moment.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const { port: listening } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${listening}`,
    port: listening,
    world,
    /** Lets the process end even if nobody closes this. */
    unref() {
      server.unref().on('connection', (socket) => socket.unref())
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
