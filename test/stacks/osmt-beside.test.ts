import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { cloud, given, template, urlOf } from '../local-aws/cloudformation/support.ts'
import { root } from '../support/local.ts'

test('a second OSMT runs beside a first, in one account and region', async () => {
  const { create, upload } = cloud({ inRegion: 'us-east-1' })
  const Capabilities = ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']
  const PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
  await create(template({ Boundary: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: 'StackroomBoundary', PolicyDocument } } }), { StackName: 'baseline', Capabilities })
  upload({ 'flat.yaml': readFileSync(join(root, 'products/osmt/templates/flat.yaml'), 'utf8') })
  const launched = async (StackName: string) =>
    (await create(undefined as any, { StackName, TemplateURL: urlOf('flat.yaml'), Capabilities, Parameters: given({ DomainName: `${StackName}.example.org` }) })).StackStatus
  deepEqual([await launched('first'), await launched('second')], ['CREATE_COMPLETE', 'CREATE_COMPLETE'])
})
