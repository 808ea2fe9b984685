import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { SpecDatabase } from '@aws-cdk/service-spec-types'
import { file } from './cloudformation/resource-types.ts'
import { describe } from './cloudformation/specification.ts'

/** The types that sources and tests name, a line each. Others are looked up in the specification when they are met. */
export function resourceTypes(db: SpecDatabase): string {
  const root = join(dirname(file), '../..')
  const found = new Set<string>()
  for (const folder of ['templates-src', 'products', 'scripts', 'test']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.includes('cfn/resources/')) continue
      for (const [type] of readFileSync(join(root, folder, name), 'utf8').matchAll(/AWS::\w+::\w+(?!\w*::)/g)) found.add(type)
    }
  }
  const lines = [...found].sort().flatMap((name) => {
    const type = describe(db, name)
    return type ? [`${JSON.stringify(name)}: ${JSON.stringify(type)}`] : []
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, resourceTypes(loadAwsServiceSpecSync()))
