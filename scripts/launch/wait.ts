import type { RecordDetail, RecordOutput } from '@aws-sdk/client-service-catalog'
import { serviceCatalog } from '../aws.ts'
import { isDenied } from '../failure.ts'
import { pacer, type Say } from '../progress.ts'
import { firstCause, follow, leftBehind, type TreeEvent } from './events.ts'

/** How a record ended; `stack` says how the stack behind it did, `left` what could not be deleted, as far as the caller may read that. */
export type Ended = { record: RecordDetail; outputs: RecordOutput[]; cause?: TreeEvent; stack: { name: string; region: string; status?: string }; left: TreeEvent[] }

/**
 * Waits for a record of Service Catalog, saying every event of the stack behind it and of its nested stacks.
 * Service Catalog names the stack SC-<account>-<provisioned product>. A caller who may not read CloudFormation sees the
 * record's own states.
 */
export async function waitFor(region: string, account: string, started: RecordDetail, say: Say): Promise<Ended> {
  const name = `SC-${account}-${started.ProvisionedProductId}`
  const tree = follow(region, name)
  const since = started.CreatedTime?.getTime() ?? 0
  const pause = pacer()
  let mayRead = true
  const readEvents = async () => {
    if (!mayRead) return
    try {
      for (const event of await tree.next()) {
        if (event.time >= since && isNews(event)) say(`${event.path} ${event.type} ${event.status}${event.reason ? `: ${event.reason}` : ''}`)
      }
    } catch (error) {
      if (!isDenied(error as Error)) throw error
      mayRead = false
      say('you may not read CloudFormation events here; waiting for the record of Service Catalog instead')
    }
  }
  for (;;) {
    const { RecordDetail: record, RecordOutputs = [] } = await serviceCatalog(region).describeRecord({ Id: started.RecordId })
    await readEvents()
    if (!['CREATED', 'IN_PROGRESS', 'IN_PROGRESS_IN_ERROR'].includes(record!.Status!)) {
      const status = tree.all.findLast(({ path }) => path === '(stack)')?.status
      return { record: record!, outputs: RecordOutputs, cause: firstCause(tree.all, since), stack: { name, region, status }, left: leftBehind(tree.all, since) }
    }
    await pause()
  }
}

/** A parent tells of its nested stacks what they tell themselves; of what is asked for and begun, the asking is enough. */
const isNews = ({ isOwn, path, status, reason }: TreeEvent) => status.endsWith('_FAILED') || ((!isOwn || path === '(stack)') && reason !== 'Resource creation Initiated')
