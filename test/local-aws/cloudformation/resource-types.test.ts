import { deepEqual, equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { file, propertyProblems, resourceType } from '../../../scripts/local-aws/cloudformation/resource-types.ts'
import { describe } from '../../../scripts/local-aws/cloudformation/specification.ts'
import { table, typesNamed } from '../../../scripts/local-aws/generate-resource-types.ts'

const text = readFileSync(file, 'utf8')
const known: Record<string, unknown> = JSON.parse(text)
const regenerate = 'run node build/scripts/local-aws/generate-resource-types.js'

test('the table is what the specification says', () => {
  equal(text, table(loadAwsServiceSpecSync(), Object.keys(known)), regenerate)
})

test('the table has every type that our sources name', () => {
  const db = loadAwsServiceSpecSync()
  const missing = typesNamed(['templates-src', 'products', 'scripts']).filter((name) => !(name in known) && describe(db, name))
  deepEqual(missing, [], regenerate)
})

test('a type that is not in the table is found in the specification, one that does not exist is not', () => {
  // Not spelled out, as it would then be in the table.
  const unused = ['AWS', 'XRay', 'Group'].join('::')
  deepEqual([unused in known, resourceType(unused)?.attributes], [false, ['GroupARN']])
  equal(resourceType('AWS::SNS::Topik'), undefined)
  deepEqual(resourceType('Custom::Anything')?.attributes, [])
})

test('properties are checked at any depth, in lists and in maps', () => {
  const problems = propertyProblems('AWS::Batch::JobDefinition', { Type: 'container', ContainerProperties: { Image: 'x', ResourceRequirements: [{ Type: 'VCPU', Valu: '1' }] }, Extra: 1 })
  deepEqual(problems, ['extraneous key [Extra] is not permitted', 'extraneous key [Valu] is not permitted at #/ContainerProperties/ResourceRequirements/0'])
  deepEqual(propertyProblems('AWS::EC2::Subnet', {}), ['required key [VpcId] not found'])
})
