import { cpus } from 'node:os'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { emitFigures } from './bench/emit.ts'
import { rolloutFigures } from './bench/rollout.ts'
import { startFigures } from './bench/start.ts'
import { typeFigures } from './bench/types.ts'
import { report } from './failure.ts'
import { root } from './products.ts'

/** A row of BENCHMARKS.md: what was measured, both sides in words, the figure, and what it should be at the most. */
export type Figure = { figure: string; measured: string; result: string; aim: string }

/* npm run bench: measures everything against its floor in one run and writes BENCHMARKS.md. */
try {
  const figures: Figure[] = []
  for (const measure of [emitFigures, typeFigures, startFigures, rolloutFigures]) {
    for (const figure of await measure()) {
      figures.push(figure)
      console.log(`${figure.figure}: ${figure.result} (aim ${figure.aim}); ${figure.measured}`)
    }
  }
  const rows = figures.map(({ figure, measured, result, aim }) => `| ${figure} | ${measured} | **${result}** | ${aim} |`)
  const text = `# Benchmarks

Ratios of whole processes, both sides in one run: CPU time (user and system) in milliseconds, medians of alternating runs.
Machines are noisy; the ratios hold where the times do not. Repeat with \`npm run bench\`, which writes this page.

| figure | measured | result | aim |
|---|---|---|---|
${rows.join('\n')}

Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${process.platform}.
`
  writeFileSync(join(root, 'BENCHMARKS.md'), text)
} catch (error) {
  report(error)
  process.exitCode = 1
}
