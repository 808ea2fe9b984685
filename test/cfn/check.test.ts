import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { check, unreadOutputs } from '../../templates-src/cfn/check.ts'
import { problemText } from '../../templates-src/cfn/check/problem.ts'
import type { Template } from '../../templates-src/cfn/index.ts'
import { farm } from './fixtures.ts'

const sentences = (template: Template) => check(template, 'farm.yaml').map(problemText)

test('a good tree has no problems', () => deepEqual(sentences(farm()), []))

test('what a nested stack reads is there when the stack itself is there only then', () => {
  const inner: Template = {
    Description: 'Inner',
    Parameters: { Mode: { Type: 'String' } },
    Conditions: { IsOn: { 'Fn::Equals': [{ Ref: 'Mode' }, 'on'] } as never },
    Resources: {
      Topic: { Type: 'AWS::SNS::Topic', Condition: 'IsOn' },
      Alarm: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Topic' } as never } },
    },
  }
  const root: Template = {
    Description: 'Root',
    Parameters: { Mode: { Type: 'String' } },
    Conditions: { IsOn: { 'Fn::Equals': [{ Ref: 'Mode' }, 'on'] } as never },
    Resources: { Inner: { Type: 'AWS::CloudFormation::Stack', Condition: 'IsOn', Properties: { TemplateURL: inner, Parameters: { Mode: { Ref: 'Mode' } as never } } } },
  }
  deepEqual(sentences(root), [])
  delete root.Resources.Inner!.Condition
  root.Outputs = { Topic: { Type: 'String', Value: { 'Fn::If': ['IsOn', 'on', 'off'] } as never } }
  deepEqual(sentences(root), [
    'inner.yaml: Resources.Alarm.Properties.DisplayName: reads "Topic", which is not there unless IsOn holds; read it under a condition that says so',
  ])
})

test('an output of a nested stack is read by some tree that nests it, not by each', () => {
  const reads = farm() as any
  const other = farm() as any
  delete other.Outputs.Queue
  const said = (...roots: Template[]) => unreadOutputs(roots.map((root, index) => ({ root, file: `${index}/farm.yaml` }))).map(problemText)
  deepEqual(said(reads, other), [])
  deepEqual(said(other, reads), [])
  deepEqual(said(other), ['0/batch.yaml: Outputs.QueueArn: no stack reads this output of a nested stack; wire it or remove it'])
})

test('lists of anything fit a list of texts, and a part of an attribute is an attribute', () => {
  const said = changed(({ root, network }) => {
    root.Outputs.Subnets = { Type: 'CommaDelimitedList', Value: { 'Fn::GetAtt': ['Network', 'Outputs.SubnetIds'] } }
    network.Resources.Subnet.Properties.Tags = [{ Key: 'Encryption', Value: { 'Fn::GetAtt': ['Vpc', 'CidrBlockAssociations.0'] } }]
    network.Resources.Vpc.Properties.EnableDnsSupport = { 'Fn::If': ['IsLarge', true, false] }
  })
  deepEqual(said, [])
})

/** The good tree with something changed in it; nested templates are reached by their logical IDs. */
function changed(change: (parts: { root: any; network: any; batch: any }) => void): string[] {
  const root: any = structuredClone(farm())
  change({ root, network: root.Resources.Network.Properties.TemplateURL, batch: root.Resources.Batch.Properties.TemplateURL })
  return sentences(root)
}

