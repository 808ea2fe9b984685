import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import type { Figure } from '../bench.ts'
import { names } from '../../templates-src/cfn/resources/names.ts'
import { root } from '../products.ts'
import { compare } from './measure.ts'

/** Type-checking a stack of 20 resources with 200 resource types in use, against the same with 20 in use. */
export async function typeFigures(): Promise<Figure[]> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache/types-'))
  try {
    const all = Object.entries(names).flatMap(([service, types]) => types.split(' ').map((type) => `AWS::${service}::${type}`))
    // Spread over the services, so that no one service's size decides.
    const pick = (count: number) => Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)]!)
    const [many, few] = [project(folder, 'many', pick(200)), project(folder, 'few', pick(20))]
    const { ours, theirs, ratio } = compare(many, few, 7)
    return [
      {
        figure: 'type-check with 200 resource types in use',
        measured: `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms with 20`,
        result: `${ratio.toFixed(2)}×`,
        aim: '≤ 2×',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function project(folder: string, name: string, types: string[]) {
  const at = join(folder, name)
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build/templates-src/cfn/generate-resources.js'), join(at, 'resources'), ...types])
  if (status !== 0) throw new Error(`the resource types of the benchmark were not generated: ${stderr}`)
  const cfn = join(root, 'templates-src/cfn')
  for (const file of ['attributes', 'value', 'template']) {
    writeFileSync(join(at, `${file}.ts`), `export type * from ${JSON.stringify(join(cfn, `${file}.ts`))}\n`)
  }
  const resources = types.slice(0, 20).map((type, index) => `  R${index}: { Type: '${type}', Properties: {} as any },`)
  writeFileSync(join(at, 'stack.ts'), `import type { Resource } from './resources/index.d.ts'\n\nexport const resources: Record<string, Resource> = {\n${resources.join('\n')}\n}\n`)
  writeFileSync(join(at, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions: { noEmit: true, incremental: false, rootDir: root, types: [] }, include: ['stack.ts'] }))
  return { command: [process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', at] }
}
