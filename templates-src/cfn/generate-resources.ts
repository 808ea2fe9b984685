import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'
import { attributesFile, namesFile } from './generate/data.ts'
import { interfaceFiles } from './generate/interfaces.ts'
import { permissionsFile } from './generate/permissions.ts'
import { typesInUse } from './generate/types-in-use.ts'

/*
 * npm run types, or with a folder and types of your own:
 * node build/templates-src/cfn/generate-resources.js [folder type…]
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')

/** Every file of templates-src/cfn/resources, name → text: for the types in use, unless others are named. */
export async function generate(named?: string[]): Promise<Record<string, string>> {
  const db = await loadAwsServiceSpec()
  const known = [...db.all('resource')].map(({ cloudFormationType }) => cloudFormationType).filter((type) => type.startsWith('AWS::'))
  const types = (named ?? typesInUse(root)).filter((type) => known.includes(type)).sort()
  const resources = types.map((type) => db.lookup('resource', 'cloudFormationType', 'equals', type).only())
  return {
    ...interfaceFiles(db, resources),
    'attributes.ts': attributesFile(resources),
    'names.ts': namesFile(known),
    'permissions.ts': await permissionsFile(types, join(root, 'templates-src/cfn/generate/handlers.yaml')),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = join(root, 'templates-src/cfn/resources'), ...named] = process.argv.slice(2)
  const files = await generate(named.length > 0 ? named : undefined)
  mkdirSync(folder, { recursive: true })
  for (const stray of readdirSync(folder).filter((file) => !(file in files))) rmSync(join(folder, stray))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
}
