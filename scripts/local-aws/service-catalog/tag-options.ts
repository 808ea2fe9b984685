import { type Call, refusal, type Service } from '../world.ts'
import { need, newId, notFound, stateOf, type TagOption } from './model.ts'

const find = ({ region }: Call, id: string): TagOption => {
  const found = stateOf(region).tagOptions.get(id)
  if (!found) throw notFound(`TagOption ${id} not found`)
  return found
}

/** The portfolio or product a TagOption is put on. */
function holder({ region }: Call, ResourceId: string): { tagOptions: Set<string> } {
  const { portfolios, products } = stateOf(region)
  const found = portfolios.get(ResourceId) ?? products.get(ResourceId)
  if (!found) throw notFound(`Resource ${ResourceId} not found`)
  return found
}

/** https://docs.aws.amazon.com/servicecatalog/latest/adminguide/tagoptions.html */
export const tagOptions: Service = {
  CreateTagOption(input, call) {
    need(input, 'Key', 'Value')
    const { Key, Value } = input
    const { tagOptions: all } = stateOf(call.region)
    if ([...all.values()].some((one) => one.Key === Key && one.Value === Value)) throw refusal('DuplicateResourceException', `TagOption ${Key} = ${Value} exists already`)
    const option: TagOption = { Id: newId(call, 'tag'), Key, Value, Active: true, Owner: call.account.Id }
    all.set(option.Id, option)
    return { TagOptionDetail: option }
  },
  DescribeTagOption: ({ Id }, call) => ({ TagOptionDetail: find(call, Id) }),
  UpdateTagOption({ Id, Value, Active }, call) {
    return { TagOptionDetail: Object.assign(find(call, Id), Value !== undefined && { Value }, Active !== undefined && { Active }) }
  },
  DeleteTagOption({ Id }, call) {
    const { portfolios, products, tagOptions: all } = stateOf(call.region)
    find(call, Id)
    if ([...portfolios.values(), ...products.values()].some((one) => one.tagOptions.has(Id))) throw refusal('ResourceInUseException', `TagOption ${Id} is still associated`)
    all.delete(Id)
    return {}
  },
  ListTagOptions({ Filters = {} }, { region }) {
    const { Key, Value, Active } = Filters
    const all = [...stateOf(region).tagOptions.values()]
    return { TagOptionDetails: all.filter((one) => (Key ?? one.Key) === one.Key && (Value ?? one.Value) === one.Value && (Active ?? one.Active) === one.Active) }
  },
  AssociateTagOptionWithResource({ ResourceId, TagOptionId }, call) {
    find(call, TagOptionId)
    const { tagOptions: held } = holder(call, ResourceId)
    if (held.has(TagOptionId)) throw refusal('DuplicateResourceException', `TagOption ${TagOptionId} is associated with ${ResourceId} already`)
    held.add(TagOptionId)
    return {}
  },
  DisassociateTagOptionFromResource({ ResourceId, TagOptionId }, call) {
    if (!holder(call, ResourceId).tagOptions.delete(TagOptionId)) throw notFound(`TagOption ${TagOptionId} is not associated with ${ResourceId}`)
    return {}
  },
  ListResourcesForTagOption({ TagOptionId }, call) {
    find(call, TagOptionId)
    const { portfolios, products } = stateOf(call.region)
    const of = (Id: string, ARN: string, Name: string, CreatedTime: Date) => ({ Id, ARN, Name, CreatedTime })
    return {
      ResourceDetails: [
        ...[...portfolios.values()].filter((one) => one.tagOptions.has(TagOptionId)).map((one) => of(one.Id, one.ARN, one.DisplayName, one.CreatedTime)),
        ...[...products.values()].filter((one) => one.tagOptions.has(TagOptionId)).map((one) => of(one.ProductId, one.ProductARN, one.Name, one.CreatedTime)),
      ],
    }
  },
}
