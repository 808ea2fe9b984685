import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../products.ts'

export const packsFolder = join(root, '.cache/gate')
/** Whether the rule packs are installed; "npm test" does. */
export const hasPacks = () => existsSync(join(packsFolder, 'node_modules/cdk-nag'))
