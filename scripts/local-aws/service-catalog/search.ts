import type { Product } from './model.ts'

type Search = {
  Filters?: { FullTextSearch?: string[]; Owner?: string[]; ProductType?: string[]; SourceProductId?: string[] }
  SortBy?: 'Title' | 'VersionCount' | 'CreationDate'
  SortOrder?: 'ASCENDING' | 'DESCENDING'
}

const wordsOf = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean)

const orders = {
  Title: ({ Name }: Product) => Name,
  VersionCount: ({ artifacts }: Product) => artifacts.size,
  CreationDate: ({ CreatedTime }: Product) => CreatedTime.getTime(),
}

/** The products a search means, in its order. https://docs.aws.amazon.com/servicecatalog/latest/dg/API_SearchProducts.html */
export function searched(products: Product[], { Filters = {}, SortBy, SortOrder = 'ASCENDING' }: Search): Product[] {
  const { FullTextSearch = [], Owner, ProductType, SourceProductId } = Filters
  const words = FullTextSearch.flatMap(wordsOf)
  const found = products.filter((product) => {
    const { ProductId, Name, ShortDescription = '', Distributor = '' } = product
    const text = [Name, product.Owner, ShortDescription, Distributor].join(' ').toLowerCase()
    return (
      words.every((word) => text.includes(word)) &&
      (Owner ?? [product.Owner]).includes(product.Owner) &&
      (ProductType ?? [product.Type]).includes(product.Type) &&
      (SourceProductId ?? [ProductId]).includes(ProductId)
    )
  })
  if (!SortBy) return found
  const key = orders[SortBy]
  const sorted = found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return SortOrder === 'DESCENDING' ? sorted.reverse() : sorted
}
