import type { Stack } from '@aws-sdk/client-cloudformation'
import type { ProvisionedProductDetail } from '@aws-sdk/client-service-catalog'
import { prepareForDeletionName, protectedTypes } from '../../templates-src/stacks/prepare-for-deletion.ts'
import { cloudFormation, ssm } from '../aws.ts'
import { isDenied } from '../failure.ts'
import { pages } from '../pages.ts'
import { heldBy, nestedIn } from './held.ts'
import { parametersOf } from './observe.ts'

/** What the deletion of something launched will meet: a line of its plan, and, where it would fail halfway, why and what to do. */
export type Protection = { note?: string; refusal?: string }

/** A resource that may be protected: its nested stack, and when it, or the whole, last changed, in milliseconds. */
type Held = { text: string; stack: string; changed: number }

/**
 * Whether something of what was launched is protected from its deletion. Whoever launches may not ask RDS or the load
 * balancer. Its stack tells that it was launched so, and what of that is there still; the executions of the action tell
 * whether it was lifted since. An update may have put it back, so only what was lifted after the last one counts. Where
 * the caller may not see that, it is protected until the caller says otherwise.
 */
export async function protectionOf(region: string, account: string, product: ProvisionedProductDetail): Promise<Protection> {
  const { Id, Name } = product
  const act = `run "stackroom act ${Name} prepare-for-deletion", then "stackroom terminate ${Name}`
  const stack = await unlessDenied(stackNamed(region, `SC-${account}-${Id}`))
  if (typeof stack === 'string') return (await mayProtect(region, product)) ? unseen(stack, act) : {}
  if (!stack?.Parameters?.some(({ ParameterKey, ParameterValue }) => ParameterKey === 'DeletionProtection' && ParameterValue === 'true')) return {}

  const held = await unlessDenied(protectableIn(region, stack))
  if (typeof held === 'string') return unseen(held, act)
  if (held.length === 0) return { note: 'nothing that was launched with deletion protection is left in it' }

  const lifted = await unlessDenied(liftedIn(region, held))
  if (typeof lifted === 'string') return unseen(lifted, act)
  const left = held.filter(({ stack, changed }) => !(lifted.get(stack)! > changed))
  if (left.length === 0) return { note: `its deletion protection was lifted at ${at(Math.min(...held.map(({ stack }) => lifted.get(stack)!)))}` }
  const those = left.map(({ text }) => text).join(', ')
  const since = at(Math.max(...left.map(({ changed }) => changed)))
  return {
    note: `launched with deletion protection: ${those}`,
    refusal: `it was launched with deletion protection, which no prepare-for-deletion has lifted since it changed at ${since}; its deletion would fail halfway, at ${those}: ${act}" again. If it was lifted by other means, add --protection-lifted`,
  }
}

const at = (milliseconds: number) => new Date(milliseconds).toISOString()

const unseen = (why: string, act: string): Protection => ({
  note: 'whether it is protected from deletion is not known',
  refusal: `whether it is protected from deletion, and whether that was lifted, you may not see (${why.replace(/\.$/, '')}): ${act} --protection-lifted". Policy ${prepareForDeletionName}, as "stackroom rollout account-baseline" brings it, and AWSServiceCatalogEndUserFullAccess let you see it`,
})

/** What was asked for, or the words in which AWS refuses it to the caller. */
const unlessDenied = <T>(asked: Promise<T>): Promise<T | string> =>
  asked.catch((error: Error) => {
    if (isDenied(error)) return error.message
    throw error
  })

const stackNamed = (region: string, StackName: string): Promise<Stack | undefined> =>
  cloudFormation(region)
    .describeStacks({ StackName })
    .then(({ Stacks }) => Stacks?.[0])
    .catch((error: Error) => {
      if (/does not exist/.test(error.message)) return undefined
      throw error
    })

/** Whether the version of what was launched has the parameter at all; one that the caller does not see any more may have. */
const mayProtect = (region: string, { ProductId, ProvisioningArtifactId }: ProvisionedProductDetail): Promise<boolean> =>
  parametersOf(region, ProductId!, ProvisioningArtifactId!).then(
    (parameters) => parameters.some(({ ParameterKey }) => ParameterKey === 'DeletionProtection'),
    () => true,
  )

/** The resources in the nested stacks that can be protected. */
async function protectableIn(region: string, { StackId, CreationTime, LastUpdatedTime = CreationTime }: Stack): Promise<Held[]> {
  const nested = await nestedIn(region, StackId!)
  const held = await Promise.all(
    nested.map(async ({ LogicalResourceId: stack, PhysicalResourceId }) =>
      (await heldBy(region, PhysicalResourceId!))
        .filter(({ ResourceType }) => protectedTypes.includes(ResourceType!))
        .map(({ LogicalResourceId, ResourceType, LastUpdatedTimestamp }) => ({
          text: `${stack}/${LogicalResourceId} (${ResourceType})`,
          stack: PhysicalResourceId!,
          // An update that is taken back changes it after the update began.
          changed: Math.max(LastUpdatedTime!.getTime(), LastUpdatedTimestamp!.getTime()),
        })),
    ),
  )
  return held.flat()
}

/**
 * When the action last began on a stack and succeeded, in milliseconds. The list does not tell the stacks, an execution does.
 * A service action of Service Catalog starts the same document.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_AutomationExecutionMetadata.html
 */
async function liftedIn(region: string, held: Held[]): Promise<Map<string, number>> {
  const Filters = [
    { Key: 'DocumentNamePrefix' as const, Values: [prepareForDeletionName] },
    { Key: 'ExecutionStatus' as const, Values: ['Success'] },
  ]
  const all = await pages(
    (NextToken) => ssm(region).describeAutomationExecutions({ Filters, NextToken }),
    ({ AutomationExecutionMetadataList }) => AutomationExecutionMetadataList,
    ({ NextToken }) => NextToken,
  )
  const since = Math.min(...held.map(({ changed }) => changed))
  const newest = all
    .map(({ AutomationExecutionId, DocumentName, ExecutionStartTime }) => ({ AutomationExecutionId, DocumentName, began: ExecutionStartTime!.getTime() }))
    .filter(({ DocumentName, began }) => DocumentName === prepareForDeletionName && began > since)
    .sort((a, b) => b.began - a.began)
  const lifted = new Map<string, number>()
  for (const { AutomationExecutionId, began } of newest) {
    if (held.every(({ stack }) => lifted.has(stack))) break
    const { AutomationExecution } = await ssm(region).getAutomationExecution({ AutomationExecutionId })
    for (const stack of AutomationExecution?.Parameters?.StackIds ?? []) if (!lifted.has(stack)) lifted.set(stack, began)
  }
  return lifted
}
