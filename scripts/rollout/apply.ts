import type { DeploymentTargets } from '@aws-sdk/client-cloudformation'
import { type Asset, objectTagging } from '../assets.ts'
import { cloudFormation, s3 } from '../aws.ts'
import type { Catalog, Rollout } from '../catalog/catalog.ts'
import { pages } from '../pages.ts'
import { pacer, type Say } from '../progress.ts'
import { deploy } from '../publish/apply.ts'
import type { RolloutStep } from './plan.ts'

type Group = { accounts: string[]; regions: string[] }
export type Context = { catalog: Catalog; rollout: Rollout; bucket: string; files: Asset[]; say: Say; began: (operation: string) => void }

/** Some accounts of a rollout: of an organization they are reached through their units. */
function targets({ PermissionModel, DeploymentTargets }: Rollout, Accounts: string[]): { Accounts?: string[]; DeploymentTargets?: DeploymentTargets } {
  if (PermissionModel === 'SELF_MANAGED') return { Accounts }
  const { OrganizationalUnitIds, AccountFilterType } = DeploymentTargets
  return { DeploymentTargets: { OrganizationalUnitIds, Accounts, AccountFilterType: AccountFilterType === 'UNION' ? 'UNION' : 'INTERSECTION' } }
}

/** Takes one step and waits until it is done. */
export async function apply(step: RolloutStep, context: Context): Promise<void> {
  const { catalog, rollout, bucket, files } = context
  const cfn = cloudFormation(catalog.Hub.Regions[0]!)
  const StackSetName = rollout.Name
  const { CallAs, OperationPreferences } = rollout
  const file = (name: string) => files.find((one) => one.file === name)!
  const content = () => ({
    TemplateURL: file(rollout.Template).url,
    Parameters: Object.entries(rollout.Parameters ?? {}).map(([ParameterKey, value]) => ({ ParameterKey, ParameterValue: String(value) })),
    Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    ...(rollout.PermissionModel === 'SERVICE_MANAGED' && {
      AutoDeployment: rollout.AutoDeployment ?? { Enabled: false },
    }),
  })
  const through = async (started: Promise<{ OperationId?: string }>) => settled((await started).OperationId!, context)
  const on = ({ accounts, regions }: Group) => ({ StackSetName, CallAs, OperationPreferences, Regions: regions, ...targets(rollout, accounts) })

  switch (step.call) {
    case 'CreateStack':
    case 'UpdateStack':
      return deploy(catalog.Hub.Regions[0]!, step.stack, step.call === 'CreateStack' ? 'createStack' : 'updateStack')
    case 'PutObject': {
      const { key, body } = file(step.file)
      await s3(catalog.Hub.Regions[0]!).putObject({ Bucket: bucket, Key: key, Body: body, Tagging: objectTagging })
      return
    }
    case 'CreateStackSet':
      // Managed execution lets an operation wait for another instead of being refused.
      await cfn.createStackSet({ StackSetName, CallAs, PermissionModel: rollout.PermissionModel, ManagedExecution: { Active: true }, ...content() })
      return
    case 'UpdateStackSet':
      return through(cfn.updateStackSet({ StackSetName, CallAs, OperationPreferences, ...content() }))
    case 'CreateStackInstances':
      return through(cfn.createStackInstances(on(step)))
    case 'UpdateStackInstances':
      return through(cfn.updateStackInstances(on(step)))
    case 'DeleteStackInstances':
      return through(cfn.deleteStackInstances({ ...on(step), RetainStacks: false }))
    case 'DeleteStackSet':
      await cfn.deleteStackSet({ StackSetName, CallAs })
      return
    case 'WaitForOperation':
      return settled(step.operation, context)
  }
}

/** Waits for an operation, saying each account and region as it is done. How it ended is read from the instances. */
async function settled(OperationId: string, { catalog, rollout, say, began }: Context): Promise<void> {
  began(OperationId)
  const cfn = cloudFormation(catalog.Hub.Regions[0]!)
  const of = { StackSetName: rollout.Name, CallAs: rollout.CallAs, OperationId }
  const said = new Set<string>()
  const pause = pacer()
  for (;;) {
    const { StackSetOperation } = await cfn.describeStackSetOperation(of)
    const results = await pages((NextToken) => cfn.listStackSetOperationResults({ ...of, MaxResults: 100, NextToken }), ({ Summaries }) => Summaries, ({ NextToken }) => NextToken)
    for (const { Account, Region, Status, StatusReason } of results) {
      const line = `${Account} ${Region} ${Status}${StatusReason ? `: ${StatusReason}` : ''}`
      if (!['PENDING', 'RUNNING'].includes(Status!) && !said.has(line)) say(line)
      said.add(line)
    }
    if (!['RUNNING', 'QUEUED', 'STOPPING'].includes(StackSetOperation!.Status!)) return
    await pause()
  }
}
