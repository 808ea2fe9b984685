import { deepEqual, equal } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromYaml } from '../../templates-src/cfn/from-yaml.ts'
import { toYaml } from '../../templates-src/cfn/to-yaml.ts'

test('a template reads as if typed by hand', () => {
  const template = {
    Resources: {
      Vpc: { Properties: { CidrBlock: { Ref: 'VpcCidr' }, Tags: [{ Key: 'Name', Value: { 'Fn::Sub': '${AWS::StackName}-vpc' } }] }, Type: 'AWS::EC2::VPC' },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Condition: 'HasSubnet',
        Properties: {
          VpcId: { 'Fn::GetAtt': ['Vpc', 'VpcId'] },
          AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
          CidrBlock: { 'Fn::Select': [0, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 16, 12] }] },
        },
      },
      Host: {
        Type: 'AWS::EC2::Instance',
        Properties: { UserData: { 'Fn::Base64': { 'Fn::Sub': '#!/bin/sh\necho ${AWS::Region}\n' } }, Monitoring: true, SecurityGroupIds: [] },
      },
    },
    Parameters: { VpcCidr: { Type: 'String', Default: '10.0.0.0/16' }, Account: { Type: 'String', Default: '111122223333' } },
    Conditions: { HasSubnet: { 'Fn::And': [{ Condition: 'IsBig' }, { 'Fn::Not': [{ Condition: 'IsOld' }] }] } },
    Description: 'A network: one VPC',
    AWSTemplateFormatVersion: '2010-09-09',
  }
  equal(
    toYaml(template),
    `AWSTemplateFormatVersion: '2010-09-09'
Description: 'A network: one VPC'

Parameters:
  VpcCidr:
    Type: String
    Default: 10.0.0.0/16

  Account:
    Type: String
    Default: '111122223333'

Conditions:
  HasSubnet: !And [!Condition IsBig, !Not [!Condition IsOld]]

Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: !Ref VpcCidr
      Tags:
        - Key: Name
          Value: !Sub \${AWS::StackName}-vpc

  Subnet:
    Type: AWS::EC2::Subnet
    Condition: HasSubnet
    Properties:
      VpcId: !GetAtt Vpc.VpcId
      AvailabilityZone: !Select [0, !GetAZs '']
      CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 16, 12]]

  Host:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: !Sub |
          #!/bin/sh
          echo \${AWS::Region}
      Monitoring: true
      SecurityGroupIds: []
`,
  )
})

const inProperties = (value: unknown) => ({ Resources: { R: { Type: 'AWS::SNS::Topic', Properties: { P: value } } } })
const written = (value: unknown) => toYaml(inProperties(value)).split('Properties:\n')[1]!.replaceAll(/^ {6}/gm, '')

test('what YAML 1.1 or 1.2 would take for something else is quoted', () => {
  const traps = ['2012-10-17', 'yes', 'No', 'y', '012345678901', '0o17', '0777', '1e3', '1_000', '22:22', '=', '<<', '~', '', ' a', 'a: b', 'a #b', 'a:', '*', '!x', '- a']
  for (const trap of traps) equal(written(trap), `P: '${trap}'\n`)
  equal(written('a\0b'), 'P: "a\\u0000b"\n')
  equal(written("it's"), "P: it's\n")
})

test('a colon in a one-line list is quoted, as older YAML readers refuse it bare', () => {
  equal(written(['s3:GetObject', { Ref: 'AWS::Region' }]), "P: ['s3:GetObject', !Ref 'AWS::Region']\n")
})

test('a list that does not fit on a line stands below', () => {
  const wide = 'x'.repeat(60)
  equal(written([wide, wide]), `P:\n  - ${wide}\n  - ${wide}\n`)
  equal(written({ 'Fn::Join': [',', [wide, wide]] }), `P: !Join\n  - ','\n  - - ${wide}\n    - ${wide}\n`)
})

test('no tag stands right behind another, nor before a number', () => {
  equal(written({ 'Fn::GetAZs': { Ref: 'AWS::Region' } }), 'P:\n  Fn::GetAZs: !Ref AWS::Region\n')
  equal(written({ 'Fn::Base64': 0 }), 'P:\n  Fn::Base64: 0\n')
})

test('the Condition of a policy is a key, not a function', () => {
  equal(written({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }), "P:\n  Condition:\n    Bool:\n      aws:SecureTransport: 'false'\n")
  equal(written({ Condition: 'Text' }), 'P:\n  Condition: Text\n')
})

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'aZ09 \t\n\r:-#,[]{}!&*?|>\'"%@`~=<._+ex$\\\u0085\u2028\ufeff'), maxLength: 12 }),
  fc.constantFrom('2012-10-17', 'yes', 'NULL', '0x1F', '1.', '-.inf', '---', '...', '\n', 'a\n', 'a\n\n', ' a\nb', 'a\n b\n', 'a\n\t', '190:20:30', '0b1', '1:2', '2001-12-14t21:59:43.10-05:00'),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.record({ Ref: word }),
    fc.record({ Condition: tie('value') }),
    fc.record({ 'Fn::GetAtt': fc.oneof(word, fc.tuple(word, word)) }),
    fc.record({ 'Fn::Sub': tie('value') }),
    fc.record({ 'Fn::If': fc.tuple(word, tie('value'), tie('value')) }),
    fc.record({ 'Fn::Base64': tie('value') }),
  ),
}))
const template = fc.record(
  {
    Resources: fc.dictionary(word, fc.record({ Type: word, Properties: value }, { noNullPrototype: true }), { noNullPrototype: true }),
    Conditions: fc.dictionary(word, value, { noNullPrototype: true }),
    Mappings: value,
    Description: word,
  },
  { noNullPrototype: true },
)

test('every template reads back as it was', () => {
  fc.assert(fc.property(template, (template) => deepEqual(fromYaml(toYaml(template)), JSON.parse(JSON.stringify(template)))), { numRuns: 1500 })
})

const python = `
import json, sys, yaml
for tag in "And Base64 Cidr Equals FindInMap GetAtt GetAZs If ImportValue Join Not Or Select Split Sub Ref Condition".split():
    def read(loader, node, name=tag if tag in ("Ref", "Condition") else "Fn::" + tag):
        if isinstance(node, yaml.ScalarNode):
            value = loader.construct_scalar(node)
            return {name: value.split(".", 1) if name == "Fn::GetAtt" else value}
        return {name: loader.construct_sequence(node, deep=True)}
    yaml.SafeLoader.add_constructor("!" + tag, read)
print(json.dumps([yaml.safe_load(text) for text in json.load(open(sys.argv[1]))], default=str))
`

/** What a Python reader makes of texts; undefined where it is not installed. */
function readByPython(program: string, texts: string[]): unknown[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'stackroom-yaml-'))
  try {
    writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts))
    const { status, stdout, stderr } = spawnSync('python3', ['-c', program, join(folder, 'texts.json')], { encoding: 'utf8' })
    if (status !== 0 && /ModuleNotFoundError/.test(stderr)) return undefined
    equal(status, 0, stderr)
    return JSON.parse(stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('PyYAML, a reader of YAML 1.1, reads the same', (context) => {
  // Python has no word for half a surrogate pair.
  const whole = template.filter((template) => JSON.stringify(template).search(/\\ud[89a-f]/) < 0)
  const templates = fc.sample(whole, { numRuns: 400, seed: 1 })
  const read = readByPython(python, templates.map(toYaml))
  if (!read) return context.skip('PyYAML is not installed')
  deepEqual(read, JSON.parse(JSON.stringify(templates)))
})
