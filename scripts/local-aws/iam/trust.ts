import type { Role } from '../world.ts'
import type { Context } from './conditions.ts'
import { evaluate, type Principal } from './evaluate.ts'

/** Whether a role is there and lets this principal assume it. */
export const trusts = (role: Role | undefined, principal: Principal, context: Context = {}): role is Role =>
  role !== undefined && evaluate([role.AssumeRolePolicyDocument], { action: 'sts:AssumeRole', principal, context }) === 'allowed'

/** An AWS service, as trust policies name it. */
export const service = (...names: string[]): Principal => ({ type: 'Service', names })
