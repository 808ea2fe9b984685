import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emitted, toYaml } from '../../templates-src/cfn/index.ts'
import { hub } from '../../templates-src/stacks/hub.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { root } from '../products.ts'

/** A stack of the hub account that publish keeps up to date. */
export type HubStack = { StackName: string; TemplateBody: string; Parameters: Record<string, string> }

export const hubFolder = join(root, 'scripts/hub')
export const hubTemplates = (): Record<string, string> => ({ 'hub.yaml': toYaml(emitted(hub())) })

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

/** The hub's own copy of a product's launch role: the constraint asks for it there too. */
export const launchRoleStack = (product: string, TemplateBody: string): HubStack => ({ StackName: `stackroom-${product}-launch-role`, TemplateBody, Parameters: {} })
