import type { Call } from '../world.ts'
import type { Held, Path } from './access.ts'
import { invalid } from './ids.ts'
import type { Artifact, Tag, TagOption } from './model.ts'

/** The TagOptions of a portfolio or product, as an account gets them: a share brings them along when it says so. */
export const optionsOf = ({ state, shares }: Pick<Held, 'state' | 'shares'>, ids: Set<string>): TagOption[] =>
  shares.length > 0 && !shares.some(({ ShareTagOptions }) => ShareTagOptions) ? [] : [...ids].map((id) => state.tagOptions.get(id)!)

/**
 * Key → the values a launch may choose from. Where portfolio and product both have a key, only values of both count;
 * when there is none, the TagOptions are in conflict and the list is empty.
 * https://docs.aws.amazon.com/servicecatalog/latest/adminguide/tagoptions-launching.html
 */
export function choicesOf(path: Path): Map<string, string[]> {
  const [portfolio, product] = [path.portfolio, path.product].map(({ tagOptions }) => optionsOf(path, tagOptions).filter(({ Active }) => Active))
  const keys = new Set([...portfolio!, ...product!].map(({ Key }) => Key))
  const valuesIn = (options: TagOption[], key: string) => options.filter(({ Key }) => Key === key).map(({ Value }) => Value)
  return new Map(
    [...keys].map((key) => {
      const lists = [portfolio!, product!].map((options) => valuesIn(options, key)).filter(({ length }) => length > 0)
      return [key, lists.reduce((left, right) => left.filter((value) => right.includes(value)))]
    }),
  )
}

/** The tags that TagOptions make of a launch: one value is taken, of several the request says which, and no other will do. */
function chosen(path: Path, said: Tag[]): Tag[] {
  return [...choicesOf(path)].flatMap(([Key, values]): Tag[] => {
    const value = said.find((tag) => tag.Key === Key)?.Value
    if (values.length === 0) return [{ Key, Value: `sc-tagoption-conflict-${path.portfolio.Id}-${path.product.ProductId}` }]
    if (value === undefined) return values.length === 1 ? [{ Key, Value: values[0]! }] : []
    if (!values.includes(value)) throw invalid(`Tag ${Key}=${value} is not allowed by the TagOptions of the product; allowed values: ${values.join(', ')}`)
    return [{ Key, Value: value }]
  })
}

/** https://docs.aws.amazon.com/servicecatalog/latest/adminguide/autotags.html */
const automatic = ({ caller }: Call, { portfolio, product }: Path, { Id }: Artifact, provisionedArn: string): Tag[] =>
  Object.entries({
    portfolioArn: portfolio.ARN,
    productArn: product.ProductARN,
    provisioningPrincipalArn: caller.Arn,
    provisionedProductArn: provisionedArn,
    provisioningArtifactIdentifier: Id,
  }).map(([name, Value]) => ({ Key: `aws:servicecatalog:${name}`, Value }))

/** The tags of a launch: of portfolio and product, from TagOptions, from the request, and Service Catalog's own. */
export function tagsFor(call: Call, path: Path, artifact: Artifact, provisionedArn: string, said: Tag[]): Tag[] {
  const { portfolio, product } = path
  const reserved = said.find(({ Key }) => Key.startsWith('aws:'))
  if (reserved) throw invalid(`Tag key ${reserved.Key} is reserved: aws: prefixed tag keys are not allowed`)
  const both = product.tags.filter(({ Key, Value }) => portfolio.tags.some((tag) => tag.Key === Key && tag.Value !== Value))
  const conflicts = both.map(({ Key }) => ({ Key, Value: `sc-tagconflict-${portfolio.Id}-${product.ProductId}` }))
  const all = [...portfolio.tags, ...product.tags, ...conflicts, ...said, ...chosen(path, said), ...automatic(call, path, artifact, provisionedArn)]
  return [...new Map(all.map((tag) => [tag.Key, tag])).values()]
}
