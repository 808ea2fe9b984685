/** What a command says before it ends: all problems at once, each `where: what: found; do`. Exit code 1: failed, 2: refused. */
export type Failure = Error & { problems: string[]; exitCode: 1 | 2 }

const failure = (problems: string[], exitCode: 1 | 2): Failure =>
  Object.assign(new Error(problems.join('\n')), { problems, exitCode })

/** Nothing was done, because something is wrong with what was asked. */
export const refused = (...problems: string[]) => failure(problems, 2)
/** Something was tried and did not work. */
export const failed = (...problems: string[]) => failure(problems, 1)

/** Whether AWS refuses something to the caller. */
export const isDenied = ({ name, message }: Error) => /AccessDenied|not authorized/i.test(`${name} ${message}`)

export const isFailure = (error: unknown): error is Failure => error instanceof Error && 'problems' in error

/** Wraps an error with what was being done, so that a failure reads as a path. */
export const wrapped = (doing: string, cause: unknown) =>
  isFailure(cause) ? cause : Object.assign(new Error(doing, { cause }))

/** 1 or 2; 130 for an interrupted command is set where the interruption is seen. */
export const exitCodeOf = (error: unknown) => (isFailure(error) ? error.exitCode : sentence(error).exitCode)

/** Prints an error as sentences on standard error; never a stack trace, unless STACKROOM_DEBUG asks for it. */
export function report(error: unknown) {
  if (process.env.STACKROOM_DEBUG) console.error(error)
  for (const line of isFailure(error) ? error.problems : [sentence(error).text]) console.error(line)
}

const chain = (error: unknown): Error[] => (error instanceof Error ? [error, ...chain(error.cause)] : [])

/** Errors of the AWS SDK, the network and the file system that a person can do something about. */
const advice: [RegExp, 1 | 2, string][] = [
  [/CredentialsProviderError|Could not load credentials/, 2, 'sign in first, for instance with "aws sso login", or set AWS_PROFILE'],
  [/ExpiredToken|token.*expired|session.*expired/i, 1, 'sign in again, for instance with "aws sso login", and run the command again: it goes on where it stopped'],
  [/InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch/, 2, 'check AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_ENDPOINT_URL'],
  [/ERR_INVALID_URL|Invalid URL/, 2, 'AWS_ENDPOINT_URL is no address; write for instance http://127.0.0.1:4566, or unset it'],
  [/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|NetworkingError|TimeoutError/, 1, 'check the network, the region and AWS_ENDPOINT_URL, and run the command again: it goes on where it stopped'],
  [/Throttling|TooManyRequests|Rate exceeded|SlowDown/, 1, 'AWS asks to slow down; wait a minute and run the command again: it goes on where it stopped'],
  [/AccessDenied|UnauthorizedOperation|not authorized/i, 1, 'ask for the permission, or use a role that has it'],
  [/A stack named \S+ already exists|Stack \[\S+\] already exists|\bNameAlreadyExistsException/, 1, 'somebody else is doing the same at this moment; run the command again to watch it'],
  [/EROFS|EACCES|EPERM/, 2, 'make the place writable, or use a checkout of your own'],
  [/ENOSPC/, 1, 'free some disk space and run the command again'],
  [/EADDRINUSE/, 2, 'take another --port, or leave it out for a free one'],
]

function sentence(error: unknown): { text: string; exitCode: 1 | 2 } {
  const errors = chain(error)
  const text = errors.map(({ name, message }) => (/^(Type|Range|Syntax)?Error$/.test(name) || message.includes(name) ? message : `${name}: ${message}`)).join(': ')
  const codes = errors.map((cause) => `${cause.name} ${(cause as { code?: string }).code ?? ''} ${cause.message}`).join(' ')
  const known = advice.find(([pattern]) => pattern.test(codes))
  return { text: known ? `${text.replace(/\.$/, '')}; ${known[2]}` : text || String(error), exitCode: known?.[1] ?? 1 }
}
