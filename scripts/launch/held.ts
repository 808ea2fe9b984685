import type { StackResourceSummary } from '@aws-sdk/client-cloudformation'
import { cloudFormation } from '../aws.ts'
import { pages } from '../pages.ts'

/** What is in a stack still. What could not be deleted is; what was left behind on purpose is not. */
export async function heldBy(region: string, StackName: string): Promise<StackResourceSummary[]> {
  const all = await pages(
    (NextToken) => cloudFormation(region).listStackResources({ StackName, NextToken }),
    ({ StackResourceSummaries }) => StackResourceSummaries,
    ({ NextToken }) => NextToken,
  )
  return all.filter(({ PhysicalResourceId, ResourceStatus = '' }) => PhysicalResourceId && !/^DELETE_(COMPLETE|SKIPPED)$/.test(ResourceStatus))
}

/** The stacks nested in the one that Service Catalog launched. */
export const nestedIn = async (region: string, StackName: string): Promise<StackResourceSummary[]> =>
  (await heldBy(region, StackName)).filter(({ ResourceType }) => ResourceType === 'AWS::CloudFormation::Stack')
