import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../bench.ts'
import { fromYaml } from '../../templates-src/cfn/from-yaml.ts'
import { templatesOf } from '../emit.ts'
import { loadProduct, productNames, root } from '../products.ts'
import { compare, cpu } from './measure.ts'

/** Emitting every product in both shapes, against a program that holds the same templates as literals and stringifies them. */
export async function emitFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stackroom-bench-'))
  try {
    const floor = join(folder, 'floor.mjs')
    writeFileSync(floor, await floorProgram())
    const ours = (times: number) => ({ command: [process.execPath, join(root, 'build/scripts/bench/emit-ours.js'), String(times), join(folder, 'ours')] })
    const theirs = (times: number) => ({ command: [process.execPath, floor, String(times), join(folder, 'floor')] })
    const once = compare(ours(1), theirs(1), 11)
    const hundred = compare(ours(100), theirs(100), 5)
    const thousand = cpu(ours(1000))
    const words = ({ ours, theirs }: { ours: number; theirs: number }) => `${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms`
    return [
      { figure: 'emit everything, both shapes', measured: `${words(once)} of plain objects and \`JSON.stringify\``, result: `${once.ratio.toFixed(2)}×`, aim: '≤ 3×' },
      { figure: 'emit 100 times the products', measured: words(hundred), result: `${hundred.ratio.toFixed(2)}×`, aim: '≤ 6×' },
      {
        figure: 'growth from 100 to 1000 times the products',
        measured: `${hundred.ours.toFixed(0)} ms, then ${thousand.toFixed(0)} ms`,
        result: `exponent ${Math.log10(thousand / hundred.ours).toFixed(2)}`,
        aim: '≤ 1.05',
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function floorProgram(): Promise<string> {
  const functions: string[] = []
  for (const name of productNames()) {
    for (const [file, text] of Object.entries(templatesOf(name, await loadProduct(name)))) {
      functions.push(`[${JSON.stringify(`${name}/${file}`)}, () => (${JSON.stringify(fromYaml(text))})]`)
    }
  }
  return `import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
const [times, folder] = [Number(process.argv[2]), process.argv[3]]
const templates = [
${functions.join(',\n')}
]
for (let copy = 0; copy < times; copy++) {
  for (const [file, template] of templates) {
    const to = folder + '-' + copy + '/' + file
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, JSON.stringify(template(), null, 2))
  }
}
`
}
