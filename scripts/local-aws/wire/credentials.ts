import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { type Caller, refusal, type Role, sessionOf, type World } from '../world.ts'
import type { Protocol } from './protocol.ts'

export type Scope = { accessKeyId: string; region: string; service: string; token?: string }

/** What a request says it is for, from the credential scope of its signature (in a header, or in a presigned URL). */
export function scopeOf(request: IncomingMessage): Scope | undefined {
  const { searchParams } = new URL(request.url!, 'http://localhost')
  const credential = /Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1] ?? searchParams.get('X-Amz-Credential')
  const [accessKeyId, , region, service] = credential?.split('/') ?? []
  if (!accessKeyId || !region || !service) return undefined
  const token = request.headers['x-amz-security-token'] ?? searchParams.get('X-Amz-Security-Token') ?? undefined
  return { accessKeyId, region, service, token: token?.toString() }
}

/** The role every account has from the start; a 12-digit access key ID acts as a session of its account's. */
export const administrator = (account: string): Role => ({
  RoleName: 'Administrator',
  Path: '/',
  Arn: `arn:aws:iam::${account}:role/Administrator`,
  RoleId: `AROA${createHash('sha256').update(account).digest('hex').slice(0, 17).toUpperCase()}`,
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }],
  },
  AttachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
  InlinePolicies: {},
  CreateDate: new Date(0),
  Tags: [],
})

/** Who a request acts as. Keys are looked up, signatures are not verified: this is a rehearsal on a loopback port. */
export function callerOf(world: World, { accessKeyId, token }: Scope, protocol: Protocol): Caller {
  if (world.accounts.has(accessKeyId)) return sessionOf(administrator(accessKeyId), 'local')
  const session = world.sessions.get(accessKeyId)
  if (!session || session.SessionToken !== token) throw refusal(...protocol.unknownKey)
  if (session.Expiration <= world.clock.now()) throw refusal(...protocol.expiredKey)
  const { SessionToken: _token, Expiration: _expiration, ...caller } = session
  return caller
}