/** What is changed, and the whole of what check() says. */
const cases: Record<string, [change: Parameters<typeof changed>[0], ...said: string[]]> = {
  'a reference to nothing, with the name that was meant': [
    ({ network }) => (network.Resources.Subnet.Properties.VpcId = { Ref: 'Vcp' }),
    'network.yaml: Resources.Subnet.Properties.VpcId: no parameter or resource is called "Vcp"; did you mean "Vpc"?',
  ],
  'a reference to nothing that is near no name': [
    ({ root }) => (root.Resources.Results.Properties.BucketName = { Ref: 'Warehouse' }),
    'farm.yaml: Resources.Results.Properties.BucketName: no parameter or resource is called "Warehouse"; declare it or correct the name',
  ],
  'a misspelt pseudo parameter in a Sub': [
    ({ root }) => (root.Resources.Results.Properties.BucketName = { 'Fn::Sub': 'results-${AWS::Regoin}-${!Literal}' }),
    'farm.yaml: Resources.Results.Properties.BucketName: no parameter or resource is called "AWS::Regoin"; did you mean "AWS::Region"?',
  ],
  'an attribute of nothing': [
    ({ network }) => (network.Resources.Subnet.Properties.CidrBlock = { 'Fn::Sub': '${Vpcs.CidrBlock}' }),
    'network.yaml: Resources.Subnet.Properties.CidrBlock: no resource is called "Vpcs"; did you mean "Vpc"?',
  ],
  'an attribute that the type does not have': [
    ({ network }) => (network.Resources.Subnet.Properties.CidrBlock = { 'Fn::GetAtt': ['Vpc', 'CidrBlok'] }),
    'network.yaml: Resources.Subnet.Properties.CidrBlock: AWS::EC2::VPC has no attribute "CidrBlok"; did you mean "CidrBlock"?',
  ],
  'an output that the nested stack does not have': [
    ({ root }) => (root.Outputs.Queue.Value = { 'Fn::GetAtt': ['Batch', 'Outputs.QueueArm'] }),
    'farm.yaml: Outputs.Queue.Value: nested stack "Batch" has no output "QueueArm"; did you mean "QueueArn"?',
  ],
  'an output read without Outputs': [
    ({ root }) => (root.Resources.Results.Properties.BucketName = { 'Fn::GetAtt': ['Batch', 'QueueArn'] }),
    'farm.yaml: Resources.Results.Properties.BucketName: nested stack "Batch" has no output "QueueArn"; did you mean "Outputs.QueueArn"?',
  ],
  'a condition, a dependency and a mapping that there are not': [
    ({ network }) => {
      network.Resources.Subnet.Condition = 'HasNetwrok'
      network.Resources.Subnet.DependsOn = ['Vpc', 'Gateway']
      network.Resources.Vpc.Properties.CidrBlock = { 'Fn::FindInMap': ['Size', 'small', 'Mask'] }
    },
    'network.yaml: Resources.Vpc.Properties.CidrBlock: no mapping is called "Size"; did you mean "Sizes"?',
    'network.yaml: Resources.Subnet.Condition: no condition is called "HasNetwrok"; did you mean "HasNetwork"?',
    'network.yaml: Resources.Subnet.DependsOn: no resource is called "Gateway"; declare it or correct the name',
    'network.yaml: Mappings.Sizes: nothing looks this mapping up; use it or remove it',
  ],
  'a key that the mapping does not have': [
    ({ network }) => (network.Resources.Vpc.Properties.CidrBlock = { 'Fn::FindInMap': ['Sizes', { Ref: 'Size' }, 'Masks'] }),
    'network.yaml: Resources.Vpc.Properties.CidrBlock: mapping "Sizes" has no key "Masks"; did you mean "Mask"?',
  ],
  'a form that shows a parameter that there is not': [
    ({ root }) => root.Metadata['AWS::CloudFormation::Interface'].ParameterGroups[0].Parameters.push('Sise'),
    'farm.yaml: Metadata.AWS::CloudFormation::Interface: no parameter is called "Sise"; did you mean "Size"?',
  ],
  'a condition about a resource': [
    ({ root }) => (root.Conditions.HasNetwork = { 'Fn::Equals': [{ Ref: 'Log' }, { 'Fn::GetAtt': ['Log', 'Arn'] }] }),
    'farm.yaml: Conditions.HasNetwork: conditions and rules are decided before there are resources: "Log" is one; use a parameter',
    'farm.yaml: Conditions.HasNetwork: conditions and rules are decided before there are resources: "Log" is one; use a parameter',
  ],
  'a function that needs a transform': [
    ({ root }) => (root.Resources.Results.Properties.BucketName = { 'Fn::ToJsonString': {} }),
    'farm.yaml: Resources.Results.Properties.BucketName: "Fn::ToJsonString" is no function that works without a transform; write the value in TypeScript instead',
  ],
  'a transform': [
    ({ root }) => (root.Transform = 'AWS::LanguageExtensions'),
    'farm.yaml: Transform: transforms and macros are not used: "AWS::LanguageExtensions"; write what it would make',
  ],
  'a misspelt type': [
    ({ network }) => (network.Resources.Vpc.Type = 'AWS::EC2::VPCC'),
    'network.yaml: Resources.Vpc.Type: no resource type is called "AWS::EC2::VPCC"; did you mean "AWS::EC2::VPC"?',
  ],
  'a type that is not in use yet': [
    // In parts, as the scan for types in use would find it whole.
    ({ network }) => (network.Resources.Vpc.Type = ['AWS', 'GameLift', 'Build'].join('::')),
    'network.yaml: Resources.Vpc.Type: "AWS::GameLift::Build" is not among the generated types; run "npm run types"',
  ],
  'what nothing uses': [
    ({ network }) => {
      network.Parameters.Zone = { Type: 'String', Default: '' }
      network.Conditions.HasZone = { 'Fn::Equals': ['', ''] }
      network.Mappings.Zones = { a: { b: 'c' } }
    },
    'network.yaml: Parameters.Zone: no resource, condition, rule or output uses this parameter; use it or remove it',
    'network.yaml: Conditions.HasZone: nothing is under this condition; use it or remove it',
    'network.yaml: Mappings.Zones: nothing looks this mapping up; use it or remove it',
  ],
  'a ring of resources': [
    ({ network }) => (network.Resources.Vpc.Properties.CidrBlock = { 'Fn::Sub': ['${X}', { X: { 'Fn::GetAtt': ['Subnet', 'CidrBlock'] } }] }),
    'network.yaml: Mappings.Sizes: nothing looks this mapping up; use it or remove it',
    'network.yaml: Resources.Vpc: these wait for each other: Vpc → Subnet → Vpc; take one reference away',
  ],
  'a ring of conditions': [
    ({ root }) => (root.Conditions.HasNetwork = { 'Fn::Not': [{ Condition: 'HasNetwork' }] }),
    'farm.yaml: Conditions.HasNetwork: these wait for each other: HasNetwork → HasNetwork; take one reference away',
  ],
  'parameters that the nested stack does not have, and has': [
    ({ root }) => {
      const { Parameters } = root.Resources.Batch.Properties
      Parameters.SubnetId = Parameters.SubnetIds
      delete Parameters.SubnetIds
    },
    'farm.yaml: Resources.Batch.Properties.Parameters.SubnetId: nested stack "Batch" has no parameter "SubnetId"; did you mean "SubnetIds"?',
    'farm.yaml: Resources.Batch.Properties.Parameters: nested stack "Batch" is not given its parameter "SubnetIds", which has no default; pass it',
  ],
  'a nested output that is read where it may not be there': [
    ({ root }) => (root.Conditions.HasNetwork = { 'Fn::Equals': [{ Ref: 'Size' }, 'small'] }),
    'farm.yaml: Resources.Batch.Properties.Parameters.VpcId: reads "Network.Outputs.VpcId", which is not there unless HasNetwork holds; read it under a condition that says so',
  ],
  'a resource that is read where it may not be there': [
    ({ batch }) => (batch.Resources.Environment.Properties.ComputeResources.SecurityGroupIds = [{ Ref: 'Hosts' }]),
    'batch.yaml: Resources.Environment.Properties.ComputeResources.SecurityGroupIds.0: reads "Hosts", which is not there unless HasVpc holds; read it under a condition that says so',
  ],
  'an output without the condition of what it holds': [
    ({ network }) => delete network.Outputs.VpcId.Condition,
    'network.yaml: Outputs.VpcId.Value: reads "Vpc", which is not there unless HasNetwork holds; read it under a condition that says so',
  ],
  'an output of another type than declared': [
    ({ network }) => (network.Outputs.VpcId.Value = { Ref: 'Subnet' }),
    'network.yaml: Outputs.VpcId.Value: the output is declared AWS::EC2::VPC::Id: its value is the AWS::EC2::Subnet "Subnet"; correct the one or the other',
  ],
  'a list with a member of another type, and a single value for a list': [
    ({ network }) => {
      network.Outputs.SubnetIds.Value = { 'Fn::If': ['HasNetwork', { 'Fn::Join': [',', [{ 'Fn::GetAtt': ['Subnet', 'VpcId'] }]] }, { Ref: 'Vpc' }] }
    },
    'network.yaml: Outputs.SubnetIds.Value: the output is declared AWS::EC2::Subnet::Id: its value is the AWS::EC2::VPC::Id "Subnet.VpcId"; correct the one or the other',
    'network.yaml: Outputs.SubnetIds.Value: the output is declared List<AWS::EC2::Subnet::Id>: its value is the AWS::EC2::VPC "Vpc"; correct the one or the other',
  ],
  'a nested list of other members': [
    ({ root, network }) => {
      network.Outputs.SubnetIds.Type = 'List<AWS::EC2::SecurityGroup::Id>'
      network.Outputs.SubnetIds.Value = { Ref: 'ExistingSubnetIds' }
      root.Outputs.Subnets = { Type: 'List<AWS::EC2::Subnet::Id>', Value: { 'Fn::GetAtt': ['Network', 'Outputs.SubnetIds'] } }
    },
    'farm.yaml: Outputs.Subnets.Value: the output is declared List<AWS::EC2::Subnet::Id>: its value is the List<AWS::EC2::SecurityGroup::Id> "Network.Outputs.SubnetIds"; correct the one or the other',
  ],
  'an output that holds a list': [
    ({ root }) => (root.Outputs.Buckets.Value = { Ref: 'SubnetIds' }),
    'farm.yaml: Outputs.Buckets.Value: an output holds one text: the CommaDelimitedList "SubnetIds" is a list; join it with a comma',
  ],
  'defaults that break their own constraints': [
    ({ root, batch }) => {
      root.Parameters.Size.Default = 'medium'
      batch.Parameters.VpcId.Default = 'subnet-1'
    },
    `farm.yaml: Parameters.Size.Default: the default breaks the parameter's own AllowedValues: "medium"; correct one of them`,
    `batch.yaml: Parameters.VpcId.Default: the default breaks the parameter's own AllowedPattern: "subnet-1"; correct one of them`,
  ],
  'an empty default of a type that refuses it': [
    ({ batch }) => (batch.Parameters.SubnetIds.Default = ''),
    'batch.yaml: Parameters.SubnetIds.Default: List<AWS::EC2::Subnet::Id> refuses an empty value; make it a String or CommaDelimitedList if it may be left out',
  ],
  'names and keys that CloudFormation refuses': [
    ({ root, network }) => {
      root.Resources['Log-Group'] = root.Resources.Log
      delete root.Resources.Log
      root.Outputs.Buckets.Value = { Ref: 'Results' }
      root.Outputs.Buckets.Type = 'String'
      network.Mappings.Sizes.small_one = { Mask: '28' }
    },
    'farm.yaml: Resources.Log-Group: "Log-Group" is no legal name: 1 to 255 letters and digits; rename it',
    'network.yaml: Mappings.Sizes: "small_one" is no legal key of a mapping: 1 to 255 letters, digits, points and hyphens; rename it',
  ],
  'what JSON cannot hold': [
    ({ root }) => {
      root.Resources.Results.Properties.Tags = [undefined, { Key: 'since', Value: new Date(0) }]
      root.Resources.Log.Properties.RetentionInDays = NaN
      root.Resources.Images.Properties = { RepositoryName: (() => 'x') as unknown }
    },
    'farm.yaml: Resources.Results.Properties.Tags.0: a template holds what JSON can hold: this is undefined; replace it',
    'farm.yaml: Resources.Results.Properties.Tags.1.Value: a template holds what JSON can hold: this is a Date; replace it',
    'farm.yaml: Resources.Log.Properties.RetentionInDays: a template holds what JSON can hold: this is NaN; replace it',
    'farm.yaml: Resources.Images.Properties.RepositoryName: a template holds what JSON can hold: this is a function; replace it',
  ],
  'what a nested stack may not have, as the flat shape cannot have it': [
    ({ root, batch }) => {
      batch.Parameters.VpcId.NoEcho = true
      batch.Parameters.SubnetIds.Type = 'AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>'
      batch.Outputs.QueueArn.Export = { Name: { 'Fn::Sub': '${AWS::StackName}-queue' } }
      batch.Rules = { Always: { Assertions: [{ Assert: { 'Fn::Equals': [{ Ref: 'VpcId' }, ''] }, AssertDescription: 'None' }] } }
      root.Resources.Batch.DeletionPolicy = 'Retain'
      root.Resources.Batch.Properties.Tags = []
      root.Resources.Log.Properties.LogGroupName = { Ref: 'Batch' }
    },
    'farm.yaml: Resources.Batch.DeletionPolicy: a nested stack has no DeletionPolicy in the flat shape; remove it',
    'farm.yaml: Resources.Batch.Properties.Tags: a nested stack has no Tags in the flat shape; remove it',
    'farm.yaml: Resources.Log.Properties.LogGroupName: "Batch" is a nested stack, which the flat shape does not have; read one of its outputs',
    'batch.yaml: Outputs.QueueArn.Export.Name: AWS::StackName is another in the flat shape; pass a name as a parameter',
    'batch.yaml: Parameters.SubnetIds.Type: a nested stack has no AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>> parameter in the flat shape; declare it at the root and pass its value',
    'batch.yaml: Parameters.VpcId.NoEcho: a nested stack has no NoEcho parameter in the flat shape; declare it at the root only, or pass the ARN of a secret',
    'batch.yaml: Outputs.QueueArn.Export: a nested stack exports nothing; export it from the root',
    'batch.yaml: Rules: a nested stack has no rules in the flat shape; move them to the root',
  ],
  'data that nobody protects': [
    ({ root }) => {
      delete root.Resources.Results.DeletionPolicy
      delete root.Resources.Images.DeletionPolicy
      delete root.Resources.Images.UpdateReplacePolicy
    },
    'farm.yaml: Resources.Results: AWS::S3::Bucket holds data: it has no DeletionPolicy; say Retain, Snapshot or Delete',
    'farm.yaml: Resources.Images: AWS::ECR::Repository holds data: it has no DeletionPolicy and no UpdateReplacePolicy; say Retain, Snapshot or Delete',
  ],
  'a partition, a region, an account and a domain that are fixed': [
    ({ root, batch }) => {
      batch.Resources.Role.Properties.ManagedPolicyArns = ['arn:aws:iam::aws:policy/Some']
      root.Resources.Results.Properties.BucketName = { 'Fn::Join': ['-', ['results', 'eu-central-1']] }
      root.Resources.Build.Properties.Environment.Image = '111122223333.dkr.ecr.${AWS::Region}.amazonaws.com/image'
      root.Outputs.Queue.Value = { 'Fn::Sub': 'queue:444455556666' }
      root.Outputs.Buckets.Value = { 'Fn::GetAtt': ['Batch', 'Outputs.QueueArn'] }
      root.Outputs.Buckets.Type = 'String'
    },
    'farm.yaml: Resources.Results.Properties.BucketName: the region is fixed: "eu-central-1"; write ${AWS::Region} in a sub()',
    'farm.yaml: Resources.Build.Properties.Environment.Image: the account is fixed: "111122223333"; write ${AWS::AccountId} in a sub(), or take a parameter',
    'farm.yaml: Resources.Build.Properties.Environment.Image: the domain is fixed: ".dkr.ecr.${AWS::Region}.amazonaws.com"; write ${AWS::URLSuffix} in a sub()',
    'farm.yaml: Outputs.Queue.Value: the account is fixed: "444455556666"; write ${AWS::AccountId} in a sub(), or take a parameter',
    'batch.yaml: Resources.Role.Properties.ManagedPolicyArns.0: the partition is fixed: "arn:aws:"; write ${AWS::Partition} in a sub()',
  ],
}

