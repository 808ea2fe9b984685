#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { exitCodeOf, report } from './failure.ts'

// A verb's module is imported when the verb runs: `--help` starts in the time of `node -e 0`.
const program = new Command('stackroom')
  .description('CloudFormation stacks behind an AWS Service Catalog')
  .showHelpAfterError('run "stackroom --help" for the verbs')
  .exitOverride()

const parameter = (text: string, all: Record<string, string> = {}) => {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('write it as Name=value.')
  return { ...all, [text.slice(0, at)]: text.slice(at + 1) }
}

const verb = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .option('--plan', 'print what would be done and change nothing')
    .option('--yes', 'do not ask')
    .option('--json', 'print the result as JSON')
    .option('--catalog <path>', "an organization's own catalog file", 'products/catalog.yaml')

const set = () => new Option('--set <Name=value...>', 'a parameter of the product').argParser(parameter)

program
  .command('emit')
  .description("write every product's templates")
  .option('--check', 'write nothing; fail when a committed template is stale')
  .option('--json', 'print the result as JSON')
  .action(async (options) => (await import('./emit.ts')).emit(options))

program
  .command('check')
  .description('check every product: references, limits, and cfn-lint over every emitted template')
  .argument('[products...]', 'products to check; all when left out')
  .option('--json', 'print the problems as JSON')
  .action(async (products, options) => (await import('./check.ts')).check(products, options))

verb('publish', 'publish portfolios, products and versions')
  .argument('[products...]', 'products to publish; all of the catalog when left out')
  .action(async (products, options) => (await import('./publish.ts')).publish(products, options))

verb('launch', 'launch a product from the Service Catalog')
  .argument('<product>', 'folder name of the product')
  .requiredOption('--name <name>', 'name of the provisioned product')
  .option('--version <version>', 'version to launch; the newest when left out')
  .option('--region <region>', 'region to launch in; the first of the hub when left out')
  .addOption(set())
  .action(async (product, options) => (await import('./launch.ts')).launch(product, options))

verb('update', 'update a provisioned product')
  .argument('<name>', 'name of the provisioned product')
  .option('--version <version>', 'version to update to; the newest when left out')
  .option('--region <region>', 'region it is in; the first of the hub when left out')
  .addOption(set())
  .action(async (name, options) => (await import('./launch.ts')).update(name, options))

verb('terminate', 'terminate a provisioned product; its data stores stay')
  .argument('<name>', 'name of the provisioned product')
  .option('--region <region>', 'region it is in; the first of the hub when left out')
  .action(async (name, options) => (await import('./launch.ts')).terminate(name, options))

verb('rollout', 'roll a template out to accounts and regions with a stack set')
  .argument('<name>', 'name of a rollout in the catalog')
  .option('--remove', 'take the rollout back')
  .action(async (name, options) => (await import('./rollout.ts')).rollout(name, options))

verb('retire', 'deprecate, deactivate and remove versions and products nobody uses')
  .argument('<product>', 'folder name of the product')
  .argument('[version]', 'version to retire; the whole product when left out')
  .action(async (product, version, options) => (await import('./retire.ts')).retire(product, version, options))

program
  .command('status')
  .description('what is published, launched and rolled out: expected against actual')
  .option('--json', 'print the result as JSON')
  .option('--catalog <path>', "an organization's own catalog file", 'products/catalog.yaml')
  .action(async (options) => (await import('./status.ts')).status(options))

program
  .command('local')
  .description('keep a local AWS running, for exploring with the aws CLI')
  .option('--port <port>', 'loopback port; a free one when left out')
  .action(async (options) => (await import('./local.ts')).local(options))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    report(error)
    process.exitCode = exitCodeOf(error)
  }
}
