import type { Call, Service } from '../world.ts'
import { duplicate, inUse, newId, notFound, tooMany } from './ids.ts'
import { stateOf, type TagOption } from './model.ts'
import { paged } from './requests.ts'

function optionOf({ region }: Call, id: string): TagOption {
  const found = stateOf(region).tagOptions.get(id)
  if (!found) throw notFound(`TagOption ${id} not found`)
  return found
}

/** What a TagOption can be associated with, portfolios and products, as a list of resources shows it. */
function resources({ region }: Call) {
  const { portfolios, products } = stateOf(region)
  return [
    ...[...portfolios.values()].map(({ Id, ARN, DisplayName, Description, CreatedTime, tagOptions }) => ({
      type: 'Portfolio', tagOptions, detail: { Id, ARN, Name: DisplayName, Description, CreatedTime },
    })),
    ...[...products.values()].map(({ ProductId, ProductARN, Name, ShortDescription, CreatedTime, tagOptions }) => ({
      type: 'Product', tagOptions, detail: { Id: ProductId, ARN: ProductARN, Name, Description: ShortDescription, CreatedTime },
    })),
  ]
}

function associated(call: Call, id: string): Set<string> {
  const found = resources(call).find(({ detail }) => detail.Id === id)
  if (!found) throw notFound(`Resource ${id} not found`)
  return found.tagOptions
}

function refuseTaken({ region }: Call, Key: string, Value: string) {
  const taken = [...stateOf(region).tagOptions.values()].find((one) => one.Key === Key && one.Value === Value)
  if (taken) throw duplicate(`TagOption ${taken.Id} already has key ${Key} and value ${Value}`)
}

/** TagOptions and what they are put on. https://docs.aws.amazon.com/servicecatalog/latest/adminguide/tagoptions.html */
export const tagOptionRows: Service = {
  CreateTagOption({ Key, Value }, call) {
    refuseTaken(call, Key, Value)
    const option: TagOption = { Id: newId('tag', call), Key, Value, Active: true, Owner: call.account.Id }
    stateOf(call.region).tagOptions.set(option.Id, option)
    return { TagOptionDetail: option }
  },
  DescribeTagOption: ({ Id }, call) => ({ TagOptionDetail: optionOf(call, Id) }),
  UpdateTagOption({ Id, Value, Active }, call) {
    const option = optionOf(call, Id)
    if (Value !== undefined && Value !== option.Value) refuseTaken(call, option.Key, Value)
    return { TagOptionDetail: Object.assign(option, { Value: Value ?? option.Value, Active: Active ?? option.Active }) }
  },
  DeleteTagOption({ Id }, call) {
    optionOf(call, Id)
    const user = resources(call).find(({ tagOptions }) => tagOptions.has(Id))
    if (user) throw inUse(`TagOption ${Id} is associated with ${user.detail.Id}`)
    stateOf(call.region).tagOptions.delete(Id)
    return {}
  },
  ListTagOptions(input, { region }) {
    const { Key, Value, Active } = input.Filters ?? {}
    const all = [...stateOf(region).tagOptions.values()].filter((one) => (Key ?? one.Key) === one.Key && (Value ?? one.Value) === one.Value && (Active ?? one.Active) === one.Active)
    return paged('TagOptionDetails', all, input, { next: 'PageToken' })
  },
  AssociateTagOptionWithResource({ ResourceId, TagOptionId }, call) {
    optionOf(call, TagOptionId)
    const options = associated(call, ResourceId)
    if (options.has(TagOptionId)) throw duplicate(`TagOption ${TagOptionId} is already associated with ${ResourceId}`)
    if (options.size >= 25) throw tooMany('The limit of 25 TagOptions per resource is reached')
    options.add(TagOptionId)
    return {}
  },
  DisassociateTagOptionFromResource({ ResourceId, TagOptionId }, call) {
    if (!associated(call, ResourceId).delete(TagOptionId)) throw notFound(`TagOption ${TagOptionId} is not associated with ${ResourceId}`)
    return {}
  },
  ListResourcesForTagOption(input, call) {
    optionOf(call, input.TagOptionId)
    const users = resources(call).filter(({ type, tagOptions }) => tagOptions.has(input.TagOptionId) && (input.ResourceType ?? type) === type)
    return paged('ResourceDetails', users.map(({ detail }) => detail), input, { next: 'PageToken' })
  },
}
