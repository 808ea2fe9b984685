import { emitted, toYaml } from '../../templates-src/cfn/index.ts'
import { hub } from '../../templates-src/stacks/hub.ts'

/** What the hub's own stack is made of, file name → text; committed beside this. */
export const hubTemplates = (): Record<string, string> => ({ 'hub.yaml': toYaml(emitted(hub())) })