for (const [title, [change, ...said]] of Object.entries(cases)) {
  test(`check() finds ${title}`, () => deepEqual(changed(change), said))
}

test('two nested stacks of one name that differ cannot both be written', () => {
  const inner = (CidrBlock: string): any => ({ Description: 'Inner', Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock } } } })
  const stack = (TemplateURL: unknown) => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } })
  const outer: any = { Description: 'Outer', Resources: { Inner: stack(inner('10.1.0.0/16')) } }
  deepEqual(sentences({ Description: 'Root', Resources: { Inner: stack(inner('10.0.0.0/16')), Outer: stack(outer) } } as never), [
    'outer.yaml: Resources.Inner: two nested stacks are written to inner.yaml and hold different templates; rename one',
  ])
})

test('a problem is data first', () => {
  const [problem] = check({ Description: 'One', Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: { Ref: 'Nam' } as never } } }, Parameters: { Name: { Type: 'String' } } }, 'one.yaml')
  deepEqual(problem, { code: 'unknownReference', file: 'one.yaml', path: 'Resources.Topic.Properties.TopicName', found: 'Nam', suggestion: 'Name' })
  equal(problemText(problem!), 'one.yaml: Resources.Topic.Properties.TopicName: no parameter or resource is called "Nam"; did you mean "Name"?')
})
