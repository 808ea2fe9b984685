import { and, contains, equals, ref, type Template } from '../cfn/index.ts'

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

/**
 * The same for tasks of ECS, in CPU units: 1024 are a vCPU.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
 */
export const taskSizes: Record<string, number[]> = {
  '256': [512, 1024, 2048],
  '512': steps(1, 4, 1),
  '1024': fargateSizes['1']!,
  '2048': fargateSizes['2']!,
  '4096': fargateSizes['4']!,
  '8192': fargateSizes['8']!,
  '16384': fargateSizes['16']!,
}

/** Every amount of memory that goes with some size, ascending. */
const memoryOf = (sizes: Record<string, number[]>) => [...new Set(Object.values(sizes).flat())].sort((a, b) => a - b).map(String)
export const fargateMemory = memoryOf(fargateSizes)
export const taskMemory = memoryOf(taskSizes)

const words = (memory: number[]) => {
  const step = memory[1]! - memory[0]!
  const isEven = memory.every((one, index) => one === memory[0]! + index * step)
  return isEven ? `${memory[0]} to ${memory.at(-1)} MiB in steps of ${step}` : `${memory.slice(0, -1).join(', ')} or ${memory.at(-1)} MiB`
}

/** A rule for each size: the parameters `cpu` and `memory` go together, always or where the parameter `only` is true. */
const rules = (sizes: Record<string, number[]>, cpu: string, memory: string, unit: string, only?: string): NonNullable<Template['Rules']> =>
  Object.fromEntries(
    Object.entries(sizes).map(([size, amounts]) => [
      `MemoryGoesWith${size}${unit.replaceAll(' ', '')}`,
      {
        RuleCondition: only ? and(equals(ref(only), 'true'), equals(ref(cpu), size)) : equals(ref(cpu), size),
        Assertions: [
          {
            Assert: contains(amounts.map(String), ref(memory)),
            AssertDescription: `With ${size} ${unit === 'Vcpu' ? 'vCPU' : unit}, Fargate takes ${words(amounts)}`,
          },
        ],
      },
    ]),
  )

/** The parameters `cpu` and `memory` of a job go together, always or where the parameter `only` is true. */
export const sizeRules = (cpu: string, memory: string, only?: string) => rules(fargateSizes, cpu, memory, 'Vcpu', only)
export const fargateRules = sizeRules('Vcpu', 'MemoryMiB')

/** The parameters `Cpu` and `Memory` of a task, or others of these names, go together. */
export const taskRules = (cpu = 'Cpu', memory = 'Memory') => rules(taskSizes, cpu, memory, 'CPU units')
