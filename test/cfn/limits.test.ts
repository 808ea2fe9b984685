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
