import { equal, match } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { local, root } from '../support/local.ts'

type Cloud = Awaited<ReturnType<typeof local>>
const isChange = ({ operation }: { operation: string }) => !/^(Get|List|Describe|Search|Scan|Head|AssumeRole)/.test(operation)

/** Presses Ctrl-C when the local AWS has seen a number of changing calls. */
const interrupted = (cloud: Cloud, args: string[], afterChanges: number, env = cloud.as()): Promise<{ code: number | null; stderr: string }> =>
  new Promise((done) => {
    const before = cloud.world.calls.filter(isChange).length
    const child = spawn(process.execPath, [join(root, 'build/scripts/stackroom.js'), ...args], { env, cwd: root, stdio: ['ignore', 'ignore', 'pipe'] })
    const said: string[] = []
    child.stderr.setEncoding('utf8').on('data', (text) => said.push(text))
    const watch = setInterval(() => {
      if (cloud.world.calls.filter(isChange).length - before < afterChanges) return
      clearInterval(watch)
      child.kill('SIGINT')
    }, 5)
    child.on('close', (code) => {
      clearInterval(watch)
      done({ code, stderr: said.join('') })
    })
  })

test('Ctrl-C during publish, rollout and launch says what goes on and how to resume, and resuming it, and nothing else, ends well', async () => {
  const cloud = await local({ clock: { stepMilliseconds: 100 } })
  const converges = async (args: string[], env = cloud.as()) => {
    const { code, stderr } = await cloud.stackroom(args, env)
    equal(code, 0, stderr)
  }
  const publish = await interrupted(cloud, ['publish', '--yes'], 3)
  equal(publish.code, 130)
  match(publish.stderr, /\ninterrupted: what was published stays; run "stackroom publish" again to go on\n$/)
  cloud.world.clock.stepMilliseconds = 1
  await converges(['publish', '--yes'])

  cloud.world.clock.stepMilliseconds = 100
  const rollout = await interrupted(cloud, ['rollout', 'account-baseline', '--yes'], 2)
  equal(rollout.code, 130)
  match(rollout.stderr, /\ninterrupted: .*run "stackroom rollout account-baseline" again/)
  cloud.world.clock.stepMilliseconds = 1
  await converges(['rollout', 'account-baseline', '--yes'])

  const scientist = await cloud.assume('444455556666', 'ResearchScientist')
  cloud.world.clock.stepMilliseconds = 200
  const launch = ['launch', 'mutation-farm', '--name', 'farm', '--yes']
  const launched = await interrupted(cloud, launch, 1, scientist)
  equal(launched.code, 130)
  match(launched.stderr, /\ninterrupted: (record rec-\w+ of "farm" goes on|launch of "farm" may have begun) in AWS; run "stackroom launch" again to watch it\n$/)
  // What is watched is what was asked for: an end of the launch is none of its termination.
  cloud.world.clock.stepMilliseconds = 1000
  const other = await cloud.stackroom(['terminate', 'farm', '--yes'], scientist)
  equal(other.code, 2)
  match(other.stderr, /^terminate farm: it is under change by something else \(PROVISION_PRODUCT\); wait until it is at rest, and run this again$/m)
  cloud.world.clock.stepMilliseconds = 1
  await converges(launch, scientist)
  await cloud.close()
})
