import { suggestion } from '../../templates-src/cfn/check/suggestion.ts'
import type { Parameter } from '../../templates-src/cfn/index.ts'
import { faultOfValue } from '../launch/values.ts'
import type { Path, Problem } from './source.ts'
import type { Catalog, Portfolio, Rollout, Share } from './types.ts'

/** What a catalog is held against besides its schema: the products there are, which of them are launched, and their parameters. */
export type Known = { products: string[]; isLaunchable: (product: string) => boolean; parametersOf: (product: string) => Record<string, Parameter> }

/** What the services, or the sense of the thing, refuse, though the catalog has the right shape. */
export function ruleProblems(catalog: Catalog, known: Known): Problem[] {
  const { Hub, Portfolios, Rollouts = [] } = catalog
  return [
    ...(Hub.Regions.some((region) => partitionOf(region) !== partitionOf(Hub.Regions[0]!))
      ? [{ path: ['Hub', 'Regions'], text: 'are of more than one partition of AWS; an account is in one of them' }]
      : []),
    ...twice(Portfolios.map(({ DisplayName }) => DisplayName), (index) => ['Portfolios', index, 'DisplayName']),
    ...twice(Rollouts.map(({ Name }) => Name), (index) => ['Rollouts', index, 'Name']),
    ...Portfolios.flatMap((portfolio, index) => portfolioProblems(portfolio, ['Portfolios', index], catalog, known)),
    ...Rollouts.flatMap((rollout, index) => rolloutProblems(rollout, ['Rollouts', index], catalog, known)),
  ]
}

const partitionOf = (region: string) => (region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws')

const twice = (names: string[], pathOf: (index: number) => Path): Problem[] =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [{ path: pathOf(index), text: `is there twice: found "${name}"; give it another name, or take one out` }] : []))

function unknownProduct(name: string, path: Path, { products }: Known): Problem[] {
  if (products.includes(name)) return []
  const near = suggestion(name, products)
  return [{ path, text: `there is no product "${name}"${near ? `, did you mean ${near}?` : ''}; there are ${products.join(', ')}` }]
}

function portfolioProblems(portfolio: Portfolio, path: Path, { Hub }: Catalog, known: Known): Problem[] {
  const { Products, Principals = [], Shares = [] } = portfolio
  const at = (...rest: Path): Path => [...path, ...rest]
  const patterns = Principals.filter(({ PrincipalType }) => PrincipalType === 'IAM_PATTERN')
  return [
    ...twice(Products, (index) => at('Products', index)),
    ...Products.flatMap((name, index) => {
      const unknown = unknownProduct(name, at('Products', index), known)
      return unknown.length > 0 || known.isLaunchable(name) ? unknown : [{ path: at('Products', index), text: `${name} is rolled out, not launched: found it in a portfolio; take it out, and name it in Rollouts` }]
    }),
    ...twice(Principals.map(({ PrincipalARN }) => PrincipalARN), (index) => at('Principals', index, 'PrincipalARN')),
    ...Principals.flatMap(({ PrincipalARN, PrincipalType }, index): Problem[] => {
      const hasAccount = /:iam::[0-9]{12}:/.test(PrincipalARN)
      if (PrincipalType === 'IAM' && !hasAccount) return [{ path: at('Principals', index), text: `an IAM principal names its account: found ${PrincipalARN}; add the account, or make it PrincipalType: IAM_PATTERN` }]
      if (PrincipalType === 'IAM_PATTERN' && hasAccount) return [{ path: at('Principals', index), text: `a pattern names no account: found ${PrincipalARN}; write arn:aws:iam:::role/…, or make it PrincipalType: IAM` }]
      return PrincipalType === 'IAM' && /[*?]/.test(PrincipalARN) ? [{ path: at('Principals', index), text: `only a pattern may have * or ?: found ${PrincipalARN}; make it PrincipalType: IAM_PATTERN` }] : []
    }),
    // https://docs.aws.amazon.com/servicecatalog/latest/adminguide/limits.html
    ...(patterns.length > 10 ? [{ path: at('Principals'), text: `has ${patterns.length} patterns; a portfolio takes 10` }] : []),
    ...twice(Shares.map(targetOf), (index) => at('Shares', index)),
    ...Shares.flatMap((share, index) => shareProblems(share, at('Shares', index), Hub)),
  ]
}

