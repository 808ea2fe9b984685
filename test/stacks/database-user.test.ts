import { deepEqual, equal, match } from 'node:assert/strict'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { databaseUserCommand } from '../../templates-src/parts/database-user-command.ts'
import { databaseUser } from '../../templates-src/stacks/database-user.ts'
import { root, run } from '../support/local.ts'
import { resolved } from '../support/resolved.ts'

// A mysql that keeps how it was called, what it was given as the administrator's password, and the statements.
const folder = mkdtempSync(join(tmpdir(), 'stackroom-'))
writeFileSync(join(folder, 'mysql'), '#!/bin/sh\ncd "$(dirname "$0")" || exit\necho "$@" > called\nprintf %s "$MYSQL_PWD" > signed-in-with\ncat > statements\nexit "${ENDS:-0}"\n')
chmodSync(join(folder, 'mysql'), 0o755)
after(() => rmSync(folder, { recursive: true }))

const wanted = { user: 'osmt', database: 'osmt_db', privileges: ['SELECT', 'LOCK TABLES'] }
const environment = { DB_HOST: 'db.example.org', DB_PORT: '33306', MASTER_USER: 'dbadmin', MYSQL_PWD: 'of the administrator', USER_PASSWORD: 'OfTheUser1' }
const file = (name: string) => readFileSync(join(folder, name), 'utf8')
async function ran(given = {}) {
  rmSync(join(folder, 'statements'), { force: true })
  const ended = await run('bash', ['-c', databaseUserCommand(wanted), 'database-user'], { ...process.env, ...environment, ...given, PATH: `${folder}${delimiter}${process.env.PATH}` })
  return { ...ended, statements: existsSync(join(folder, 'statements')) ? file('statements') : '' }
}

test('the administrator makes the user where there is none, gives it the password in any case, and what it needs in one database', async () => {
  const { code, statements } = await ran()
  equal(code, 0)
  deepEqual(statements.trim().split('\n'), [
    "CREATE USER IF NOT EXISTS 'osmt'@'%' IDENTIFIED BY 'OfTheUser1';",
    "ALTER USER 'osmt'@'%' IDENTIFIED BY 'OfTheUser1';",
    "GRANT SELECT, LOCK TABLES ON osmt_db.* TO 'osmt'@'%';",
  ])
  deepEqual([file('called').trim(), file('signed-in-with')], ['--host=db.example.org --port=33306 --user=dbadmin --ssl-mode=REQUIRED', environment.MYSQL_PWD])
})

test('O-23: neither password is in a command line or in what the task says, whatever they are', async () => {
  for (const USER_PASSWORD of ['CANARY1', "CANARY2'; DROP"]) {
    const { stdout, stderr } = await ran({ USER_PASSWORD, MYSQL_PWD: 'CANARY3 "$&' })
    equal(/CANARY/.test(stdout + stderr + file('called')), false)
  }
  equal(file('signed-in-with'), 'CANARY3 "$&')
})

test('a password that a statement would read as more than letters and digits reaches no statement', async () => {
  const other = fc.tuple(fc.stringMatching(/^[A-Za-z0-9]{0,9}$/), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((one) => !/[A-Za-z0-9\0]/.test(one)), fc.stringMatching(/^[A-Za-z0-9]{0,9}$/))
  await fc.assert(
    fc.asyncProperty(other.map((parts) => parts.join('')), async (USER_PASSWORD) => {
      const { code, statements } = await ran({ USER_PASSWORD })
      deepEqual([code, statements], [2, ''])
    }),
    { numRuns: 20, examples: [["'"], ['\\'], ['a\nb'], ['é'], ['`id`'], ['$(id)']] },
  )
  match((await ran({ USER_PASSWORD: '' })).stderr, /The password of osmt is not letters and digits only; write another one into its secret/)
})

test('where the administrator cannot sign in, or may not, the task fails', async () => equal((await ran({ ENDS: '1' })).code, 1))

test('shellcheck has nothing to say about it', async () => {
  writeFileSync(join(folder, 'script.sh'), `#!/bin/bash\n${databaseUserCommand(wanted)}`)
  const PATH = `${join(root, '.venv/bin')}${delimiter}${process.env.PATH}`
  const { code, stdout, stderr } = await run('shellcheck', ['--severity=style', join(folder, 'script.sh')], { ...process.env, PATH })
  deepEqual([code, stdout + stderr], [0, ''])
})

const given = { DatabaseHost: 'db.example.org', DatabasePort: '33306', MasterSecretArn: 'master', LogRetentionInDays: '30', KmsKeyArn: '', PermissionsBoundary: '' }
const { Secret, TaskDefinition, TaskRole, ExecutionPolicy, ...others } = resolved(databaseUser(wanted), given).resources as any
const [container] = TaskDefinition.Properties.ContainerDefinitions

test('the password that is made is one that the task takes, long, and of a user of that name', () => {
  const { GenerateSecretString: made } = Secret.Properties
  deepEqual([JSON.parse(made.SecretStringTemplate), made.GenerateStringKey, made.ExcludePunctuation, made.IncludeSpace, made.PasswordLength >= 32], [{ username: 'osmt' }, 'password', true, undefined, true])
})

test('O-23: the task has its passwords from two secrets, which whoever starts it reads and nobody else, and may do nothing itself', () => {
  const secrets = Object.fromEntries(container.Secrets.map(({ Name, ValueFrom }: any) => [Name, ValueFrom]))
  deepEqual(secrets, { MASTER_USER: 'master:username::', MYSQL_PWD: 'master:password::', USER_PASSWORD: 'Secret:password::' })
  deepEqual(container.Environment.map(({ Name }: any) => Name), ['DB_HOST', 'DB_PORT'])
  const may = ExecutionPolicy.Properties.PolicyDocument.Statement.map(({ Action, Resource }: any) => [Action, Resource])
  deepEqual(may, [[['logs:CreateLogStream', 'logs:PutLogEvents'], 'LogGroup.Arn'], ['secretsmanager:GetSecretValue', ['master', 'Secret']]])
  deepEqual(Object.keys(others).sort(), ['ExecutionRole', 'LogGroup'])
  deepEqual([TaskRole.Properties.ManagedPolicyArns, TaskRole.Properties.Policies], [undefined, undefined])
})

test('its container changes nothing on its disk, and is nobody’s root', () => {
  deepEqual([container.ReadonlyRootFilesystem, container.User, container.LinuxParameters.Capabilities], [true, '999', { Drop: ['ALL'] }])
})
