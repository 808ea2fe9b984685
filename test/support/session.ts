/*
 * Runs verbs of ours one after another in one process, for whom `shell` speaks: a command starts as it does for a user, but
 * finds the SDK loaded. It is asked over IPC, and answers with what the verb printed and ended with.
 */
const printed = { stdout: '', stderr: '' }
for (const name of ['stdout', 'stderr'] as const) {
  process[name].write = ((text: string | Uint8Array) => {
    printed[name] += text
    return true
  }) as typeof process.stdout.write
}

let runs = 0
process.on('message', async (args: string[]) => {
  process.argv.splice(2, Infinity, ...args)
  Object.assign(printed, { stdout: '', stderr: '' })
  process.exitCode = 0
  // A module of another address is another module: it reads what was typed, as a process of its own would.
  await import(`../../scripts/stackroom.js?run=${(runs += 1)}`)
  process.send!({ code: Number(process.exitCode ?? 0), ...printed })
})
