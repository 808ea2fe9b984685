import { serviceCatalog, sts } from './aws.ts'
import { refused } from './failure.ts'
import { regionOf, resume, same, watch } from './launch.ts'
import { existingOf } from './launch/observe.ts'
import { type Protection, protectionOf } from './launch/protection.ts'
import { approved, type Options, type Step } from './plan.ts'

/**
 * Terminates a provisioned product; what its templates retain stays. One that is gone is nothing to do. One that is
 * protected from its deletion is refused: CloudFormation would delete what is around that before it fails.
 */
export async function terminate(name: string, options: Options & { region?: string; 'protection-lifted'?: boolean }) {
  const region = await regionOf(options)
  const { Account: account = '' } = await sts(region).getCallerIdentity({})
  const existing = await existingOf(region, name)
  if (!existing) return same(name, options, 'does not exist')
  if (existing.Status === 'UNDER_CHANGE') return resume('terminate', region, account, existing.LastRecordId!, name, options)
  const said: Protection = { note: 'nothing in it is protected from deletion any more, as --protection-lifted says' }
  const { note, refusal } = options['protection-lifted'] ? said : await protectionOf(region, account, existing)
  const steps: Step[] = [
    { call: 'TerminateProvisionedProduct', text: `terminate "${name}" (${existing.Id}, ${existing.Status}) in account ${account}, ${region}` },
    ...(note ? [{ call: 'Note', text: note }] : []),
    { call: 'Note', text: 'what its templates retain stays, data stores above all; everything else goes, logs too' },
  ]
  if (refusal) {
    await approved(`terminate ${name}`, steps, { ...options, plan: true })
    throw refused(`terminate ${name}: ${refusal}`)
  }
  if (!(await approved(`terminate ${name}`, steps, options))) return
  const start = () => serviceCatalog(region).terminateProvisionedProduct({ ProvisionedProductId: existing.Id })
  await watch('terminate', region, account, start, name, options)
}
