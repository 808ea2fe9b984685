/** Where long work says what happens, a line each. */
export type Say = (line: string) => void

const clock = () => new Date().toTimeString().slice(0, 8)

/**
 * Runs long work. On a terminal the last lines move under a title with the time it takes; in a log, or beside --json,
 * every line stands on standard error with its time.
 */
export async function progress<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY || process.argv.includes('--json')) {
    console.error(`${clock()} ${title}`)
    return work((line) => console.error(`${clock()} ${line}`))
  }
  const { Listr, PRESET_TIMER } = await import('listr2')
  let result: T
  await new Listr(
    [{ title, task: async (_, task) => void (result = await work((line) => (task.output = line))), rendererOptions: { bottomBar: 8 } }],
    { rendererOptions: { timer: PRESET_TIMER } },
  ).run()
  return result!
}

/** Waits before asking again: 0.2 s at first, half as much more each time, 5 s at most. */
export function pacer() {
  let milliseconds = 200
  return async () => {
    await new Promise((done) => setTimeout(done, milliseconds))
    milliseconds = Math.min(milliseconds * 1.5, 5000)
  }
}
