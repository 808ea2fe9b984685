import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { addRole, as, catalog, cloudFormation, ended, freshWorlds, hub, imaging, launch, shared, template, world } from './support.ts'

freshWorlds()

const forAutomation = { StringEquals: { 'aws:SourceAccount': hub } }
/** A document that lifts the protection of the load balancers it is given, and its role. */
const documents = JSON.stringify({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'ssm.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: forAutomation }] },
        Policies: [{ PolicyName: 'lift', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'elasticloadbalancing:*', Resource: '*' }] } }],
      },
    },
    Document: {
      Type: 'AWS::SSM::Document',
      Properties: {
        Name: 'Lift', DocumentType: 'Automation', TargetType: '/AWS::ElasticLoadBalancingV2::LoadBalancer',
        Content: {
          schemaVersion: '0.3', assumeRole: { 'Fn::GetAtt': 'Role.Arn' }, parameters: { Arns: { type: 'StringList' } },
          mainSteps: [{
            name: 'Each', action: 'aws:loop', inputs: { Iterators: '{{ Arns }}', IteratorDataType: 'String', Steps: [{
              name: 'Lift', action: 'aws:executeAwsApi', inputs: { Service: 'elbv2', Api: 'ModifyLoadBalancerAttributes', LoadBalancerArn: '{{ Each.CurrentIteratorValue }}', Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }] },
            }] },
          }],
        },
      },
    },
  },
})
const balancer = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Subnets: ['subnet-1', 'subnet-2'], LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] } }
const body = template({ Resources: { One: balancer, Other: balancer } })

/** A product of two protected load balancers, and an action on it. */
async function acted(Definition: Record<string, string> = {}, options = { body }) {
  const ids = await shared(options)
  await cloudFormation().createStack({ StackName: 'actions', TemplateBody: documents, Capabilities: ['CAPABILITY_IAM'] })
  for (;;) if ((await cloudFormation().describeStacks({ StackName: 'actions' })).Stacks![0]!.StackStatus === 'CREATE_COMPLETE') break
  const { ServiceActionDetail } = await ids.admin.createServiceAction({
    Name: 'Lift', Description: 'Lifts protection', DefinitionType: 'SSM_AUTOMATION', Definition: { Name: 'Lift', Version: '$DEFAULT', Parameters: '[{"Name":"Arns","Type":"TARGET"}]', ...Definition },
  })
  const ServiceActionId = ServiceActionDetail!.ServiceActionSummary!.Id!
  const { ProductId, ProvisioningArtifactId } = ids
  await ids.admin.associateServiceActionWithProvisioningArtifact({ ProductId, ProvisioningArtifactId, ServiceActionId })
  return { ...ids, ServiceActionId }
}

/** Launched by a scientist of the hub. */
async function launchedWith(ids: Awaited<ReturnType<typeof acted>>) {
  const user = await as(hub)
  const { record } = await launch(user, ids)
  return { user, ProvisionedProductId: record.ProvisionedProductId! }
}
const locks = () =>
  [...world().accounts.get(hub)!.regions.get('eu-west-1')!.resources.values()].filter(({ type }) => type === balancer.Type).map(({ properties }) => properties.LoadBalancerAttributes.find(({ Key }: any) => Key === 'deletion_protection.enabled').Value)

test('an action runs its document on the resources that it is for, and leaves what was launched as it was', async () => {
  const ids = await acted()
  const { user, ProvisionedProductId } = await launchedWith(ids)
  const { ServiceActionParameters } = await user.describeServiceActionExecutionParameters({ ProvisionedProductId, ServiceActionId: ids.ServiceActionId })
  deepEqual(ServiceActionParameters!.map(({ Name, Type, DefaultValues }) => [Name, Type, DefaultValues!.length]), [['Arns', 'TARGET', 2]])
  deepEqual(locks(), ['true', 'true'])
  const { states, outputs } = await ended(user, await user.executeProvisionedProductServiceAction({ ProvisionedProductId, ServiceActionId: ids.ServiceActionId }))
  equal(states.at(-1), 'SUCCEEDED')
  match(outputs.AutomationExecutionId!, /^[0-9a-f-]{36}$/)
  deepEqual(locks(), ['false', 'false'])
  equal((await user.describeProvisionedProduct({ Id: ProvisionedProductId })).ProvisionedProductDetail!.Status, 'AVAILABLE')
})

