import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { evaluate, type Policy, type Statement } from '../../scripts/local-aws/iam/evaluate.ts'
import { resourceTags } from '../../scripts/local-aws/iam/authorize.ts'
import { commandable } from '../../templates-src/parts/commandable.ts'
import { runCommand } from '../../templates-src/stacks/run-command.ts'
import { root } from '../support/local.ts'
import { flatTemplate } from '../support/open-paths.ts'
import { account, type Made, region, resolved } from '../support/resolved.ts'

/*
 * What runs a task of ECS, and the task that it is given, are made by different stacks: a tag, a role or a name that one of
 * them changes alone fails a launch half an hour after it began. So IAM is asked, with the policies of the emitted templates.
 */

/** What is wanted of products that run tasks, so that they run all that they can. */
const wanted = { DomainName: 'app.example.org', Image: 'image', DeploymentCommand: 'migrate', OAuthIssuer: 'https://example.okta.com/oauth2/default' }
const launched = (product: string): Record<string, Made> => {
  const template = flatTemplate(product)
  const unsaid = Object.entries(template.Parameters ?? {}).filter(([, { Default }]) => Default === undefined).map(([name]) => [name, name])
  return resolved(template, { ...Object.fromEntries(unsaid), ...wanted }).resources
}
const all = (made: Record<string, Made>, type: string) => Object.entries(made).filter(([, { Type }]) => Type === type)
const arn = (kind: string, name: string) => `arn:aws:ecs:${region}:${account}:${kind}/${name}`
const isTask = (made: Record<string, Made>, name: string) => made[name]?.Type === 'AWS::ECS::TaskDefinition'

/** The policies of a role, with task definitions by their ARN, as a reference to one gives it. */
function policiesOf(made: Record<string, Made>, roleArn: string): Policy[] {
  const role = roleArn.split('/').at(-1)!
  const spelled = (resource: string) => (isTask(made, resource) ? arn('task-definition', `${resource}:1`) : resource)
  return all(made, 'AWS::IAM::ManagedPolicy')
    .filter(([, { Properties }]) => Properties.Roles?.includes(role))
    .map(([, { Properties }]) => ({
      ...Properties.PolicyDocument,
      Statement: Properties.PolicyDocument.Statement.map((one: Statement) => ({ ...one, Resource: [one.Resource ?? []].flat().map(spelled) })),
    }))
}

/** What IAM says to whoever runs a task definition of a product in a cluster: to the run itself, and to handing on each of its roles. */
function runs(policies: Policy[], made: Record<string, Made>, definition: string, cluster: string) {
  const { Tags, TaskRoleArn, ExecutionRoleArn } = made[definition]!.Properties
  const context = { 'ecs:cluster': arn('cluster', cluster), ...resourceTags(Tags) }
  const run = evaluate(policies, { action: 'ecs:RunTask', resource: arn('task-definition', `${definition}:1`), context })
  const handOn = (resource: string) => evaluate(policies, { action: 'iam:PassRole', resource, context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } })
  return [run, handOn(TaskRoleArn), handOn(ExecutionRoleArn)]
}
const allowed = ['allowed', 'allowed', 'allowed']

/** Who runs what in a product: the custom resources of deployments by the function that answers them, and functions that are told a task. */
function runnersOf(made: Record<string, Made>) {
  const roleOf = (functionArn: string): string => made[functionArn.split('.')[0]!]!.Properties.Role
  const steps = all(made, 'AWS::CloudFormation::CustomResource').filter(([, { Properties }]) => 'TaskDefinition' in Properties)
  const functions = all(made, 'AWS::Lambda::Function').filter(([, { Properties }]) => Properties.Environment?.Variables.TASK_DEFINITION)
  return [
    ...steps.map(([name, { Properties }]) => ({ name, role: roleOf(Properties.ServiceToken), definition: Properties.TaskDefinition as string, cluster: Properties.Cluster as string })),
    ...functions.map(([name, { Properties }]) => ({ name, role: Properties.Role as string, definition: Properties.Environment.Variables.TASK_DEFINITION as string, cluster: Properties.Environment.Variables.CLUSTER as string })),
  ]
}

const products = readdirSync(join(root, 'products'), { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name)
const running = products.filter((product) => /run_task\(/.test(readFileSync(join(root, 'products', product, 'templates/flat.yaml'), 'utf8')))

for (const product of running) {
  test(`whatever runs a task in ${product} may run the one that it is given, and no task of another cluster`, () => {
    const made = launched(product)
    const runners = runnersOf(made)
    ok(runners.length > 0)
    // Each function that runs tasks is among them, so that none is left unasked.
    const code = all(made, 'AWS::Lambda::Function').filter(([, { Properties }]) => /run_task\(/.test(Properties.Code.ZipFile))
    equal(runners.length, code.length)
    for (const { name, role, definition, cluster } of runners) {
      const policies = policiesOf(made, role)
      deepEqual(runs(policies, made, definition, cluster), allowed, `${name}: ${definition}`)
      equal(runs(policies, made, definition, 'another')[0], 'implicitDeny', name)
    }
  })

  test(`"Run command" may run what the service of ${product} runs, and no task that is in no service but as a step of deployments`, () => {
    const made = launched(product)
    const policies = Object.values(resolved(runCommand()).resources).filter(({ Type }) => /IAM::(ManagedPolicy|Policy|Role)/.test(Type)).flatMap(({ Properties }) => [Properties.PolicyDocument ?? (Properties.Policies ?? []).map((one: any) => one.PolicyDocument)].flat() as Policy[])
    const [, { Properties: service }] = all(made, 'AWS::ECS::Service').find(([, { Properties }]) => Properties.Tags?.some(({ Key }: { Key: string }) => Key === commandable.Key))!
    const may = (definition: string) => runs(policies, made, definition, 'SC-444455556666-pp-1-Cluster')[0]
    equal(may(service.TaskDefinition), 'allowed')
    for (const { definition } of runnersOf(made)) equal(may(definition), definition === service.TaskDefinition ? 'allowed' : 'implicitDeny', definition)
  })
}
