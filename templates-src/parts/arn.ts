import { sub } from '../cfn/index.ts'

/** An ARN in whatever partition: `rest` is what follows arn:partition: */
export const arn = (rest: string) => sub(`arn:\${AWS::Partition}:${rest}`)

/** An ARN of this region and account: 'batch', 'job/*' → arn:…:batch:…:…:job/* */
export const regional = (service: string, rest: string) => arn(`${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`)
