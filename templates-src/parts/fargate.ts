import { contains, equals, ref, type Template } from '../cfn/index.ts'

const steps = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => (from + index * step) * 1024)

/**
 * Which memory, in MiB, goes with how many vCPUs on Fargate.
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html
 */
export const fargateSizes: Record<string, number[]> = {
  '1': steps(2, 8, 1),
  '2': steps(4, 16, 1),
  '4': steps(8, 30, 1),
  '8': steps(16, 60, 4),
  '16': steps(32, 120, 8),
}

/** Every amount of memory that goes with some number of vCPUs, ascending. */
export const fargateMemory = [...new Set(Object.values(fargateSizes).flat())].sort((a, b) => a - b).map(String)

const words = (memory: number[]) =>
  `${memory[0]} to ${memory.at(-1)} MiB in steps of ${memory[1]! - memory[0]!}`

/** A rule for each number of vCPUs: the parameters `Vcpu` and `MemoryMiB` go together. */
export const fargateRules: NonNullable<Template['Rules']> = Object.fromEntries(
  Object.entries(fargateSizes).map(([vcpu, memory]) => [
    `MemoryGoesWith${vcpu}Vcpu`,
    {
      RuleCondition: equals(ref('Vcpu'), vcpu),
      Assertions: [
        {
          Assert: contains(memory.map(String), ref('MemoryMiB')),
          AssertDescription: `With ${vcpu} vCPU, Fargate takes ${words(memory)}`,
        },
      ],
    },
  ]),
)
