import { isLaunchable } from '../products/product.ts'
import { serviceCatalog, sts } from './aws.ts'
import { assetsOf } from './assets.ts'
import { type Catalog, loadCatalog } from './catalog/catalog.ts'
import { isDenied } from './failure.ts'
import { pages } from './pages.ts'
import { loadProduct } from './products.ts'
import { observeActions, planActions } from './publish/actions.ts'
import { planConstraints } from './publish/constraints.ts'
import { observe as observeRegion } from './publish/observe.ts'
import { mark } from './publish/plan.ts'
import { observe as observeRollout } from './rollout/observe.ts'
import { table } from './table.ts'

/** What is published, launched and rolled out: what the catalog expects against what AWS has. Changes nothing. */
export async function status({ json, catalog: path }: { json?: boolean; catalog?: string }) {
  const catalog = await loadCatalog(path!)
  const { Account = '' } = await sts(catalog.Hub.Regions[0]!).getCallerIdentity({})
  const isHub = Account === catalog.Hub.AccountId
  const published = isHub ? (await Promise.all(catalog.Hub.Regions.map((region) => publishedIn(catalog, region)))).flat() : []
  const seen = await Promise.all(catalog.Hub.Regions.map((region) => launchedIn(region)))
  const launched = seen.flatMap(({ rows }) => rows)
  const rolledOut = isHub ? await rollouts(catalog) : []
  const notes = [
    ...new Set(published.filter(({ state }) => state === 'retired').map(({ region, product, expected, ids }) => `${product} ${expected} was retired in ${region}, and publish leaves it so; to take that back: aws servicecatalog update-provisioning-artifact --region ${region} ${ids} --guidance DEFAULT --active`)),
    ...(isHub ? [] : [`What is published and rolled out is seen from the hub, account ${catalog.Hub.AccountId}`]),
    ...(seen.some(({ isOwn }) => isOwn) ? ['You see what you launched yourself; what others launched takes servicecatalog:SearchProvisionedProducts for the account'] : []),
  ]
  if (json) return console.log(JSON.stringify({ notes, published: published.map(({ ids, ...one }) => one), launched, rolledOut }, null, 2))

  const show = (title: string, rows: string[][]) => {
    console.log(title)
    for (const line of table(rows.length > 0 ? rows : [['none']])) console.log(line)
  }
  for (const note of notes) console.log(note)
  if (isHub) show('Published', published.map(({ region, product, portfolio, expected, actual, state }) => [product, portfolio, region, `expected ${expected}`, `there ${actual.join(', ') || 'nothing'}`, state]))
  show(`Launched in ${Account}`, launched.map(({ region, name, product, version, status }) => [name, product, version, region, status]))
  if (isHub) show('Rolled out', rolledOut.map(({ rollout, expected, current, other, state }) => [rollout, `expected ${expected}`, `current ${current}`, other, state]))
}

async function publishedIn(catalog: Catalog, region: string) {
  const folders = [...new Set(catalog.Portfolios.flatMap(({ Products }) => Products))]
  const products = await Promise.all(folders.map(async (folder) => ({ folder, product: await loadProduct(folder), ...(await assetsOf(folder, catalog, region)) })))
  const observed = await observeRegion(region, catalog.Portfolios, products.map(({ product }) => product.Name), [])
  const retired = await retiredOf(region, Object.values(observed.products).map(({ id }) => id))
  const actions = await observeActions(region, products.map(({ product }) => product).filter(isLaunchable), observed)
  return catalog.Portfolios.flatMap(({ DisplayName, Products }) =>
    products.filter(({ folder }) => Products.includes(folder)).map(({ product, hash }) => {
      const there = observed.products[product.Name]
      const version = there?.versions.find(({ Name }) => Name === product.Version.Name)
      const isIn = there && observed.portfolios[DisplayName]?.products.some(({ ProductId }) => ProductId === there.id)
      const state = () => {
        if (!version) return 'not published'
        if (!version.Description?.includes(mark(hash))) return 'another template'
        if (retired[there!.id]?.includes(version.Id!)) return 'retired'
        if (!isIn) return 'not in the portfolio'
        if (!isLaunchable(product)) return 'ok'
        if (planConstraints(DisplayName, product, observed).length > 0) return 'other constraints'
        return planActions([product], actions).length > 0 ? 'other service actions' : 'ok'
      }
      return { region, portfolio: DisplayName, product: product.Name, expected: product.Version.Name, actual: there?.versions.map(({ Name }) => Name!) ?? [], ids: `--product-id ${there?.id} --provisioning-artifact-id ${version?.Id}`, state: state() }
    }),
  )
}

/** The versions of products that nobody is to launch any more, by product. */
async function retiredOf(region: string, products: string[]): Promise<Record<string, string[]>> {
  const all = await Promise.all(
    products.map(async (ProductId) => {
      const { ProvisioningArtifactDetails = [] } = await serviceCatalog(region).listProvisioningArtifacts({ ProductId })
      return [ProductId, ProvisioningArtifactDetails.filter(({ Guidance, Active }) => Guidance === 'DEPRECATED' || Active === false).map(({ Id }) => Id!)] as const
    }),
  )
  return Object.fromEntries(all)
}

/** What was launched in the caller's own account, Service Catalog tells no more; to an end user only what is their own. */
async function launchedIn(region: string) {
  try {
    return { isOwn: false, rows: await launchedBy('Account', region) }
  } catch (error) {
    if (!isDenied(error as Error)) throw error
    return { isOwn: true, rows: await launchedBy('User', region) }
  }
}

async function launchedBy(Key: 'Account' | 'User', region: string) {
  const found = await pages((PageToken) => serviceCatalog(region).searchProvisionedProducts({ AccessLevelFilter: { Key, Value: 'self' }, PageToken }), ({ ProvisionedProducts }) => ProvisionedProducts, ({ NextPageToken }) => NextPageToken)
  return found.map(({ Name = '', ProductName = '', ProvisioningArtifactName = '', Status = '' }) => ({ region, name: Name, product: ProductName, version: ProvisioningArtifactName, status: Status }))
}

async function rollouts(catalog: Catalog) {
  return Promise.all(
    (catalog.Rollouts ?? []).map(async (rollout) => {
      const { stackSet, instances, accounts } = await observeRollout(catalog, rollout)
      const expected = accounts.filter(({ suspended }) => !suspended).length * rollout.Regions.length
      const current = instances.filter(({ status }) => status === 'CURRENT').length
      const others = [...new Set(instances.filter(({ status }) => status !== 'CURRENT').map(({ status }) => status))].map((one) => `${instances.filter(({ status }) => status === one).length} ${one}`)
      return { rollout: rollout.Name, expected, current, other: others.join(', '), state: !stackSet ? 'not rolled out' : current === expected ? 'ok' : 'not complete', instances }
    }),
  )
}
