import { ref, type Intrinsic } from '../cfn/index.ts'

/** Parameters of a nested stack that are those of its parent, under the same names. */
export const same = <N extends string>(...names: N[]) => Object.fromEntries(names.map((name) => [name, ref(name)])) as Record<N, Intrinsic>
