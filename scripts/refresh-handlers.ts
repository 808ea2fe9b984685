import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { handlers } from '../templates-src/cfn/resources/permissions.ts'
import { cloudFormation } from './aws.ts'
import { report } from './failure.ts'
import { root } from './products.ts'

/*
 * npm run types:describe: asks an account what the handlers of the types in use call, which is newer than the package of
 * schemas. "npm run types" prefers it. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeType.html
 */

const file = join(root, 'templates-src/cfn/generate/described.json')

try {
  const region = process.env.AWS_REGION ?? 'us-east-1'
  const described: Record<string, Record<string, string[]>> = {}
  for (const type of Object.keys(handlers).sort()) {
    const { Schema = '{}' } = await cloudFormation(region).describeType({ Type: 'RESOURCE', TypeName: type })
    const found = Object.entries<{ permissions?: string[] }>(JSON.parse(Schema).handlers ?? {}).filter(([verb]) => verb !== 'list')
    // Types that CloudFormation still handles outside the registry say nothing of handlers.
    if (found.length > 0) described[type] = Object.fromEntries(found.map(([verb, { permissions = [] }]) => [verb, permissions]))
  }
  writeFileSync(file, `${JSON.stringify(described, null, 1)}\n`)
  console.log(`${Object.keys(described).length} types described; now run "npm run types" and review what changed`)
} catch (error) {
  report(error)
  process.exitCode = 1
}
