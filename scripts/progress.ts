/** Where long work says what happens, a line each. */
export type Say = (line: string) => void

const clock = () => new Date().toTimeString().slice(0, 8)

/**
 * Runs long work. On a terminal the last lines move under a title with the time it takes; in a log every line stands
 * with its time. Both go to standard error, so that --json owns standard output.
 */
export async function progress<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) {
    console.error(`${clock()} ${title}`)
    return work((line) => console.error(`${clock()} ${line}`))
  }
  const { Listr, PRESET_TIMER, ProcessOutput } = await import('listr2')
  let result: T
  await new Listr(
    [{ title, task: async (_, task) => void (result = await work((line) => (task.output = line))), rendererOptions: { bottomBar: 8 } }],
    { rendererOptions: { timer: PRESET_TIMER }, processOutput: new ProcessOutput(process.stderr, process.stderr) },
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