const targetOf = ({ OrganizationalUnitId, OrganizationId, AccountId }: Share) => OrganizationalUnitId ?? OrganizationId ?? AccountId ?? ''

function shareProblems(share: Share, path: Path, { AccountId, OrganizationId }: Catalog['Hub']): Problem[] {
  const named = (['OrganizationalUnitId', 'OrganizationId', 'AccountId'] as const).filter((key) => share[key] !== undefined)
  if (named.length !== 1) return [{ path, text: `is with one of OrganizationalUnitId, OrganizationId and AccountId: found ${named.join(' and ') || 'none of them'}; name one` }]
  if (share.AccountId) {
    if (share.AccountId === AccountId) return [{ path, text: `is with the hub itself: found ${AccountId}; take it out, the hub's own principals are in Principals` }]
    // https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreatePortfolioShare.html
    return share.SharePrincipals ? [{ path, text: 'SharePrincipals is for units and organizations: found it with an AccountId; take it out, and let the account name its own principals' }] : []
  }
  if (!OrganizationId) return [{ path, text: 'is within an organization: Hub.OrganizationId is missing; add it, so that the template bucket lets the organization read' }]
  return share.OrganizationId && share.OrganizationId !== OrganizationId ? [{ path, text: `is with another organization: found ${share.OrganizationId}, Hub.OrganizationId is ${OrganizationId}; make them the same` }] : []
}

function rolloutProblems(rollout: Rollout, path: Path, catalog: Catalog, known: Known): Problem[] {
  const { Product, Regions, OperationPreferences: { RegionOrder = [] } = {} } = rollout
  const at = (...rest: Path): Path => [...path, ...rest]
  const unknown = unknownProduct(Product, at('Product'), known)
  return [
    ...unknown,
    ...(rollout.PermissionModel === 'SERVICE_MANAGED' ? serviceManaged(rollout, at, catalog) : selfManaged(rollout, at)),
    ...(unknown.length === 0 && !known.isLaunchable(Product) && Regions.length > 1
      ? [{ path: at('Regions'), text: `${Product} is made once in an account, as IAM is not of a region: found ${Regions.length} regions; leave one` }]
      : []),
    ...RegionOrder.flatMap((region, index) => (Regions.includes(region) ? [] : [{ path: at('OperationPreferences', 'RegionOrder', index), text: `is not in Regions: found ${region}; add it there, or take it out` }])),
    ...preferenceProblems(rollout, at),
    ...(unknown.length > 0 ? [] : parameterProblems(rollout, at, known)),
  ]
}

type At = (...rest: Path) => Path

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html */
function serviceManaged({ Template, DeploymentTargets, AutoDeployment, CallAs }: Rollout, at: At, { Hub }: Catalog): Problem[] {
  const { OrganizationalUnitIds, Accounts, AccountFilterType } = DeploymentTargets
  const targets = at('DeploymentTargets')
  return [
    ...(Hub.OrganizationId ? [] : [{ path: at('PermissionModel'), text: 'SERVICE_MANAGED is for an organization: Hub.OrganizationId is missing; add it, or take SELF_MANAGED' }]),
    ...(Template === 'product.yaml' ? [{ path: at('Template'), text: 'service-managed stack sets take no nested stacks: found product.yaml; take flat.yaml, which has the same resources' }] : []),
    ...(OrganizationalUnitIds ? [] : [{ path: targets, text: `SERVICE_MANAGED goes to organizational units: found ${Accounts ? 'accounts only' : 'none'}; add OrganizationalUnitIds` }]),
    ...(Accounts && !AccountFilterType ? [{ path: targets, text: 'Accounts without an AccountFilterType; add INTERSECTION (these only), DIFFERENCE (all but these) or UNION (these too)' }] : []),
    ...(AccountFilterType && !Accounts ? [{ path: targets, text: `AccountFilterType ${AccountFilterType} without Accounts; add them, or take it out` }] : []),
    ...(Accounts?.includes(Hub.AccountId) && AccountFilterType !== 'DIFFERENCE' && CallAs !== 'DELEGATED_ADMIN'
      ? [{ path: at('DeploymentTargets', 'Accounts', Accounts.indexOf(Hub.AccountId)), text: `service-managed stack sets never go to the management account: found ${Hub.AccountId}; take it out, "stackroom publish" serves the hub` }]
      : []),
    ...(Accounts && AutoDeployment?.Enabled ? [{ path: at('AutoDeployment'), text: 'automatic deployment does not heed Accounts: found both; take one of them out' }] : []),
  ]
}

