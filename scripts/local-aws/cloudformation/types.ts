import { need } from '../wire/members.ts'
import { refusal, type Service } from '../world.ts'
import { handlers } from './handlers.ts'

/** The registry, as far as its schemas tell what handlers call. */
export const types: Service = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeType.html */
  DescribeType(input) {
    need(input, ['TypeName'])
    const { TypeName } = input
    const found = handlers().types[TypeName]
    if (!found) throw refusal('TypeNotFoundException', `The type '${TypeName}' cannot be found.`, 404)
    const permissions = (text: string) => ({ permissions: text.split(' ').filter(Boolean).map((word) => word.split('?')[0]) })
    const Schema = JSON.stringify({ typeName: TypeName, handlers: Object.fromEntries(Object.entries(found).map(([verb, text]) => [verb, permissions(text as string)])) })
    return { Arn: `arn:aws:cloudformation:us-east-1::type/resource/${TypeName.replaceAll('::', '-')}`, Type: 'RESOURCE', TypeName, Schema, ProvisioningType: 'FULLY_MUTABLE', Visibility: 'PUBLIC' }
  },
}
