import type { RecordOutput } from '@aws-sdk/client-service-catalog'
import { failed } from '../failure.ts'
import type { Options } from '../plan.ts'
import { table } from '../table.ts'
import type { TreeEvent } from './events.ts'
import type { Ended } from './wait.ts'

/** Prints how a record ended: the outputs, or, first of all, the reason of the resource that failed first. Throws what failed. */
export function reportEnd(what: string, name: string, ended: Ended, { json }: Options) {
  const { record, cause } = ended
  if (record.Status === 'SUCCEEDED') return reportOutputs(what, name, ended, json)
  const errors = (record.RecordErrors ?? []).map(({ Description }) => Description!)
  if (json) {
    const first = cause && { resource: cause.path, type: cause.type, reason: cause.reason }
    console.log(JSON.stringify({ name, id: record.ProvisionedProductId, status: record.Status, record: record.RecordId, cause: first, errors }, null, 2))
  }
  throw failed(
    ...(cause ? [`${cause.path} (${cause.type}): ${cause.reason}`] : []),
    `${what} ${name}: ${record.Status}${errors.length > 0 ? `: ${errors.join('; ')}` : ''}`,
    advice(what, name, ended, errors),
  )
}

/** What to do about what failed. */
function advice(what: string, name: string, { cause, stack, left }: Ended, errors: string[]): string {
  const kept = what === 'launch' ? left.filter(({ reason = '' }) => saysProtected.test(reason)) : []
  const again = kept.length > 0 ? `${keptBack(kept)}: mend the cause, run "stackroom act ${name} prepare-for-deletion", then "stackroom terminate ${name}", and launch again` : next(what, name)
  const reason = cause?.reason ?? ''
  if (stack.status === 'UPDATE_ROLLBACK_FAILED') return rollBackFirst(name, stack)
  if (saysProtected.test(reason)) return `its deletion protection must be lifted first: run "stackroom act ${name} prepare-for-deletion", then "${commandOf(what, name)}" again`
  if (/Scope ARN: .*:policy\/.* does not exist/.test(reason)) {
    return `the boundary of its roles must be in this account first: "stackroom rollout account-baseline" brings it; then ${again}`
  }
  if (!cause && errors.some((text) => /role|assume/i.test(text))) return `the launch role must be in this account first: "stackroom rollout account-baseline" brings it; then ${again}`
  return again
}

const saysProtected = /delet(e|ion)[^.]*protect/i
const keptBack = (kept: TreeEvent[]) => `${kept.map(({ path, type }) => `${path} (${type})`).join(', ')} ${kept.length > 1 ? 'are' : 'is'} left, and protected from deletion, which costs money`

/** What is typed to do something again: a verb, or an action that `act` does. A launch is typed as it was. */
export const commandOf = (what: string, name: string) =>
  `stackroom ${what === 'launch' ? what : what === 'update' || what === 'terminate' ? `${what} ${name}` : `act ${name} ${what}`}`

/** What to do where a stack could not go back to what it was: CloudFormation updates it only once it is there. */
export const rollBackFirst = (name: string, { name: stack, region }: { name: string; region: string }) =>
  `its update failed, and could not be rolled back: mend what kept it from that, let someone who may run "aws cloudformation continue-update-rollback --stack-name ${stack} --region ${region}", then run "stackroom update ${name}" again`

const next = (what: string, name: string) =>
  what === 'launch'
    ? `mend the cause, run "stackroom terminate ${name}", and launch again`
    : `mend the cause, and run "${commandOf(what, name)}" again`

function reportOutputs(what: string, name: string, { record: { ProvisionedProductId: id }, outputs, left }: Ended, json = false) {
  const shown = outputs.filter(({ OutputKey }) => OutputKey !== 'CloudformationStackARN')
  if (json) {
    const stack = outputs.find(({ OutputKey }) => OutputKey === 'CloudformationStackARN')?.OutputValue
    const values = Object.fromEntries(shown.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]))
    const leftBehind = left.map(({ path, type, reason }) => ({ resource: path, type, reason }))
    console.log(JSON.stringify({ name, id, status: 'SUCCEEDED', stack, outputs: values, ...(left.length > 0 ? { leftBehind } : {}) }, null, 2))
    return
  }
  console.log(`${what} ${name}: done`)
  for (const { path, type, reason } of left) console.log(`left behind: ${path} (${type}), which nothing looks after any more: ${reason}`)
  const isBlock = ({ OutputValue = '' }: RecordOutput) => OutputValue.includes('\n')
  for (const line of table(shown.filter((output) => !isBlock(output)).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))) console.log(line)
  for (const { OutputKey, OutputValue } of shown.filter(isBlock)) console.log(`\n  ${OutputKey}\n${OutputValue!.trimEnd().replace(/^/gm, '    ')}`)
}
