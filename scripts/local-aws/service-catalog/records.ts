import { setTimeout as wait } from 'node:timers/promises'
import type { Call, Caller, Refusal } from '../world.ts'
import { newId } from './ids.ts'
import { type LaunchRecord, type Provisioned, type RecordError, stateOf } from './model.ts'

/** Who did something, as what was launched and its records say it. */
export const doer = ({ role, Arn }: Caller) => ({ UserArn: role ?? Arn, UserArnSession: Arn })

type Opened = Pick<LaunchRecord, 'RecordType' | 'ProductId' | 'ProvisioningArtifactId' | 'PathId' | 'RecordTags' | 'token'>

/** Opens the record of a request about a provisioned product, which is under change from now on. */
export function open(call: Call, product: Provisioned, opened: Opened): LaunchRecord {
  const now = call.world.clock.now()
  const record: LaunchRecord = {
    ...opened, ...doer(call.caller),
    RecordId: newId('rec', call), Status: 'CREATED', CreatedTime: now, UpdatedTime: now, RecordErrors: [], outputs: [],
    ProvisionedProductId: product.Id, ProvisionedProductName: product.Name, ProvisionedProductType: product.Type, LaunchRoleArn: product.LaunchRoleArn,
  }
  stateOf(call.region).records.set(record.RecordId, record)
  Object.assign(product, { Status: 'UNDER_CHANGE', StatusMessage: undefined, LastRecordId: record.RecordId })
  return record
}

export const recordDetail = ({ outputs: _outputs, token: _token, UserArn: _user, UserArnSession: _session, ...detail }: LaunchRecord) => ({ ...detail })

/** How a request ended: how the provisioned product stands, and why it failed if it did. */
export type Outcome = { status: Provisioned['Status']; error?: RecordError }

/** An error in the words of a record: what CloudFormation refuses is told from what fails in Service Catalog. */
const errorOf = (error: Refusal): RecordError => ({
  Code: error.code === 'AccessDeniedException' ? 'AccessDeniedException' : 'AmazonCloudFormationException',
  Description: error.message,
})

/** Does what a record stands for, and brings record and provisioned product to their end. `refused`: how it stands when nothing could begin. */
export async function run(call: Call, product: Provisioned, record: LaunchRecord, refused: Provisioned['Status'], work: () => Promise<Outcome>): Promise<void> {
  const become = (Status: LaunchRecord['Status'], RecordErrors: RecordError[] = []) =>
    Object.assign(record, { Status, RecordErrors, UpdatedTime: call.world.clock.now() })
  await wait(call.world.clock.stepMilliseconds)
  become('IN_PROGRESS')
  const { status, error } = await work().catch((thrown): Outcome => ({ status: refused, error: errorOf(thrown) }))
  Object.assign(product, { Status: status, StatusMessage: error?.Description })
  if (error) return void become('FAILED', [error])
  product.LastSuccessfulProvisioningRecordId = record.RecordId
  become('SUCCEEDED')
}
