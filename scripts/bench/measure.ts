import { spawnSync } from 'node:child_process'

/** A whole process to measure: a program, its arguments, and what it needs around it. */
type Side = { command: string[]; cwd?: string; env?: NodeJS.ProcessEnv; expect?: number }

// Extra certificates cost Node 20 more than its own start, and are the machine's, not ours.
const environment = ({ NODE_EXTRA_CA_CERTS: _, ...env } = process.env) => env

/** CPU milliseconds, user and system, of one whole run with all its children; bash reads them from the kernel. */
export function cpu({ command, cwd, env, expect = 0 }: Side): number {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%3U %3S"; { time "$@" >/dev/null 2>/dev/null; } 2>&1', 'bash', ...command], {
    cwd,
    env: { ...environment(), ...env },
    encoding: 'utf8',
  })
  if (status !== expect) throw new Error(`${command.join(' ')} ended with ${status}, not ${expect}: ${stderr}${stdout}`)
  const [user, system] = stdout.trim().split(' ').map(Number)
  return (user! + system!) * 1000
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Runs both sides in turn, so that what else the machine does falls on both; medians in milliseconds, and their ratio. */
export function compare(ours: Side, theirs: Side, rounds = 9): { ours: number; theirs: number; ratio: number } {
  cpu(ours)
  cpu(theirs)
  const pairs = Array.from({ length: rounds }, () => [cpu(ours), cpu(theirs)] as const)
  const a = median(pairs.map(([time]) => time))
  const b = median(pairs.map(([, time]) => time))
  return { ours: a, theirs: b, ratio: a / b }
}
