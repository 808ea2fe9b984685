import { deepEqual, equal, match, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from '../../../scripts/local-aws/cloudformation/template.ts'
import { cloud, region, template, topic, urlOf } from './support.ts'

const refused = (text: string, message: string | RegExp) => throws(() => parse(text), { code: 'ValidationError', message } as object)
const output = (Value: unknown) => template({ A: topic() }, { Outputs: { Out: { Value } } })

test('short tags are the functions they are short for, alone and with lists and maps', () => {
  const { Resources, Outputs } = parse(`
Conditions:
  Here: !Equals [!Ref AWS::Region, eu-west-1]
  There: !Not [!Condition Here]
Resources:
  A:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: !Sub
        - \${x} at \${AWS::Region}
        - x: !If [Here, !GetAtt A2.TopicName, !Join ['-', [a, b]]]
  A2: {Type: AWS::SNS::Topic}
Outputs:
  Zones: {Value: !Select [0, !GetAZs '']}
`)
  deepEqual(Resources.A!.Properties!.DisplayName, { 'Fn::Sub': ['${x} at ${AWS::Region}', { x: { 'Fn::If': ['Here', { 'Fn::GetAtt': 'A2.TopicName' }, { 'Fn::Join': ['-', ['a', 'b']] }] } }] })
  deepEqual(Outputs.Zones.Value, { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] })
})

test('a Condition within a policy is IAM’s, and DependsOn within properties is ECS’s', () => {
  parse(
    template({
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }] } } },
      Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [{ Name: 'a', Image: 'b', DependsOn: [{ ContainerName: 'c', Condition: 'START' }] }] } },
    }),
  )
})

test('what is no template is refused in CloudFormation’s words', () => {
  refused('a: [', /^Template format error: YAML not well-formed\./)
  refused('Resources: {A: {Type: AWS::SNS::Topic}, A: {Type: AWS::SNS::Topic}}', /^Template format error: YAML not well-formed\..*dupl/i)
  refused('just text', 'Template format error: unsupported structure.')
  refused('Resources: {}', 'Template format error: At least one Resources member must be defined.')
  refused(template({ A: topic() }, { Resource: {} }), 'Invalid template property or properties [Resource]')
  refused(template({ A: topic() }, { AWSTemplateFormatVersion: '2011-01-01' }), 'Template format error: Unrecognized template format version')
  refused(template({ A: { Properties: {} } }), 'Template format error: [/Resources/A] Every Resources object must contain a Type member.')
  refused(template({ 'A-b': topic() }), 'Template format error: Resource name A-b is non alphanumeric.')
  refused(template({ A: topic('x', { DependOn: 'B' }) }), "Invalid template resource property 'DependOn'")
  refused(template({ A: topic('x', { DeletionPolicy: 'Keep' }) }), 'Template error: Unrecognized DeletionPolicy "Keep" for resource A')
  refused(template({ A: topic() }, { Parameters: { P: { Type: 'Text' } } }), 'Template format error: Unrecognized parameter type: Text')
  refused(template({ A: topic() }, { Parameters: { P: { Type: 'String', Pattern: 'x' } } }), "Invalid template parameter property 'Pattern'")
  refused(template({ A: topic() }, { Outputs: { O: {} } }), 'Template format error: Every Outputs member must contain a Value object')
})

test('what does not exist is refused: types, resources, attributes, conditions, mappings', () => {
  refused(template({ A: { Type: 'AWS::SNS::Topik' } }), 'Template format error: Unrecognized resource types: [AWS::SNS::Topik]')
  refused(template({ A: topic({ Ref: 'B' }), C: topic('x', { DependsOn: ['D'] }) }), 'Template format error: Unresolved resource dependencies [B, D] in the Resources block of the template')
  refused(template({ A: topic({ 'Fn::Sub': '${B.Arn} ${!C} ${AWS::Region}' }) }), 'Template format error: Unresolved resource dependencies [B] in the Resources block of the template')
  refused(output({ Ref: 'B' }), 'Template format error: Unresolved resource dependencies [B] in the Outputs block of the template')
  refused(template({ A: topic() }, { Conditions: { C: { 'Fn::Equals': [{ Ref: 'A' }, 'x'] } } }), 'Template format error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template')
  refused(output({ 'Fn::GetAtt': 'A.Arm' }), 'Template error: resource A does not support attribute type Arm in Fn::GetAtt')
  refused(template({ A: topic('x', { Condition: 'C' }) }), 'Template format error: Unresolved condition dependency C in the Conditions block of the template')
  refused(output({ 'Fn::FindInMap': ['Map', 'a', 'b'] }), "Template error: Mapping named 'Map' is not present in the 'Mappings' section of template.")
})

test('functions of a transform are refused, as are malformed ones', () => {
  for (const [name, argument] of Object.entries({ 'Fn::Length': [1], 'Fn::ToJsonString': {}, 'Fn::ForEach::Loop': [] })) {
    refused(output({ [name]: argument }), new RegExp(`^Template format error: Encountered unsupported function: ${name} Supported functions are: \\[`))
  }
  refused(output({ 'Fn::FindInMap': ['Map', 'a', 'b', { DefaultValue: 'c' }] }), /every Fn::FindInMap object requires three parameters/)
  refused(output({ 'Fn::If': ['C', 'a'] }), /every Fn::If object requires three parameters/)
  refused(output({ 'Fn::Join': ['a'] }), /every Fn::Join object requires two parameters/)
  refused(output({ 'Fn::GetAtt': 'A' }), /every Fn::GetAtt object requires two non-empty parameters/)
})

