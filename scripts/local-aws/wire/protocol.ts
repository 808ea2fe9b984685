import type { IncomingMessage } from 'node:http'
import type { Refusal } from '../world.ts'

export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer }

/** One of the ways AWS services put operations on the wire. */
export type Protocol = {
  read: (request: IncomingMessage, body: Buffer) => { operation: string; input: any }
  write: (operation: string, output: any, requestId: string) => Answer
  refuse: (refusal: Refusal, requestId: string) => Answer
  /** How its services say what is wrong with a request before they look at it: code, message, status. */
  unknownOperation: (operation: string) => [string, string, number]
  unsigned: [string, string, number]
  unknownKey: [string, string, number]
  expiredKey: [string, string, number]
}
