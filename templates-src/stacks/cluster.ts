import { output, ref, template } from '../cfn/index.ts'
import { cluster as resource } from '../parts/task.ts'

/** A cluster for services that several stacks make. */
export const cluster = () =>
  template({
    Description: 'Cluster of ECS',
    Resources: { Cluster: resource },
    Outputs: { ClusterName: output('String', ref('Cluster')) },
  })
