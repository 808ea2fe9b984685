import { check as problemsOf, unreadOutputs } from '../templates-src/cfn/check.ts'
import { problemText } from '../templates-src/cfn/check/problem.ts'
import { suggestion } from '../templates-src/cfn/check/suggestion.ts'
import type { Product } from '../products/product.ts'
import { stale, templatesOf } from './emit.ts'
import { refused } from './failure.ts'
import { faultOfValue, rulesAbout, rulesAgainst } from './launch/values.ts'
import { loadProducts, productNames, templatesFolder } from './products.ts'

/** What our own checks find in products, and templates that are not what they emit. */
export async function unsound(products: { name: string; product: Product }[]): Promise<string[]> {
  // Products share stacks: whether an output is read, all of them say.
  const all = await loadProducts(productNames())
  const unread = unreadOutputs(all.map(({ name, product }) => ({ root: product.Template, file: `products/${name}/templates/product.yaml` })))
  return products.flatMap(({ name, product }) => {
    const file = (file: string) => `products/${name}/templates/${file}`
    return [
      ...problemsOf(product.Template, file('product.yaml')).map(problemText),
      ...unread.filter((problem) => problem.file.startsWith(file(''))).map(problemText),
      ...(product.LaunchRole ? problemsOf(product.LaunchRole, file('launch-role.yaml')).map(problemText) : []),
      ...profileProblems(name, product),
      ...stale(templatesFolder(name), templatesOf(name, product)),
    ]
  })
}

/** Refuses to bring what is unsound to AWS, where a version never changes again. */
export async function refuseUnsound(names: string[]) {
  const problems = await unsound(await loadProducts(names))
  if (problems.length > 0) throw refused(...problems)
}

/** Profiles that name what the product does not have, or that its parameters or rules would not take. */
function profileProblems(name: string, { Profiles = {}, Template }: Product): string[] {
  const parameters = Template.Parameters ?? {}
  return Object.entries(Profiles).flatMap(([profile, { Parameters }]) => {
    const where = `products/${name}/product.ts: Profiles.${profile}.Parameters`
    const wrong = Object.entries(Parameters).flatMap(([parameter, value]) => {
      const declared = parameters[parameter]
      const near = suggestion(parameter, Object.keys(parameters))
      if (!declared) return [`${where}.${parameter}: the product has no such parameter${near ? `; did you mean ${near}?` : ''}`]
      const fault = faultOfValue(value, declared)
      return fault ? [`${where}.${parameter}: ${fault}`] : []
    })
    return wrong.length > 0 ? wrong : rulesAgainst({ ...Template, Rules: rulesAbout(Template, Object.keys(Parameters)) }, Parameters).map((says) => `${where}: ${says}`)
  })
}
