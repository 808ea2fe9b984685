import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// What is generated, and the tables of check(), name types that nobody need use.
const apart = [join('cfn', 'resources'), join('cfn', 'check')]

/** What sources, and the tests of the language, name as 'AWS::Service::Type'; there is no list to keep. Names of no type are left for the caller to drop. */
export const typesInUse = (root: string): string[] => [
  ...new Set(
    ['templates-src', 'products', 'test/cfn'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !apart.some((folder) => file.startsWith(folder)))
        .flatMap((file) => readFileSync(join(root, folder, file), 'utf8').match(/(?<=')AWS::\w+::\w+(?=')/g) ?? []),
    ),
  ),
]
