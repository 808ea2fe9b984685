import { parse } from '../cloudformation/template.ts'
import { refusal, type Service } from '../world.ts'
import { launchable, paths, visible } from './access.ts'
import { invalid, notFound, type Provisioned, stateOf } from './model.ts'
import { ownProvisioned } from './launching.ts'
import { artifactSummary, viewSummary } from './products.ts'
import { recordDetail } from './records.ts'

const constraintText = (value: unknown) => (value === undefined ? undefined : String(value))

/** The parameters of a template as a launch form has them, with every constraint. */
function parametersOf(text: string) {
  return Object.entries<any>(parse(text).Parameters).map(([ParameterKey, parameter]) => ({
    ParameterKey, DefaultValue: constraintText(parameter.Default), ParameterType: parameter.Type, IsNoEcho: String(parameter.NoEcho) === 'true', Description: parameter.Description,
    ParameterConstraints: {
      AllowedValues: parameter.AllowedValues?.map(String) ?? [], AllowedPattern: parameter.AllowedPattern, ConstraintDescription: parameter.ConstraintDescription,
      MinLength: constraintText(parameter.MinLength), MaxLength: constraintText(parameter.MaxLength), MinValue: constraintText(parameter.MinValue), MaxValue: constraintText(parameter.MaxValue),
    },
  }))
}

const detail = ({ stackId: _, stackAccount: __, outputs: ___, tags: ____, token: _____, ProductName: ______, ProvisioningArtifactName: _______, UserArn: ________, PathId: _________, ...rest }: Provisioned) => rest
const attributes = (product: Provisioned) => ({
  Name: product.Name, Arn: product.Arn, Type: product.Type, Id: product.Id, Status: product.Status, StatusMessage: product.StatusMessage, CreatedTime: product.CreatedTime,
  IdempotencyToken: product.IdempotencyToken, LastRecordId: product.LastRecordId, Tags: product.tags, PhysicalId: product.stackId, ProductId: product.ProductId, ProductName: product.ProductName,
  ProvisioningArtifactId: product.ProvisioningArtifactId, ProvisioningArtifactName: product.ProvisioningArtifactName, UserArn: product.UserArn, UserArnSession: product.UserArn,
})

/** What people look at: products, forms, what they launched, and its records. */
export const views: Service = {
  SearchProducts({ Filters = {} }, call) {
    const words: string[] = Filters.FullTextSearch ?? []
    const all = new Map(paths(call).map(({ product }) => [product.ProductId, product]))
    const found = [...all.values()].filter(({ Name, Owner, ShortDescription = '' }) => words.every((word) => `${Name} ${Owner} ${ShortDescription}`.toLowerCase().includes(word.toLowerCase())))
    return { ProductViewSummaries: found.map(viewSummary), ProductViewAggregations: {} }
  },
  DescribeProduct(input, call) {
    const found = visible(call, input)
    const { product } = found[0]!
    return { ProductViewSummary: viewSummary(product), ProvisioningArtifacts: launchable(product).map(artifactSummary), Budgets: [], LaunchPaths: found.map(({ id, portfolio }) => ({ Id: id, Name: portfolio.DisplayName })) }
  },
  DescribeProductView({ Id }, call) {
    const { product } = visible(call, { Id: String(Id).replace('prodview-', 'prod-') })[0]!
    return { ProductViewSummary: viewSummary(product), ProvisioningArtifacts: launchable(product).map(artifactSummary) }
  },
  ListLaunchPaths: ({ ProductId }, call) => ({ LaunchPathSummaries: visible(call, { ProductId }).map(({ id, portfolio }) => ({ Id: id, Name: portfolio.DisplayName, ConstraintSummaries: [], Tags: portfolio.tags })) }),
  DescribeProvisioningParameters(input, call) {
    const { ProductId, ProductName, ProvisioningArtifactId, ProvisioningArtifactName, PathId } = input
    const found = visible(call, { ProductId, ProductName }).filter(({ id }) => !PathId || id === PathId)
    if (found.length > 1) throw invalid('There is more than one launch path; say which by PathId')
    const [path] = found
    if (!path) throw notFound(`Launch path ${PathId} not found`)
    const artifact = launchable(path.product).find(({ Id, Name }) => (ProvisioningArtifactId ? Id === ProvisioningArtifactId : Name === ProvisioningArtifactName))
    if (!artifact) throw notFound(`Provisioning artifact ${ProvisioningArtifactId ?? ProvisioningArtifactName} not found`)
    const constraints = [...path.portfolio.constraints.values()].filter((one) => one.ProductId === path.product.ProductId)
    const options = [...path.portfolio.tagOptions, ...path.product.tagOptions].map((id) => path.state.tagOptions.get(id)!)
    return {
      ProvisioningArtifactParameters: parametersOf(artifact.text),
      ConstraintSummaries: constraints.map(({ Type, Description }) => ({ Type, Description })),
      UsageInstructions: [{ Type: 'rules', Value: '{}' }],
      TagOptions: [...new Set(options.map(({ Key }) => Key))].map((Key) => ({ Key, Values: options.filter((one) => one.Key === Key).map(({ Value }) => Value) })),
      ProvisioningArtifactPreferences: {}, ProvisioningArtifactOutputs: [], ProvisioningArtifactOutputKeys: [],
    }
  },
  DescribeProvisionedProduct: (input, call) => ({ ProvisionedProductDetail: detail(ownProvisioned(call, input)), CloudWatchDashboards: [] }),
  SearchProvisionedProducts(_, { region, caller }) {
    // Without another access level, people find what they launched themselves.
    const own = [...stateOf(region).provisioned.values()].filter(({ UserArn }) => UserArn === caller.Arn)
    return { ProvisionedProducts: own.map(attributes), TotalResultsCount: own.length }
  },
  ScanProvisionedProducts: (_, { region }) => ({ ProvisionedProducts: [...stateOf(region).provisioned.values()].map(detail) }),
  GetProvisionedProductOutputs: (input, call) => ({ Outputs: ownProvisioned(call, input).outputs }),
  DescribeRecord({ Id }, { region }) {
    const record = stateOf(region).records.get(Id)
    if (!record) throw refusal('ResourceNotFoundException', `Record ${Id} not found`)
    return { RecordDetail: recordDetail(record), RecordOutputs: record.outputs }
  },
  ListRecordHistory({ SearchFilter }, { region }) {
    const all = [...stateOf(region).records.values()].reverse()
    const id = SearchFilter?.Key === 'provisionedproduct' ? SearchFilter.Value : undefined
    return { RecordDetails: all.filter((one) => !id || one.ProvisionedProductId === id).map(recordDetail) }
  },
}
