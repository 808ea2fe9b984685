import type { Call } from '../world.ts'
export function accountMoved(_call: Call, _accountId: string, _from: string) {}
