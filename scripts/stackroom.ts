import { helpOf, helpOfAll, verbs } from './verbs.ts'

/* What help does not need is imported when it is needed. */
async function main([name, ...typed]: string[]) {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return console.log(helpOfAll())
  if (!Object.hasOwn(verbs, name)) {
    const [{ suggestion }, { refused }] = await Promise.all([import('../templates-src/cfn/check/suggestion.ts'), import('./failure.ts')])
    const meant = suggestion(name, Object.keys(verbs))
    throw refused(`stackroom ${name}: there is no such verb${meant ? `; did you mean ${meant}?` : ''}; "stackroom --help" lists them`)
  }
  const { positionals, flags } = (await import('./typed.ts')).read(name, typed)
  if (flags.help) return console.log(helpOf(name))
  await verbs[name]!.run(positionals, flags)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const { exitCodeOf, report } = await import('./failure.ts')
  report(error)
  process.exitCode = exitCodeOf(error)
}
