// Runs the tests on every Node that is supported, each from the registry; not part of `npm test`.
import { spawnSync } from 'node:child_process'

const failed = [20, 22, 24, 26].filter((version) => {
  console.log(`\nNode ${version}`)
  // The platform's package carries the program itself and needs no install script.
  const node = `node-${process.platform === 'darwin' ? 'bin-darwin' : process.platform}-${process.arch}@${version}`
  // npx hands its options down: an npx in the tests would look for its command in that package too.
  const { status } = spawnSync('npx', ['--yes', '-p', node, '-c', 'unset npm_config_package npm_config_call; npm test'], { stdio: 'inherit' })
  return status !== 0
})
if (failed.length > 0) console.error(`the tests fail on Node ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
