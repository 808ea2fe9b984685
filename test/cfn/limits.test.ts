import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { check } from '../../templates-src/cfn/check.ts'
import { delivery } from '../../templates-src/cfn/check/limits.ts'
import { problemText } from '../../templates-src/cfn/check/problem.ts'
import type { Template } from '../../templates-src/cfn/index.ts'

const sentences = (template: Template) => check(template, 'farm.yaml').map(problemText)
const numbered = <T>(count: number, entry: (index: number) => T) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`N${index}`, entry(index)]))
const topic = { Type: 'AWS::SNS::Topic' } as const

/** A template, and what CloudFormation would refuse it for. */
const tooLarge: [Partial<Template>, string][] = [
  [{ Resources: numbered(501, () => topic) }, 'Resources: CloudFormation takes at most 500 resources in a template: there are 501; make it smaller or split it'],
  [
    { Parameters: numbered(201, () => ({ Type: 'String', Default: '' })), Conditions: { C: { 'Fn::Or': numberedRefs(201) } as never }, Resources: { T: { ...topic, Condition: 'C' } } },
    'Parameters: CloudFormation takes at most 200 parameters in a template: there are 201; make it smaller or split it',
  ],
  [{ Outputs: numbered(201, () => ({ Type: 'String', Value: 'x' })) }, 'Outputs: CloudFormation takes at most 200 outputs in a template: there are 201; make it smaller or split it'],
  [
    { Mappings: { M: { K: numbered(201, () => 'x') } }, Resources: { T: { ...topic, Properties: { TopicName: { 'Fn::FindInMap': ['M', 'K', 'N0'] } as never } } } },
    'Mappings.M.K: CloudFormation takes at most 200 attributes in a mapping: there are 201; make it smaller or split it',
  ],
  [{ Description: 'ä'.repeat(513) }, 'Description: CloudFormation takes at most 1,024 bytes in a description: there are 1,026; make it smaller or split it'],
  [
    { Parameters: { P: { Type: 'String', Default: 'x'.repeat(4097) } }, Resources: { T: { ...topic, Properties: { TopicName: { Ref: 'P' } as never } } } },
    'Parameters.P.Default: CloudFormation takes at most 4,096 bytes in the value of a parameter: there are 4,097; make it smaller or split it',
  ],
  [
    { Resources: { N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `https://example.org/${'x'.repeat(1024)}` } } } },
    'Resources.N.Properties.TemplateURL: CloudFormation takes at most 1,024 bytes in the address of a template: there are 1,044; make it smaller or split it',
  ],
  [
    { Resources: { T: { ...topic, Properties: { TopicName: '{{resolve:ssm:name}}'.repeat(61) } } } },
    'CloudFormation takes at most 60 dynamic references in a template: there are 61; make it smaller or split it',
  ],
  [
    { Resources: numbered(300, () => ({ ...topic, Metadata: { Text: 'x'.repeat(3500) } })) },
    'CloudFormation takes at most 1,048,576 bytes in a template: there are 1,068,559; make it smaller or split it',
  ],
]

function numberedRefs(count: number) {
  return Array.from({ length: count }, (_, index) => ({ 'Fn::Equals': [{ Ref: `N${index}` }, ''] }))
}

test('every limit of a template is told with its number', () => {
  for (const [part, said] of tooLarge) {
    deepEqual(sentences({ Description: 'Large', Resources: { Topic: topic }, ...part }), [`farm.yaml: ${said}`])
  }
})

test('2,500 resources are the most a tree may have, a template counted as often as it is nested', () => {
  const child: Template = { Description: 'Child', Resources: numbered(416, () => topic) }
  const stack = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: child } } as const
  const root: Template = { Description: 'Root', Resources: Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((id) => [id, stack])) }
  deepEqual(sentences(root), ['farm.yaml: CloudFormation takes at most 2,500 resources in a tree of stacks: there are 2,502; make it smaller or split it'])
})

test('a template says which way CloudFormation takes it', () => {
  const sized = (length: number) => delivery({ Description: 'Sized', Resources: { T: { ...topic, Metadata: { Text: 'x'.repeat(length) } } } })
  deepEqual(sized(1000), { bytes: 1128, way: 'inline' })
  equal(sized(60_000).way, 'bucket')
  equal(sized(1_100_000).way, 'none')
})

const statement = (Resource: unknown) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource }] })
const names = (count: number) => Array.from({ length: count }, (_, index) => `arn:*:s3:::bucket-${String(index).padStart(4, '0')}/*`)

const characters = (...documents: unknown[]) => documents.reduce((sum: number, document) => sum + JSON.stringify(document).length, 0).toLocaleString('en')

test('a policy that is longer than IAM takes is told with its number, by what holds it', () => {
  const role = (Properties: object) => ({ Policies: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: statement('*'), ...Properties } } }) as unknown as Template['Resources']
  const inline = statement(names(190))
  const cases: [Template['Resources'], string][] = [
    [{ Policies: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: statement(names(230)) } } } as never, `PolicyDocument: IAM takes at most 6,144 characters in a managed policy: there are ${characters(statement(names(230)))}`],
    [role({ Policies: ['One', 'Two'].map((PolicyName) => ({ PolicyName, PolicyDocument: inline })) }), `Policies: IAM takes at most 10,240 characters in the inline policies of a role: there are ${characters(inline, inline)}`],
    [role({ AssumeRolePolicyDocument: statement(names(80)) }), `AssumeRolePolicyDocument: IAM takes at most 2,048 characters in a trust policy: there are ${characters(statement(names(80)))}`],
  ]
  for (const [Resources, said] of cases) deepEqual(sentences({ Description: 'Long', Resources }), [`farm.yaml: Resources.Policies.Properties.${said}; name fewer resources, or split it`])
})

test('a policy is as long as the shortest it can become: of a choice the shorter branch, of a reference nothing', () => {
  const document = (Resource: unknown) => ({ Description: 'Long', Parameters: { Which: { Type: 'String', Default: '' } }, Conditions: { Many: { 'Fn::Equals': [{ Ref: 'Which' }, 'many'] } }, Resources: { Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: statement(Resource) } } } }) as unknown as Template
  deepEqual(sentences(document({ 'Fn::If': ['Many', names(230), names(1)] })), [])
  equal(sentences(document({ 'Fn::If': ['Many', names(230), names(231)] })).length, 1)
  const references = Array.from({ length: 240 }, () => ({ 'Fn::Sub': 'arn:*:s3:::bucket-${Which}/*' }))
  deepEqual(sentences(document({ 'Fn::If': ['Many', references, { Ref: 'AWS::NoValue' }] })), [])
  equal(sentences(document({ 'Fn::If': ['Many', [...references, ...references], references] })).length, 0)
  equal(sentences(document([...references, ...references])).length, 1)
})
