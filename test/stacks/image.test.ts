import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { fromYaml } from '../../templates-src/cfn/from-yaml.ts'
import { image } from '../../templates-src/stacks/image.ts'
import { resolved } from '../support/resolved.ts'

const made = (ImageSource: string) =>
  resolved(image(), { Name: 'mutants', ImageSource, CachedImage: 'sourcefrog/cargo-mutants:container', GhcrSecretArn: 'secret', LogRetentionInDays: '90', KmsKeyArn: '', PermissionsBoundary: '' })

test('a cache hands out the path that ECR gives to what it caches, in the region of the farm', () => {
  const { resources, outputs } = made('PullThroughCache')
  deepEqual(Object.keys(resources), ['PullThroughCache', 'CachedRepositories'])
  equal(outputs.Amd64Image, '111122223333.dkr.ecr.eu-west-1.amazonaws.com/mutants-ghcr/sourcefrog/cargo-mutants:container')
  equal(outputs.Arm64Image, outputs.Amd64Image)
  ok(outputs.Amd64Image.includes(`/${resources.PullThroughCache!.Properties.EcrRepositoryPrefix}/`))
  match(outputs.RepositoryArn, /:repository\/mutants-ghcr\/\*$/)
})

test('an own repository gets an image for each processor, built on that processor', () => {
  const { resources, outputs } = made('OwnRepository')
  for (const [id, tag, type] of [['Amd64Build', 'amd64', 'LINUX_CONTAINER'], ['Arm64Build', 'arm64', 'ARM_CONTAINER']] as const) {
    const { Environment } = resources[id]!.Properties
    equal(Environment.Type, type)
    deepEqual(Environment.EnvironmentVariables, [{ Name: 'IMAGE', Value: `Repository.RepositoryUri:${tag}` }])
  }
  deepEqual([outputs.Amd64Image, outputs.Arm64Image], ['Repository.RepositoryUri:amd64', 'Repository.RepositoryUri:arm64'])
})

test('the build is YAML, and installs what the client expects of an image', () => {
  const { BuildSpec } = made('OwnRepository').resources.Amd64Build!.Properties.Source
  const { phases } = fromYaml(BuildSpec) as { phases: { build: { commands: string[] } } }
  const [dockerfile, ...commands] = phases.build.commands
  for (const part of ['awscli', 'clang', 'tar', 'zstd', 'cargo-mutants', 'cargo-nextest', 'wild-linker', '--uid 1000', 'USER mutants']) {
    ok(dockerfile!.includes(part), part)
  }
  deepEqual(commands.map((command) => command.split(' ').slice(0, 2).join(' ')), ['docker build', 'aws ecr', 'docker push'])
})

test('builds start when the job definition that needs them is registered, and then once a month', () => {
  const { EventPattern, ScheduleExpression, Targets } = made('OwnRepository').resources.BuildRule!.Properties
  equal(ScheduleExpression, 'rate(30 days)')
  deepEqual(EventPattern.detail['physical-resource-id'], [{ prefix: 'arn:aws:batch:eu-west-1:111122223333:job-definition/mutants-amd64' }])
  deepEqual(Targets.map(({ Arn }: any) => Arn), ['Amd64Build.Arn', 'Arm64Build.Arn'])
})