function selfManaged({ DeploymentTargets, AutoDeployment, CallAs }: Rollout, at: At): Problem[] {
  const targets = at('DeploymentTargets')
  return [
    ...(DeploymentTargets.Accounts ? [] : [{ path: targets, text: 'SELF_MANAGED goes to accounts: found none; add Accounts' }]),
    ...(DeploymentTargets.OrganizationalUnitIds ? [{ path: targets, text: 'organizational units are for SERVICE_MANAGED: found them with SELF_MANAGED; name Accounts' }] : []),
    ...(DeploymentTargets.AccountFilterType ? [{ path: targets, text: 'AccountFilterType is for SERVICE_MANAGED: found it with SELF_MANAGED; take it out' }] : []),
    ...(AutoDeployment ? [{ path: at('AutoDeployment'), text: 'automatic deployment is for SERVICE_MANAGED: found it with SELF_MANAGED; take it out' }] : []),
    ...(CallAs === 'DELEGATED_ADMIN' ? [{ path: at('CallAs'), text: 'a delegated administrator is for SERVICE_MANAGED: found it with SELF_MANAGED; take it out' }] : []),
  ]
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetOperationPreferences.html */
function preferenceProblems({ OperationPreferences = {} }: Rollout, at: At): Problem[] {
  const { FailureToleranceCount = 0, MaxConcurrentCount, ConcurrencyMode } = OperationPreferences
  const path = at('OperationPreferences')
  const both = ([['FailureToleranceCount', 'FailureTolerancePercentage'], ['MaxConcurrentCount', 'MaxConcurrentPercentage']] as const).filter((pair) => pair.every((key) => OperationPreferences[key] !== undefined))
  const isStrict = ConcurrencyMode !== 'SOFT_FAILURE_TOLERANCE' && OperationPreferences.FailureTolerancePercentage === undefined
  return [
    ...both.map((pair) => ({ path, text: `has ${pair.join(' and ')}; keep one` })),
    ...(isStrict && MaxConcurrentCount !== undefined && MaxConcurrentCount > FailureToleranceCount + 1
      ? [{ path, text: `MaxConcurrentCount is at most one more than FailureToleranceCount: found ${MaxConcurrentCount} and ${FailureToleranceCount}; add ConcurrencyMode: SOFT_FAILURE_TOLERANCE, or change one` }]
      : []),
  ]
}

function parameterProblems({ Product, Template, Parameters = {} }: Rollout, at: At, { parametersOf }: Known): Problem[] {
  const known = parametersOf(Product)
  const names = Object.keys(known)
  const lacking = names.filter((name) => known[name]!.Default === undefined && !(name in Parameters))
  return [
    ...Object.keys(Parameters)
      .filter((name) => !names.includes(name))
      .map((name): Problem => {
        const near = suggestion(name, names)
        return { path: at('Parameters', name), atKey: true, text: `${Template} has no such parameter${near ? `, did you mean ${near}?` : ''}; ${names.length > 0 ? `it has ${names.join(', ')}` : 'it has none'}` }
      }),
    ...names.flatMap((name): Problem[] => {
      const fault = name in Parameters ? faultOfValue(String(Parameters[name]), known[name]!) : undefined
      return fault ? [{ path: at('Parameters', name), text: `${fault}; change it` }] : []
    }),
    ...(lacking.length > 0 ? [{ path: at('Parameters'), text: `parameters of ${Template} without a default are missing: ${lacking.join(', ')}; add them` }] : []),
  ]
}
