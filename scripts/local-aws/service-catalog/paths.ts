import type { Call } from '../world.ts'
import { type Path, pathsOf } from './access.ts'
import { invalid, notFound } from './ids.ts'
import type { Artifact, Constraint, ConstraintType, Product } from './model.ts'

/** The ways the caller has to a product, by its ID or by its name; refused when there is none. */
export function pathsTo(call: Call, { ProductId, ProductName }: { ProductId?: string; ProductName?: string }): Path[] {
  if (Boolean(ProductId) === Boolean(ProductName)) throw invalid('Specify either a product ID or a product name, but not both')
  const found = pathsOf(call).filter(({ product }) => (ProductId ? product.ProductId === ProductId : product.Name === ProductName))
  if (found.length === 0) throw notFound(`No launch paths found for resource: ${ProductId ?? ProductName}`)
  return found
}

/** The one way a request means: "optional if the product has a default path, and required if the product has more than one path". */
export function pathOf(call: Call, request: { ProductId?: string; ProductName?: string; PathId?: string; PathName?: string }): Path {
  const { PathId, PathName } = request
  const found = pathsTo(call, request)
  const chosen = found.filter(({ id, portfolio }) => (PathId ? id === PathId : !PathName || portfolio.DisplayName === PathName))
  if (chosen.length === 0) throw notFound(`Launch path ${PathId ?? PathName} not found for resource: ${found[0]!.product.ProductId}`)
  if (chosen.length > 1) throw invalid(`Product ${chosen[0]!.product.ProductId} has more than one launch path; specify a path ID: ${chosen.map(({ id }) => id).join(', ')}`)
  return chosen[0]!
}

/** "Inactive provisioning artifacts are invisible to end users": UpdateProvisioningArtifact. */
export const visibleArtifacts = ({ artifacts }: Product): Artifact[] => [...artifacts.values()].filter(({ Active }) => Active)

/** The version a request means, among those that people see. */
export function artifactOf({ product }: Path, { ProvisioningArtifactId: id, ProvisioningArtifactName: name }: any): Artifact {
  if (Boolean(id) === Boolean(name)) throw invalid('Specify either a provisioning artifact ID or a provisioning artifact name, but not both')
  const found = visibleArtifacts(product).find((one) => (id ? one.Id === id : one.Name === name))
  if (!found) throw notFound(`Provisioning artifact ${id ?? name} not found for product ${product.ProductId}`)
  return found
}

/** The constraints of a product in the portfolio it is reached through; shared portfolios bring theirs along. */
export const constraintsOf = ({ state, portfolio, product }: Path): Constraint[] =>
  [...state.constraints.values()].filter(({ PortfolioId, ProductId }) => PortfolioId === portfolio.Id && ProductId === product.ProductId)

/** What the constraints of one type say. */
export const constraintsSaying = (path: Path, type: ConstraintType): any[] =>
  constraintsOf(path)
    .filter(({ Type }) => Type === type)
    .map(({ Parameters }) => JSON.parse(Parameters))
