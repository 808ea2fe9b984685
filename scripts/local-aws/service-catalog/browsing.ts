import type { Service } from '../world.ts'
import { type Path, pathsOf } from './access.ts'
import { formOf } from './form.ts'
import type { Artifact, Product } from './model.ts'
import { artifactOf, constraintsOf, constraintsSaying, pathOf, pathsTo, visibleArtifacts } from './paths.ts'
import { viewSummary } from './products.ts'
import { paged } from './requests.ts'
import { searched } from './search.ts'
import { choicesOf } from './tags.ts'

const version = ({ Id, Name, Description, CreatedTime, Guidance }: Artifact) => ({ Id, Name, Description, CreatedTime, Guidance })
const view = (product: Product) => ({ ProductViewSummary: viewSummary(product), ProvisioningArtifacts: visibleArtifacts(product).map(version) })

// How the constraint of a launch role is set is for administrators to see; that there is one, everybody may know.
const constraintSummaries = (path: Path) => constraintsOf(path).map(({ Type, Description }) => ({ Type, Description }))

/** The accounts and regions that a launch by stack set may choose from. */
function preferences(path: Path) {
  const [stackSet] = constraintsSaying(path, 'STACKSET')
  return stackSet ? { StackSetAccounts: stackSet.Properties.AccountList, StackSetRegions: stackSet.Properties.RegionList } : {}
}

/** What people see of the catalog before they launch. https://docs.aws.amazon.com/servicecatalog/latest/userguide/enduser-launch.html */
export const browsingRows: Service = {
  SearchProducts(input, call) {
    // A product that several portfolios bring is one product.
    const products = [...new Set(pathsOf(call).map(({ product }) => product))]
    return { ...paged('ProductViewSummaries', searched(products, input).map(viewSummary), input, { most: 100 }), ProductViewAggregations: {} }
  },
  DescribeProduct({ Id, Name }, call) {
    const paths = pathsTo(call, { ProductId: Id, ProductName: Name })
    return { ...view(paths[0]!.product), Budgets: [], LaunchPaths: paths.map(({ id, portfolio }) => ({ Id: id, Name: portfolio.DisplayName })) }
  },
  DescribeProductView: ({ Id }, call) => view(pathsTo(call, { ProductId: Id.replace('prodview-', 'prod-') })[0]!.product),
  ListLaunchPaths(input, call) {
    const paths = pathsTo(call, { ProductId: input.ProductId })
    const summaries = paths.map((path) => ({ Id: path.id, Name: path.portfolio.DisplayName, ConstraintSummaries: constraintSummaries(path), Tags: path.portfolio.tags }))
    return paged('LaunchPathSummaries', summaries, input)
  },
  DescribeProvisioningParameters(input, call) {
    const path = pathOf(call, input)
    const { parameters, outputs, rules, metadata } = formOf(artifactOf(path, input).text)
    const Rules = Object.assign({}, rules, ...constraintsSaying(path, 'TEMPLATE').map((constraint) => constraint.Rules))
    return {
      ProvisioningArtifactParameters: parameters,
      ConstraintSummaries: constraintSummaries(path),
      UsageInstructions: [
        { Type: 'rules', Value: JSON.stringify(Rules) },
        { Type: 'metadata', Value: JSON.stringify(metadata ?? {}) },
      ],
      TagOptions: [...choicesOf(path)].map(([Key, Values]) => ({ Key, Values })),
      ProvisioningArtifactPreferences: preferences(path),
      ProvisioningArtifactOutputKeys: outputs,
    }
  },
}
