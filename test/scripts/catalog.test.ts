import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { loadCatalog } from '../../scripts/catalog/catalog.ts'
import type { Failure } from '../../scripts/failure.ts'
import { seed } from '../../scripts/local-aws/seed.ts'
import { productNames } from '../../scripts/products.ts'
import { root } from '../support/local.ts'

const folder = mkdtempSync(join(tmpdir(), 'catalog-'))
after(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'catalog.yaml')

const good = `\
Hub:
  AccountId: '111122223333'
  OrganizationId: o-localaws00
  Regions: [us-east-1]
Portfolios:
  - DisplayName: Research computing
    ProviderName: Research Computing
    Products: [mutation-farm]
    Principals:
      - PrincipalARN: arn:aws:iam:::role/ResearchScientist
        PrincipalType: IAM_PATTERN
    TagOptions:
      CostCenter: [research]
    Shares:
      - OrganizationalUnitId: ou-loca-workload
        SharePrincipals: true
Rollouts:
  - Name: farms
    Product: mutation-farm
    Template: flat.yaml
    PermissionModel: SERVICE_MANAGED
    DeploymentTargets:
      OrganizationalUnitIds: [ou-loca-teaching]
    Regions: [us-east-1]
    Parameters:
      Name: shared
`

/** What is said of a catalog, without the name of its file. */
async function said(content: string | Buffer): Promise<string[]> {
  writeFileSync(file, content)
  try {
    await loadCatalog(file)
    return []
  } catch (error) {
    equal((error as Failure).exitCode, 2)
    return (error as Failure).problems.map((problem) => problem.replace(`${file}:`, ''))
  }
}

/** The good catalog with one thing changed. */
const but = (from: string | RegExp, to: string) => {
  const changed = good.replace(from, to)
  ok(changed !== good, `${from} is not in the catalog`)
  return changed
}

const selfManaged = (more: string) =>
  but(/PermissionModel: SERVICE[^]*/, `PermissionModel: SELF_MANAGED\n    DeploymentTargets:\n      Accounts: ['444455556666']\n    Regions: [us-east-1]\n${more}`)

