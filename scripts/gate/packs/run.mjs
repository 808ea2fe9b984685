// Runs the rule packs over templates. Plain JavaScript, as what it needs is installed apart, in the folder it is given:
// node run.mjs <folder> < [{ id, template }] > [{ id, Rule, Resource, Severity }]
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
const require = createRequire(join(folder, 'package.json'))
const { App, Stack } = require('aws-cdk-lib')
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include')
const nag = require('cdk-nag')
const packs = ['AwsSolutionsChecks', 'NIST80053R5Checks', 'HIPAASecurityChecks', 'PCIDSS321Checks']

const inputs = JSON.parse(readFileSync(0, 'utf8'))
const work = mkdtempSync(join(tmpdir(), 'stackroom-gate-'))
const fileOf = (index) => join(work, `${index}.json`)
inputs.forEach(({ template }, index) => writeFileSync(fileOf(index), JSON.stringify(template)))

/** cdk-nag reads constructs: a template is included into an application of its own. */
function nagFindings(id, templateFile) {
  const app = new App({ analyticsReporting: false })
  new CfnInclude(new Stack(app, 'S'), 'T', { templateFile })
  return packs.flatMap((pack) =>
    (new nag[pack]().validateScope(app).violations ?? []).flatMap(({ ruleName, severity, violatingResources }) =>
      violatingResources.map(({ constructPath }) => ({ id, Rule: ruleName.replace(/\[.*$/, ''), Resource: constructPath.split('/').at(-1), Severity: severity === 'error' ? 'high' : 'medium' })),
    ),
  )
}

/** The severity that AWS Control Tower gives each control. */
function severities(root) {
  const files = readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.metadata.json'))
  return new Map(files.map((file) => JSON.parse(readFileSync(join(root, file), 'utf8'))).map(({ Id, RuleId, Severity }) => [Id ?? RuleId, String(Severity).toLowerCase()]))
}

/** The rule files, by the resource types they speak of: what a rule follows, it names. */
function rulesByTypes(root) {
  const groups = new Map()
  for (const file of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.guard')).map((name) => join(root, name))) {
    const types = [...new Set(readFileSync(file, 'utf8').match(/AWS::\w+::\w+/g))].sort()
    const group = groups.get(types.join()) ?? { types, files: [] }
    groups.set(types.join(), { types, files: [...group.files, file] })
  }
  return [...groups.values()]
}

/** The other resources that some refer to, with their types alone: a rule asks whether they are there. */
const referredTo = (template, resources) => {
  const ids = [...JSON.stringify(resources).matchAll(/"(?:Ref":|Fn::GetAtt":\[)"(\w+)"/g)].map(([, id]) => id)
  return ids.filter((id) => id in template.Resources).map((id) => [id, { Type: template.Resources[id].Type }])
}

/** What of the templates has these types, each different text once, with the ids of the templates that have it so. */
function documentsOf(types) {
  const documents = new Map()
  for (const { id, template } of inputs) {
    const resources = Object.entries(template.Resources).filter(([, { Type }]) => types.includes(Type))
    if (resources.length === 0) continue
    const text = JSON.stringify({ Resources: Object.fromEntries([...referredTo(template, resources), ...resources]) })
    documents.set(text, [...(documents.get(text) ?? []), id])
  }
  return [...documents]
}

/**
 * AWS Control Tower's proactive controls, with the cfn-guard that comes with them. Each rule copies the whole document it
 * reads, so that the time grows with rules times size: documents hold only what their rules speak of.
 */
function guardFindings() {
  const root = join(folder, 'node_modules/@cdklabs/cdk-validator-cfnguard')
  const architecture = process.arch === 'arm64' ? 'aarch64' : 'x86_64'
  const program = join(root, 'bin', process.platform === 'darwin' ? 'macos' : 'ubuntu', architecture, 'cfn-guard')
  const severity = severities(join(root, 'rules/control-tower/metadata'))
  return rulesByTypes(join(root, 'rules/control-tower/cfn-guard')).flatMap(({ types, files }, index) => {
    const documents = documentsOf(types)
    if (documents.length === 0) return []
    const data = join(work, `guard-${index}`)
    mkdirSync(data)
    documents.forEach(([text], number) => writeFileSync(join(data, `${number}.json`), text))
    const args = ['validate', '--rules', ...files, '--data', data, '--output-format', 'json', '--show-summary', 'none', '--structured']
    const { stdout, error, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (error || !stdout) throw new Error(`cfn-guard: ${error?.message ?? stderr}`)
    return JSON.parse(stdout).flatMap(({ name, not_compliant }) => {
      const [, ids] = documents[Number(/(\d+)\.json$/.exec(name)[1])]
      return not_compliant.flatMap((one) => {
        const text = JSON.stringify(one)
        const Rule = /\[(CT\.[A-Z0-9]+\.PR\.\d+)\]/.exec(text)?.[1] ?? one.Rule.name
        const resources = [...new Set([...text.matchAll(/"path":"\/Resources\/(\w+)/g)].map(([, resource]) => resource))]
        return ids.flatMap((id) => resources.map((Resource) => ({ id, Rule, Resource, Severity: severity.get(Rule) ?? 'medium' })))
      })
    })
  })
}

try {
  const found = [...inputs.flatMap(({ id }, index) => nagFindings(id, fileOf(index))), ...guardFindings()]
  process.stdout.write(JSON.stringify(found))
} finally {
  rmSync(work, { recursive: true })
}