test('rings of resources are refused, a resource that waits for itself too', () => {
  refused(template({ A: topic({ Ref: 'B' }), B: topic('x', { DependsOn: 'A' }) }), 'Circular dependency between resources: [A, B]')
  refused(template({ A: topic({ 'Fn::GetAtt': ['A', 'TopicArn'] }) }), 'Circular dependency between resources: [A]')
})

test('limits are those of AWS', () => {
  const many = (count: number, value: unknown) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`N${index}`, value]))
  parse(template(many(500, topic())))
  refused(template(many(501, topic())), 'Template format error: Number of resources, 501, is greater than maximum allowed, 500')
  refused(template({ A: topic() }, { Parameters: many(201, { Type: 'String' }) }), /Number of parameters, 201/)
  refused(template({ A: topic() }, { Outputs: many(201, { Value: 'x' }) }), /Number of outputs, 201/)
  refused(template({ A: topic() }, { Description: 'x'.repeat(1025) }), "Template format error: 'Description' length is greater than 1024.")
  const { rows, upload } = cloud()
  const padded = (size: number) => template({ A: topic() }).padEnd(size)
  throws(() => rows.ValidateTemplate!({ TemplateBody: padded(51_201) }), { message: /'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200/ })
  upload({ fits: padded(1_048_576), large: padded(1_048_577) })
  rows.ValidateTemplate!({ TemplateURL: urlOf('fits') })
  throws(() => rows.ValidateTemplate!({ TemplateURL: urlOf('large') }), { message: /^Template may not exceed/ })
})

test('a template is found at every form of its address', () => {
  const { rows, upload } = cloud()
  upload({ 'a/b.json': template({ A: topic() }, { Description: 'found' }) })
  const addresses = [`https://tpl.s3.amazonaws.com/a/b.json`, `https://tpl.s3.${region}.amazonaws.com/a/b.json`, `https://s3.${region}.amazonaws.com/tpl/a/b.json`, 'https://s3.amazonaws.com/tpl/a/b.json', 'http://127.0.0.1:4566/tpl/a/b.json']
  for (const TemplateURL of addresses) equal(rows.GetTemplateSummary!({ TemplateURL }).Description, 'found')
  throws(() => rows.GetTemplateSummary!({ TemplateURL: 'https://example.com/a/b.json' }), { message: 'TemplateURL must be a supported URL.' })
})

test('properties are held against the specification when the resource’s turn comes', async () => {
  const { create, events } = cloud()
  const body = template({ Queue: { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironmet: 'x' }], Colour: 'red' } }, Missing: { Type: 'AWS::EC2::Subnet' } })
  equal((await create(body)).StackStatus, 'ROLLBACK_COMPLETE')
  const reasons = Object.fromEntries(events().filter(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED').map((one) => [one.LogicalResourceId, one.ResourceStatusReason]))
  match(reasons.Queue!, /extraneous key \[Colour\] is not permitted/)
  match(reasons.Queue!, /#\/ComputeEnvironmentOrder\/0/)
})

test('capabilities are asked for by what the template holds', () => {
  const { rows } = cloud()
  const role = (properties: object = {}) => ({ Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, ...properties } })
  const ask = (Resources: Record<string, unknown>, Capabilities: string[] = [], rest: object = {}) => rows.CreateStack!({ StackName: 'app', TemplateBody: template(Resources, rest), Capabilities })
  throws(() => ask({ A: role() }), { code: 'InsufficientCapabilitiesException', message: 'Requires capabilities : [CAPABILITY_IAM]' })
  throws(() => ask({ A: role({ RoleName: 'x' }) }, ['CAPABILITY_IAM']), { message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]' })
  throws(() => ask({ A: topic() }, [], { Transform: 'AWS::Serverless-2016-10-31' }), { message: 'Requires capabilities : [CAPABILITY_AUTO_EXPAND]' })
  throws(() => ask({ A: topic() }, ['CAPABILITY_AUTO_EXPAND'], { Transform: 'AWS::Serverless-2016-10-31' }), { message: 'No transform named AWS::Serverless-2016-10-31 found.' })
  ask({ A: role() }, ['CAPABILITY_NAMED_IAM'])
})

test('stack names are held against AWS’s pattern', () => {
  const { rows } = cloud()
  for (const StackName of ['1st', 'with space', 'under_score', 'x'.repeat(129), undefined]) {
    throws(() => rows.CreateStack!({ StackName, TemplateBody: template({ A: topic() }) }), { code: 'ValidationError', message: /'stackName' failed to satisfy constraint/ })
  }
})

test('a summary tells what a template asks for', () => {
  const { rows } = cloud()
  const summary = rows.GetTemplateSummary!({ TemplateBody: template({ A: { Type: 'AWS::IAM::Role' }, B: topic() }, { Parameters: { P: { Type: 'Number', Default: 3, AllowedValues: [3, 4] } }, Metadata: { x: 1 } }) })
  deepEqual(summary.Parameters, [{ ParameterKey: 'P', DefaultValue: '3', ParameterType: 'Number', NoEcho: false, Description: undefined, ParameterConstraints: { AllowedValues: ['3', '4'] } }])
  deepEqual([summary.Capabilities, summary.ResourceTypes, summary.Metadata], [['CAPABILITY_IAM'], ['AWS::IAM::Role', 'AWS::SNS::Topic'], '{"x":1}'])
})
