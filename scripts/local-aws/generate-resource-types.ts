import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { SpecDatabase } from '@aws-cdk/service-spec-types'
import { file } from './cloudformation/resource-types.ts'
import { describe } from './cloudformation/specification.ts'

/** The resource types that files below these folders name. */
export function typesNamed(folders: string[]): string[] {
  const root = join(dirname(file), '../..')
  const files = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)))
  const sources = files.filter((name) => name.endsWith('.ts') && !name.includes('cfn/resources/'))
  return [...new Set(sources.flatMap((name) => readFileSync(name, 'utf8').match(/AWS::\w+::\w+(?!\w*::)/g) ?? []))].sort()
}

/** What the local AWS knows of types, a line each. It looks others up in the specification when it meets them. */
export function table(db: SpecDatabase, types: string[]): string {
  const lines = types.flatMap((name) => {
    const type = describe(db, name)
    return type ? [`${JSON.stringify(name)}: ${JSON.stringify(type)}`] : []
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, table(loadAwsServiceSpecSync(), typesNamed(['templates-src', 'products', 'scripts', 'test'])))
