import { refusal } from '../world.ts'

/** Refuses an input without the members an operation requires, in the words of AWS's own validation; code is what the service calls it. */
export function need(input: any, members: string[], code = 'ValidationError'): void {
  const missing = members.filter((name) => input[name] === undefined || input[name] === null)
  if (missing.length === 0) return
  const said = missing.map((name) => `Value null at '${name[0]!.toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`)
  throw refusal(code, `${said.length} validation error${said.length > 1 ? 's' : ''} detected: ${said.join('; ')}`)
}

/** Refuses a value in the words of AWS's own validation. */
export function invalid(member: string, value: unknown, constraint: string, code = 'ValidationError') {
  return refusal(code, `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`)
}

/** One page of a list: a token is where the next one starts, and there is none after the last. */
export function page<T>(all: T[], token: string | undefined, size: number, code = 'ValidationError'): { items: T[]; NextToken?: string } {
  const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64').toString())
  if (!Number.isInteger(from) || from < 0) throw refusal(code, 'NextToken is invalid')
  const next = from + size
  return { items: all.slice(from, next), NextToken: next < all.length ? Buffer.from(String(next)).toString('base64') : undefined }
}