test('who runs it may name some of the resources, and none that are not in what was launched', async () => {
  const ids = await acted()
  const { user, ProvisionedProductId } = await launchedWith(ids)
  const { ServiceActionId } = ids
  const { ServiceActionParameters } = await user.describeServiceActionExecutionParameters({ ProvisionedProductId, ServiceActionId })
  await ended(user, await user.executeProvisionedProductServiceAction({ ProvisionedProductId, ServiceActionId, Parameters: { Arns: [ServiceActionParameters![0]!.DefaultValues![0]!] } }))
  deepEqual(locks().sort(), ['false', 'true'])
  const foreign = await ended(user, await user.executeProvisionedProductServiceAction({ ProvisionedProductId, ServiceActionId, Parameters: { Arns: ['arn:other'] } }))
  match(foreign.error!, /not allowed because they are not in the provisioned product: arn:other/)
  const unknown = await ended(user, await user.executeProvisionedProductServiceAction({ ProvisionedProductId, ServiceActionId, Parameters: { Names: ['x'] } }))
  match(unknown.error!, /Names is not defined in service action definition/)
})

test('an action acts as its role: the launch role, one of its own, or who runs it', async () => {
  const ids = await acted({ AssumeRole: `arn:aws:iam::${hub}:role/Acts` })
  const { user, ProvisionedProductId } = await launchedWith(ids)
  const { ServiceActionId } = ids
  const run = async () => ended(user, await user.executeProvisionedProductServiceAction({ ProvisionedProductId, ServiceActionId }))
  match((await run()).error!, /Access denied while assuming the role .*:role\/Acts/)
  await addRole(hub, 'Acts')
  // Whoever runs it needs nothing then but to run it.
  world().accounts.get(hub)!.iam.roles.get('ResearchScientist')!.AttachedPolicies.pop()
  equal((await run()).record.Status, 'SUCCEEDED')
  await ids.admin.updateServiceAction({ Id: ServiceActionId, Definition: { AssumeRole: 'LAUNCH_ROLE' } })
  match((await run()).error!, /StartAutomationExecution operation: User: .*ResearchScientist\/ada is not authorized to perform: ssm:StartAutomationExecution/)
})

test('a document that is not there, or is for nothing in the stack, fails the record and nothing else', async () => {
  const ids = await acted({}, { body: template() })
  const { user, ProvisionedProductId } = await launchedWith(ids)
  const { ServiceActionId } = ids
  const run = async () => ended(user, await user.executeProvisionedProductServiceAction({ ProvisionedProductId, ServiceActionId }))
  match((await run()).error!, /Cannot find any resources with type AWS::ElasticLoadBalancingV2::LoadBalancer in provisioned product/)
  await ids.admin.updateServiceAction({ Id: ServiceActionId, Definition: { Name: 'None' } })
  match((await run()).error!, /Document with name None does not exist/)
  equal((await user.describeProvisionedProduct({ Id: ProvisionedProductId })).ProvisionedProductDetail!.Status, 'AVAILABLE')
})

test('a shared portfolio brings no actions along, and takes none', async () => {
  const ids = await acted()
  const { ProductId, ProvisioningArtifactId, ServiceActionId } = ids
  const user = await as(imaging)
  const { record } = await launch(user, ids)
  deepEqual((await user.listServiceActionsForProvisioningArtifact({ ProductId, ProvisioningArtifactId })).ServiceActionSummaries, [])
  await rejects(user.executeProvisionedProductServiceAction({ ProvisionedProductId: record.ProvisionedProductId, ServiceActionId }), { name: 'ResourceNotFoundException' })
  await rejects(catalog(imaging).associateServiceActionWithProvisioningArtifact({ ProductId, ProvisioningArtifactId, ServiceActionId }), { name: 'ResourceNotFoundException' })
})

test('an action is associated once, and goes when nothing has it any more', async () => {
  const { admin, ProductId, ProvisioningArtifactId, ServiceActionId } = await acted()
  await rejects(admin.associateServiceActionWithProvisioningArtifact({ ProductId, ProvisioningArtifactId, ServiceActionId }), { name: 'DuplicateResourceException' })
  deepEqual((await admin.listProvisioningArtifactsForServiceAction({ ServiceActionId })).ProvisioningArtifactViews!.map(({ ProductViewSummary }) => ProductViewSummary!.Name), ['Farm'])
  await rejects(admin.deleteServiceAction({ Id: ServiceActionId }), { name: 'ResourceInUseException' })
  await admin.disassociateServiceActionFromProvisioningArtifact({ ProductId, ProvisioningArtifactId, ServiceActionId })
  await admin.deleteServiceAction({ Id: ServiceActionId })
  await rejects(admin.describeServiceAction({ Id: ServiceActionId }), { name: 'ResourceNotFoundException' })
  await rejects(admin.createServiceAction({ Name: 'Not so', DefinitionType: 'SSM_AUTOMATION', Definition: { Name: 'Lift', Version: '1' } }), /regular expression/)
  await rejects(admin.createServiceAction({ Name: 'Lift', DefinitionType: 'SSM_AUTOMATION', Definition: { Name: 'Lift' } }), { name: 'InvalidParametersException', message: /Version/ })
})
