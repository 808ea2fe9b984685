import { output, ref, template } from '../cfn/index.ts'
import { cluster as resources } from '../parts/task.ts'

/** A cluster for services that several stacks make, and the lock of its one-shot tasks. */
export const cluster = () =>
  template({
    Description: 'Cluster of ECS, and the lock by which its one-shot tasks take turns',
    Resources: resources,
    Outputs: { ClusterName: output('String', ref('Cluster')), LockTableName: output('String', ref('Lock')) },
  })
