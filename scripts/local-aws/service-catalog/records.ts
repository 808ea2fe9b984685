import type { Call } from '../world.ts'
import { newId, type Provisioned, type Record_, stateOf, type Tag } from './model.ts'

/** Opens the record of something that begins. */
export function keep(call: Call, product: Provisioned, RecordType: string, RecordTags: Tag[]): Record_ {
  const now = call.world.clock.now()
  const record: Record_ = {
    RecordId: newId(call, 'rec'), ProvisionedProductName: product.Name, ProvisionedProductId: product.Id, ProvisionedProductType: product.Type, RecordType, ProductId: product.ProductId,
    ProvisioningArtifactId: product.ProvisioningArtifactId, PathId: product.PathId, Status: 'CREATED', CreatedTime: now, UpdatedTime: now, RecordErrors: [], RecordTags,
    LaunchRoleArn: product.LaunchRoleArn, outputs: [],
  }
  stateOf(call.region).records.set(record.RecordId, record)
  product.LastRecordId = record.RecordId
  return record
}

export const recordDetail = ({ outputs: _, token: __, ...detail }: Record_) => ({ ...detail })
