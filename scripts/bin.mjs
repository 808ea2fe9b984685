#!/usr/bin/env node
// What `npx stackroom` runs: committed, so that it is there, and says what to do, before anything is compiled.
import { existsSync } from 'node:fs'

const program = new URL('../build/scripts/stackroom.js', import.meta.url)
if (existsSync(program)) await import(program.href)
else {
  console.error('stackroom: nothing is compiled yet; run "npm start" once, which does')
  process.exitCode = 2
}
