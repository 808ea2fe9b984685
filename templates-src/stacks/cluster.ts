import { output, ref, template } from '../cfn/index.ts'
import { clusterName, hasNewCluster, cluster as resources } from '../parts/task.ts'

/** A cluster for services that several stacks make, or one that is there, and the lock of their one-shot tasks. */
export const cluster = () =>
  template({
    Description: 'Cluster of ECS, and the lock by which its one-shot tasks take turns',
    Parameters: { ClusterName: { Type: 'String' } },
    Conditions: { HasNewCluster: hasNewCluster },
    Resources: resources,
    Outputs: { ClusterName: output('String', clusterName), LockTableName: output('String', ref('Lock')) },
  })