const rows: [title: string, content: string | Buffer, ...sentences: string[]][] = [
  ['an empty file', '# nothing\n', ' is empty; it is a mapping with Hub, Portfolios and Rollouts, see products/catalog.yaml'],
  ['no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]), ' is not UTF-8 text; save it as UTF-8'],
  ['more than a megabyte', `${good}# ${'x'.repeat(1_000_000)}`, ` is ${good.length + 1_000_002} bytes long; a catalog takes 1,000,000`],
  ['a tab as indentation', but('  AccountId', '\tAccountId'), '2:1: a tab is used for indentation; use spaces'],
  ['a bracket left open', but('[us-east-1]', '[us-east-1'), '5:1: is not YAML: deficient indentation; mend the line, or the one before it'],
  ['two documents', `${good}---\n${good}`, '1:1: holds more than one document; leave one'],
  ['a list', '- Hub\n', '1:1: is not a mapping: found a list; write a mapping with Hub, Portfolios and Rollouts'],
  ['keys given twice', but('  Regions: [us-east-1]', "  Regions: [us-east-1]\n  AccountId: '444455556666'\n  Regions: [us-east-1]"),
    '5:3: Hub.AccountId: is given twice, first on line 2; keep one', '6:3: Hub.Regions: is given twice, first on line 4; keep one'],
  ['an alias', but('Regions: [us-east-1]\nPort', 'Regions: &r [us-east-1]\nPort').replace('    Regions: [us-east-1]', '    Regions: *r'),
    '24:14: aliases (*name) are not taken; write the value out'],
  ['an alias bomb', `a: &a [x, x]\n${'bcdefghijklmnopqrstuvwxyz'.split('').map((name, index) => `${name}: &${name} [*${'abcdefghijklmnopqrstuvwxyz'[index]}, *${'abcdefghijklmnopqrstuvwxyz'[index]}]`).join('\n')}\n`,
    '2:8: aliases (*name) are not taken; write the value out'],
  ['a misspelt key', but('AccountId:', 'AcountId:'), '2:3: Hub: AccountId is missing; add it',
    '2:3: Hub.AcountId: there is no such key here, did you mean AccountId?; there are AccountId, Regions, OrganizationId, TemplateBucket'],
  ['an account ID without quotes', but("'111122223333'", '111122223333'), "2:14: Hub.AccountId: is read as the number 111122223333; write it in quotes: '111122223333'"],
  ['an account ID that begins with 0, without quotes', but("'111122223333'", '012345678901'), "2:14: Hub.AccountId: is read as the number 12345678901; write it in quotes: '012345678901'"],
  ['an account ID with hyphens', but('111122223333', '1111-2222-3333'), '2:14: Hub.AccountId: is not an account ID: found "1111-2222-3333"; write 12 digits, in quotes'],
  ['a region that is misspelt', but('Regions: [us-east-1]', 'Regions: [us-esat-1]'),
    `4:13: Hub.Regions[0]: is not a region: found "us-esat-1", did you mean us-east-1?; it is one of ${regions()}`],
  ['a region named twice', but('Regions: [us-east-1]', 'Regions: [us-east-1, us-east-1]'), '4:24: Hub.Regions[1]: is there twice: found "us-east-1"; keep one'],
  ['no region', but('Regions: [us-east-1]', 'Regions: []'), '4:12: Hub.Regions: is empty; name one at least'],
  ['regions of two partitions', but('Regions: [us-east-1]', 'Regions: [us-east-1, cn-north-1]'), '4:12: Hub.Regions: are of more than one partition of AWS; an account is in one of them'],
  ['an organization that is none', but('o-localaws00', 'localaws'), '3:19: Hub.OrganizationId: is not the ID of an organization: found "localaws"; write o- and 10 to 32 letters and digits'],
  ['a bucket name that S3 refuses', but('  Regions:', '  TemplateBucket: My_Templates\n  Regions:'),
    "4:19: Hub.TemplateBucket: is not the beginning of a bucket's name: found \"My_Templates\"; write 3 to 30 lower-case letters, digits and hyphens; account and region are added"],
  ['an unknown product', but('[mutation-farm]', '[mutation-frm]'), `8:16: Portfolios[0].Products[0]: there is no product "mutation-frm", did you mean mutation-farm?; there are ${productNames().join(', ')}`],
  ['a product twice', but('[mutation-farm]', '[mutation-farm, mutation-farm]'), '8:31: Portfolios[0].Products[1]: is there twice: found "mutation-farm"; give it another name, or take one out'],
  ['a portfolio without a provider', but(/ +ProviderName.*\n/, ''), '6:5: Portfolios[0]: ProviderName is missing (who offers it); add it'],
  ['a name too long', but('Research computing', 'x'.repeat(101)), '6:18: Portfolios[0].DisplayName: is 101 characters long; it takes 100'],
  ['a principal that is no ARN', but('arn:aws:iam:::role/ResearchScientist', 'ResearchScientist'),
    '10:23: Portfolios[0].Principals[0].PrincipalARN: is not the ARN of a role, user or group: found "ResearchScientist"; write arn:aws:iam::<account>:role/<name>, or arn:aws:iam:::role/<name> for a pattern'],
  ['a pattern with an account', but('iam:::role', 'iam::111122223333:role'),
    '10:9: Portfolios[0].Principals[0]: a pattern names no account: found arn:aws:iam::111122223333:role/ResearchScientist; write arn:aws:iam:::role/…, or make it PrincipalType: IAM'],
  ['a principal without an account', but('IAM_PATTERN', 'IAM'),
    '10:9: Portfolios[0].Principals[0]: an IAM principal names its account: found arn:aws:iam:::role/ResearchScientist; add the account, or make it PrincipalType: IAM_PATTERN'],
  ['a tag key of AWS', but('CostCenter', "'aws:CostCenter'"), '13:7: Portfolios[0].TagOptions.aws:CostCenter: is not a tag key: found "aws:CostCenter"; write 1 to 128 characters that do not begin with aws:'],
  ['a tag value that is a number', but('[research]', '[1.10]'), "13:20: Portfolios[0].TagOptions.CostCenter[0]: is read as the number 1.1; write it in quotes: '1.10'"],
  ['a share with nobody', but('OrganizationalUnitId: ou-loca-workload', 'ShareTagOptions: true'),
    '15:9: Portfolios[0].Shares[0]: is with one of OrganizationalUnitId, OrganizationId and AccountId: found none of them; name one'],
  ['a share of principals with an account', but('OrganizationalUnitId: ou-loca-workload', "AccountId: '444455556666'"),
    '15:9: Portfolios[0].Shares[0]: SharePrincipals is for units and organizations: found it with an AccountId; take it out, and let the account name its own principals'],
  ['a share with another organization', but('OrganizationalUnitId: ou-loca-workload', 'OrganizationId: o-anotherone0'),
    '15:9: Portfolios[0].Shares[0]: is with another organization: found o-anotherone0, Hub.OrganizationId is o-localaws00; make them the same'],
  ['a unit, but no organization', but(/ +OrganizationId.*\n/, ''),
    '14:9: Portfolios[0].Shares[0]: is within an organization: Hub.OrganizationId is missing; add it, so that the template bucket lets the organization read',
    '20:22: Rollouts[0].PermissionModel: SERVICE_MANAGED is for an organization: Hub.OrganizationId is missing; add it, or take SELF_MANAGED'],
  ['a rollout twice', `${good}${good.slice(good.indexOf('  - Name: farms'))}`, '27:11: Rollouts[1].Name: is there twice: found "farms"; give it another name, or take one out'],
  ['nested stacks in a service-managed rollout', but('flat.yaml', 'product.yaml'),
    '20:15: Rollouts[0].Template: service-managed stack sets take no nested stacks: found product.yaml; take flat.yaml, which has the same resources'],
  ['a unit that is none', but('ou-loca-teaching', 'Teaching'),
    '23:31: Rollouts[0].DeploymentTargets.OrganizationalUnitIds[0]: is not the ID of an organizational unit or a root: found "Teaching"; write an ID such as ou-ab12-11111111 or r-ab12; "aws organizations list-organizational-units-for-parent" shows them'],
  ['accounts without units', but('OrganizationalUnitIds: [ou-loca-teaching]', "Accounts: ['123456789012']"),
    '23:7: Rollouts[0].DeploymentTargets: SERVICE_MANAGED goes to organizational units: found accounts only; add OrganizationalUnitIds',
    '23:7: Rollouts[0].DeploymentTargets: Accounts without an AccountFilterType; add INTERSECTION (these only), DIFFERENCE (all but these) or UNION (these too)'],
  ['the management account as a target', but('[ou-loca-teaching]', "[ou-loca-teaching]\n      Accounts: ['111122223333']\n      AccountFilterType: UNION"),
    '24:18: Rollouts[0].DeploymentTargets.Accounts[0]: service-managed stack sets never go to the management account: found 111122223333; take it out, "stackroom publish" serves the hub'],
  ['automatic deployment to chosen accounts', but('[ou-loca-teaching]', "[ou-loca-teaching]\n      Accounts: ['123456789012']\n      AccountFilterType: INTERSECTION\n    AutoDeployment: {Enabled: true}"),
    '26:21: Rollouts[0].AutoDeployment: automatic deployment does not heed Accounts: found both; take one of them out'],
  ['units in a self-managed rollout', selfManaged('').replace('Accounts:', 'OrganizationalUnitIds: [ou-loca-teaching]\n      Accounts:'),
    '23:7: Rollouts[0].DeploymentTargets: organizational units are for SERVICE_MANAGED: found them with SELF_MANAGED; name Accounts'],
  ['automatic deployment of a self-managed rollout', selfManaged('    AutoDeployment: {Enabled: true}\n'),
    '25:21: Rollouts[0].AutoDeployment: automatic deployment is for SERVICE_MANAGED: found it with SELF_MANAGED; take it out'],
  ['the baseline in two regions', but('    Product: mutation-farm', '    Product: account-baseline').replace(/Regions: \[us-east-1\]\n    Parameters[^]*/, 'Regions: [us-east-1, us-west-2]\n'),
    '24:14: Rollouts[0].Regions: account-baseline is made once in an account, as IAM is not of a region: found 2 regions; leave one'],
  ['the baseline in a portfolio', but('Products: [mutation-farm]', 'Products: [account-baseline]'), '8:16: Portfolios[0].Products[0]: account-baseline is rolled out, not launched: found it in a portfolio; take it out, and name it in Rollouts'],
  ['a tolerance of 150 %', `${good}    OperationPreferences: {FailureTolerancePercentage: 150}\n`,
    '27:56: Rollouts[0].OperationPreferences.FailureTolerancePercentage: is not a percentage: found 150; write a whole number from 0 to 100'],
  ['nothing at a time', `${good}    OperationPreferences: {MaxConcurrentCount: 0}\n`, '27:48: Rollouts[0].OperationPreferences.MaxConcurrentCount: is not a count: found 0; write a whole number from 1'],
  ['two tolerances', `${good}    OperationPreferences: {FailureToleranceCount: 1, FailureTolerancePercentage: 5}\n`,
    '27:27: Rollouts[0].OperationPreferences: has FailureToleranceCount and FailureTolerancePercentage; keep one'],
  ['more at a time than strict tolerance lets', `${good}    OperationPreferences: {MaxConcurrentCount: 5}\n`,
    '27:27: Rollouts[0].OperationPreferences: MaxConcurrentCount is at most one more than FailureToleranceCount: found 5 and 0; add ConcurrencyMode: SOFT_FAILURE_TOLERANCE, or change one'],
  ['an order of other regions', `${good}    OperationPreferences: {RegionOrder: [us-west-2]}\n`,
    '27:42: Rollouts[0].OperationPreferences.RegionOrder[0]: is not in Regions: found us-west-2; add it there, or take it out'],
  ['a value that is read as another number', but('Name: shared', 'Vcpu: 1.10'), "26:13: Rollouts[0].Parameters.Vcpu: is read as the number 1.1; write it in quotes: '1.10'"],
  ['a value that is read as a number of ten', but('Name: shared', 'Name: 12e03'), "26:13: Rollouts[0].Parameters.Name: is read as the number 12000; write it in quotes: '12e03'"],
  ['a value that is nothing', but('Name: shared', 'Name:'), "26:7: Rollouts[0].Parameters.Name: is not a parameter's value: found nothing; write text, a number, true or false"],
  ['a value that a parameter refuses', but('Name: shared', 'Name: Shared!\n      MaxVcpus: 0'),
    '26:13: Rollouts[0].Parameters.Name: "Shared!" does not match ^[a-z][a-z0-9]*(-[a-z0-9]+)*$ (Use 2 to 24 lower-case letters, digits and single hyphens, beginning with a letter); change it',
    '27:17: Rollouts[0].Parameters.MaxVcpus: 0 is less than 1 (Use 1 to 100000 vCPUs, no fewer than one job takes); change it'],
  ['a password', but('Name: shared', 'Name: shared\n      GhcrSecretArn: hunter2'),
    '27:22: Rollouts[0].Parameters.GhcrSecretArn: looks like a secret: the value is not shown; secrets do not belong in the catalog, put it in Secrets Manager and name its ARN'],
  ['an access key in a description', but('    ProviderName', '    Description: AKIAIOSFODNN7EXAMPLE\n    ProviderName'),
    '7:18: Portfolios[0].Description: looks like a secret: the value is not shown; secrets do not belong in the catalog, put it in Secrets Manager and name its ARN'],
]

/** The list that the sentence about a region ends with. */
function regions(): string {
  return JSON.parse(readFileSync(join(root, 'scripts/catalog/catalog.schema.json'), 'utf8')).definitions.Region.enum.join(', ')
}

for (const [title, content, ...sentences] of rows) {
  test(`a catalog with ${title} is refused with its place`, async () => deepEqual(await said(content), sentences))
}

test('a parameter that the template does not have is refused, with the one that was meant', async () => {
  const [sentence, ...more] = await said(but('Name: shared', 'Nme: shared'))
  match(sentence!, /^26:7: Rollouts\[0\]\.Parameters\.Nme: flat\.yaml has no such parameter, did you mean Name\?; it has Name, Vcpu, /)
  deepEqual(more, [])
})

test('everything wrong with a catalog is said in one run, from top to bottom', async () => {
  const problems = await said(but("'111122223333'", '1').replace('[mutation-farm]', 'mutation-farm').replace('flat.yaml', 'flat.yml').replace('[ou-loca-teaching]', '[x]'))
  deepEqual(problems.map((problem) => problem.split(': ')[1]), ['Hub.AccountId', 'Portfolios[0].Products', 'Rollouts[0].Template', 'Rollouts[0].DeploymentTargets.OrganizationalUnitIds[0]'])
})

test('line ends of Windows, a byte order mark and comments are taken', async () => {
  deepEqual(await said(`\uFEFF${good.replaceAll('\n', '\r\n')}# the end\r\n`), [])
})

test('a file that is not there, and a folder, are named', async () => {
  await rejects(loadCatalog(join(folder, 'none.yaml')), { message: `${folder}/none.yaml: there is no such file; take another --catalog, or write one after products/catalog.yaml` })
  await rejects(loadCatalog(folder), { message: `${folder}: is a folder; name the file in it` })
})

test('a secret is never repeated', async () => {
  ok(!(await said(but('Name: shared', 'ApiToken: CANARY-123'))).join().includes('CANARY'))
})

test('the committed catalog is of the organization of the local AWS', async () => {
  const { Hub, Portfolios, Rollouts = [] } = await loadCatalog(join(root, 'products/catalog.yaml'))
  const { managementAccount, organization } = seed()
  deepEqual([Hub.AccountId, Hub.OrganizationId], [managementAccount, organization.Id])
  const units = [...Portfolios.flatMap(({ Shares = [] }) => Shares.map(({ OrganizationalUnitId }) => OrganizationalUnitId!)), ...Rollouts.flatMap(({ DeploymentTargets }) => DeploymentTargets.OrganizationalUnitIds!)]
  deepEqual(units.filter((unit) => !organization.units.has(unit)), [])
})

test('an editor finds the schema from the first line of the catalog', () => {
  const [, path] = /^# yaml-language-server: \$schema=(\S+)/.exec(readFileSync(join(root, 'products/catalog.yaml'), 'utf8'))!
  equal(JSON.parse(readFileSync(join(root, 'products', path!), 'utf8')).type, 'object')
})
