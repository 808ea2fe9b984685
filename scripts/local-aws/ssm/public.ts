import { createHash } from 'node:crypto'
import type { Call, Region } from '../world.ts'

type Parameter = Region['parameters'] extends Map<string, infer T> ? T : never

/**
 * Names that AWS gives images under.
 * https://docs.aws.amazon.com/linux/al2023/ug/ec2.html and
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
 */
const images = [
  /^\/aws\/service\/ami-amazon-linux-latest\/(al2023-ami-(minimal-)?kernel-(default|\d+\.\d+)-(x86_64|arm64)|amzn2-ami-(kernel-\d+\.\d+-)?(minimal-)?hvm-(x86_64|arm64)-\w+)$/,
  /^\/aws\/service\/ecs\/optimized-ami\/amazon-linux-(2|2023)(\/(arm64|gpu|inf|neuron|kernel-\d+\.\d+(\/(arm64|gpu|inf))?))?\/recommended\/image_id$/,
]

export const isPublic = (name: string) => name.startsWith('/aws/')

/** A parameter of a region by its name: one that was put there, or one that AWS has in every region. */
export function parameterOf(region: Region, name: string): Parameter | undefined {
  const image = () => `ami-0${createHash('sha256').update(`${name} ${region.Name}`).digest('hex').slice(0, 16)}`
  return region.parameters.get(name) ?? (images.some((pattern) => pattern.test(name)) ? { Name: name, Type: 'String', Value: image(), Version: 1 } : undefined)
}

/** Public ones belong to no account. https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html */
export const arnOfParameter = (name: string, { account, region }: Call) =>
  `arn:aws:ssm:${region.Name}:${isPublic(name) ? '' : account.Id}:parameter${name.startsWith('/') ? '' : '/'}${name}`
