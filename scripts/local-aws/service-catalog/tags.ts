import type { Call } from '../world.ts'
import type { Path } from './access.ts'
import { reaches } from './access.ts'
import { type Artifact, invalid, type Tag } from './model.ts'

/**
 * The tags of a launch: those of the service, of TagOptions, of portfolio and product, and of the request. A key with one
 * TagOption gets it; one with several must be said, and nothing but these may be said.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/autotags.html
 */
export function tagsFor(call: Call, { portfolio, product, owner, state }: Path, artifact: Artifact, id: string, said: Tag[]): Tag[] {
  const isOwn = owner.Id === call.account.Id
  const isShared = isOwn || portfolio.shares.some((share) => reaches(call.world, share, call.account.Id) && share.ShareTagOptions)
  const options = isShared ? [...portfolio.tagOptions, ...product.tagOptions].map((one) => state.tagOptions.get(one)!).filter(({ Active }) => Active) : []
  const byKey = new Map<string, string[]>()
  for (const { Key, Value } of options) byKey.set(Key, [...(byKey.get(Key) ?? []), Value])
  const chosen = [...byKey].flatMap(([Key, values]): Tag[] => {
    const value = said.find((tag) => tag.Key === Key)?.Value
    if (value !== undefined && !values.includes(value)) throw invalid(`Tag ${Key}: ${value} is not one of the TagOptions ${values.join(', ')}`)
    if (value === undefined && values.length > 1) return []
    return [{ Key, Value: value ?? values[0]! }]
  })
  const auto = {
    'aws:servicecatalog:portfolioArn': portfolio.ARN,
    'aws:servicecatalog:productArn': product.ProductARN,
    'aws:servicecatalog:provisioningArtifactIdentifier': artifact.Id,
    'aws:servicecatalog:provisioningPrincipalArn': call.caller.Arn,
    'aws:servicecatalog:provisionedProductArn': `arn:aws:servicecatalog:${call.region.Name}:${call.account.Id}:stack/${id}`,
  }
  const own = [...portfolio.tags, ...product.tags]
  const all = [...own, ...chosen, ...said.filter(({ Key }) => !byKey.has(Key)), ...Object.entries(auto).map(([Key, Value]) => ({ Key, Value }))]
  return [...new Map(all.map((tag) => [tag.Key, tag])).values()]
}
