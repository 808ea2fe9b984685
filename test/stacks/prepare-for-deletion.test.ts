import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { actionsOf } from '../../products/actions.ts'
import { isLaunchable } from '../../products/product.ts'
import { loadProduct, productNames } from '../../scripts/products.ts'
import { resourcesOf } from '../../templates-src/cfn/permissions/needs.ts'
import { liftable } from '../../templates-src/parts/liftable.ts'
import { prepareForDeletion, protectedTypes } from '../../templates-src/stacks/prepare-for-deletion.ts'
import { resolved } from '../support/resolved.ts'

const { Document, Policy, People, Role } = resolved(prepareForDeletion(), {}).resources as Record<string, any>
const launched = (await Promise.all(productNames().map(loadProduct))).filter(isLaunchable)

/** What services call the lock of a resource, as a property or as an attribute. */
const isLock = (key: string, value: unknown) => /^(DeletionProtection|DeletionProtectionEnabled|DisableApiTermination|TerminationProtection\w*)$/.test(key) || (key === 'Key' && value === 'deletion_protection.enabled')
const isLocked = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.entries(value).some(([key, inner]) => isLock(key, inner) || isLocked(inner))

const protectedIn = (product: (typeof launched)[number]) => resourcesOf(product.Template).filter(({ resource }) => !resource.Type.startsWith('AWS::CloudFormation::') && isLocked(resource.Properties))

test('whatever a product protects from deletion has the tag by which it is found and lifted, and nothing else has', () => {
  ok(launched.flatMap(protectedIn).length >= 3)
  for (const product of launched) {
    const tagged = resourcesOf(product.Template).filter(({ resource }) => JSON.stringify((resource.Properties as any)?.Tags ?? []).includes(liftable.Key))
    deepEqual(tagged.map(({ path }) => path), protectedIn(product).map(({ path }) => path), product.Name)
  }
})

test('a product has the action when it protects something', () => {
  for (const product of launched) equal(actionsOf(product).some(({ Name }) => Name === 'Prepare-for-deletion'), protectedIn(product).length > 0, product.Name)
})

test('there is a search, and what lifts it, for every type that products protect, and terminate looks for those types', () => {
  const searched = Document.Properties.Content.mainSteps.flatMap(({ inputs }: any) => inputs.ResourceTypeFilters ?? [])
  const types: Record<string, string> = { 'AWS::ElasticLoadBalancingV2::LoadBalancer': 'elasticloadbalancing:loadbalancer', 'AWS::RDS::DBCluster': 'rds:cluster', 'AWS::RDS::DBInstance': 'rds:db' }
  deepEqual([...new Set(launched.flatMap(protectedIn).map(({ resource }) => types[resource.Type] ?? resource.Type))].sort(), searched.sort())
  deepEqual([...protectedTypes].sort(), Object.keys(types))
})

test('its role changes nothing without the tag, and is for Automation of this account alone', () => {
  const changing = Policy.Properties.PolicyDocument.Statement.filter(({ Action }: any) => [Action].flat().some((action: string) => /:Modify/.test(action)))
  deepEqual(changing.map(({ Condition }: any) => Condition), [{ StringEquals: { [`aws:ResourceTag/${liftable.Key}`]: liftable.Value } }])
  const calls = Document.Properties.Content.mainSteps.flatMap((step: any) => [step, ...(step.inputs.Steps ?? [])]).filter(({ action }: any) => action === 'aws:executeAwsApi')
  const prefixes: Record<string, string> = { elbv2: 'elasticloadbalancing', resourcegroupstaggingapi: 'tag', rds: 'rds' }
  const called = calls.map(({ inputs: { Service, Api } }: any) => `${prefixes[Service]}:${Api}`)
  deepEqual(Policy.Properties.PolicyDocument.Statement.flatMap(({ Action }: any) => Action).sort(), [...new Set(called)].sort())
  const [{ Principal, Condition }] = Role.Properties.AssumeRolePolicyDocument.Statement
  deepEqual([Principal, Condition.StringEquals['aws:SourceAccount']], [{ Service: 'ssm.amazonaws.com' }, '111122223333'])
})

test('people may run this document only, hand its role to Automation only, and change nothing else', () => {
  const [run, watch, pass, ...others] = People.Properties.PolicyDocument.Statement
  deepEqual(run.Resource.slice(0, 2), ['arn:aws:ssm:*:111122223333:automation-definition/StackroomPrepareForDeletion:*', 'arn:aws:ssm:*:111122223333:document/StackroomPrepareForDeletion'])
  deepEqual(pass.Condition, { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } })
  // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html: a list has no resource.
  deepEqual([watch, ...others].map(({ Action, Resource }: any) => [Action, Resource]), [['ssm:GetAutomationExecution', 'arn:aws:ssm:*:111122223333:automation-execution/*'], ['ssm:DescribeAutomationExecutions', '*']])
})

// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_TagFilter.html
test('what has actions is in no more stacks than a search by tags takes', () => {
  for (const product of launched.filter((one) => actionsOf(one).length > 0)) {
    const nested = Object.values(product.Template.Resources).filter(({ Type }) => Type === 'AWS::CloudFormation::Stack')
    ok(nested.length <= 20, `${product.Name}: ${nested.length}`)
  }
})
