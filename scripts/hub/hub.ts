import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Asset } from '../assets.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { root } from '../products.ts'

/** A stack of the hub account that publish keeps up to date. */
export type HubStack = {
  StackName: string
  TemplateBody: string
  /** Where it is uploaded to: what may be longer than CloudFormation takes in a call. */
  TemplateURL?: string
  Parameters: Record<string, string>
}

export const hubFolder = join(root, 'scripts/hub')

/** The hub's own stack in a region. IAM is the account's, so its part is made in the first region only. */
export function hubStack({ Hub, Rollouts = [], Portfolios = [] }: Catalog, region: string, bucket: string): HubStack {
  const isSelfManaged = Rollouts.some(({ PermissionModel }) => PermissionModel === 'SELF_MANAGED')
  const shared = Portfolios.flatMap(({ Shares = [] }) => Shares.flatMap(({ AccountId }) => AccountId ?? []))
  const readers = [...new Set([...Rollouts.flatMap(({ DeploymentTargets }) => DeploymentTargets.Accounts ?? []), ...shared])].sort()
  return {
    StackName: 'stackroom-hub',
    TemplateBody: readFileSync(join(hubFolder, 'hub.yaml'), 'utf8'),
    Parameters: {
      BucketName: bucket,
      OrganizationId: Hub.OrganizationId ?? '',
      ReaderAccountIds: Hub.OrganizationId ? '' : readers.join(','),
      HasStackSetAdministration: String(isSelfManaged && region === Hub.Regions[0]),
    },
  }
}

/** The product that every account has, the hub included: launch roles, and the boundary of what they make. */
export const baseline = 'account-baseline'

/** The hub's own copy of the baseline, which constraints ask for there too: no service-managed stack set reaches the hub. */
export const baselineStack = ({ url, body }: Asset): HubStack => ({ StackName: `stackroom-${baseline}`, TemplateBody: body, TemplateURL: url, Parameters: {} })
