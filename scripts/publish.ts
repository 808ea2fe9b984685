import { isLaunchable } from '../products/product.ts'
import { assetsOf } from './assets.ts'
import { serviceCatalog, sts } from './aws.ts'
import { type Catalog, loadCatalog } from './catalog/catalog.ts'
import { refused, wrapped } from './failure.ts'
import { baseline, baselineStack, hubStack } from './hub/hub.ts'
import { onInterrupt } from './interrupt.ts'
import { approved, type Options } from './plan.ts'
import { chosen, loadProduct } from './products.ts'
import { progress } from './progress.ts'
import { apply, knownFrom } from './publish/apply.ts'
import { observeActions } from './publish/actions.ts'
import { observe } from './publish/observe.ts'
import { conflicts, plan, type Publication } from './publish/plan.ts'

/** Publishes the portfolios and products of the catalog, or some products of it, in every region of the hub. */
export async function publish(names: string[], options: Options) {
  const catalog = await loadCatalog(options.catalog!)
  const listed = new Set((catalog.Portfolios ?? []).flatMap(({ Products }) => Products))
  const folders = chosen(names.length > 0 ? names : [...listed])
  const absent = folders.filter((folder) => !listed.has(folder))
  if (absent.length > 0) {
    throw refused(
      ...(await Promise.all(
        absent.map(async (folder) => (isLaunchable(await loadProduct(folder)) ? `publish ${folder}: no portfolio of ${options.catalog} holds it; add it to the Products of one` : `publish ${folder}: is rolled out, not launched; run "stackroom rollout ${folder}"`)),
      )),
    )
  }
  await inHub(catalog)

  const regions = await Promise.all(catalog.Hub.Regions.map(async (region) => ({ region, ...(await prepare(catalog, folders, region)) })))
  const steps = regions.flatMap(({ region, steps }) => steps.map((step) => ({ ...step, region, text: regions.length > 1 ? `${region}: ${step.text}` : step.text })))
  if (steps.some(({ call }) => call === 'CreatePortfolioShare')) await mayShare(catalog)
  const isNews = steps.some(({ call }) => ['CreateProduct', 'CreateProvisioningArtifact', 'CreatePortfolioShare'].includes(call))
  // What is needed only where something is to be done is imported there.
  if (steps.length > 0) await (await import('./sound.ts')).refuseUnsound([...folders, baseline])
  const notes = isNews ? await (await import('./publish/spokes.ts')).lacking(catalog, regions[0]!.publications.map(({ product }) => product)) : []
  if (!options.json) for (const note of notes) console.log(`publish: ${note}`)
  const done = { notes, published: folders, regions: catalog.Hub.Regions, steps: steps.map(({ call, text }) => ({ call, text })) }
  if (await approved('publish', steps, options, notes)) {
    const off = onInterrupt(() => 'what was published stays; run "stackroom publish" again to go on')
    await progress('publish', async (say) => {
      for (const { region, steps, known } of regions) {
        for (const step of steps) {
          await apply(step, region, known).catch((cause) => {
            throw wrapped(`publish: ${step.text}`, cause)
          })
          say(step.text)
        }
      }
    })
    off()
  } else if (options.plan || steps.length > 0) return
  if (options.json) console.log(JSON.stringify(done, null, 2))
}

/** Everything that is to be done in a region. Refuses versions that would change. */
async function prepare(catalog: Catalog, folders: string[], region: string) {
  const isTree = (file: string) => !['flat.yaml', 'launch-role.yaml'].includes(file)
  const publications: Publication[] = await Promise.all(
    folders.map(async (folder) => {
      const product = await loadProduct(folder)
      if (!isLaunchable(product)) throw refused(`publish ${folder}: ${product.Name} is rolled out, not launched; run "stackroom rollout ${folder}"`)
      const { hash, files } = await assetsOf(folder, catalog, region)
      return { folder, product, hash, files: files.filter(({ file }) => isTree(file)) }
    }),
  )
  const { bucket, files } = await assetsOf(baseline, catalog, region)
  const isFirst = region === catalog.Hub.Regions[0]
  const stacks = [hubStack(catalog, region, bucket), ...(isFirst ? [baselineStack(files.find(({ file }) => file === 'flat.yaml')!)] : [])]
  const portfolios = (catalog.Portfolios ?? []).filter(({ Products }) => Products.some((folder) => folders.includes(folder)))
  const observed = await observe(region, portfolios, publications.map(({ product }) => product.Name), stacks)
  const actions = await observeActions(region, publications.map(({ product }) => product), observed)
  const taken = conflicts(publications, observed)
  if (taken.length > 0) throw refused(...taken)
  return { steps: plan(portfolios, publications, stacks, files, bucket, observed, actions), known: knownFrom(observed, actions), publications }
}

async function inHub({ Hub }: Catalog) {
  const { Account, Arn } = await sts(Hub.Regions[0]!).getCallerIdentity({})
  if (Account !== Hub.AccountId) throw refused(`publish: you are ${Arn} of account ${Account}; the catalog says the hub is ${Hub.AccountId}; sign in there`)
}

/** https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_sharing_how-to-share.html */
async function mayShare({ Hub, Portfolios = [] }: Catalog) {
  if (Portfolios.every(({ Shares = [] }) => Shares.every(({ AccountId }) => AccountId))) return
  const { AccessStatus } = await serviceCatalog(Hub.Regions[0]!).getAWSOrganizationsAccessStatus({})
  if (AccessStatus !== 'ENABLED') {
    throw refused('publish: Service Catalog has no access to the organization, so that it cannot share with it; let an administrator of the management account run "aws servicecatalog enable-aws-organizations-access"')
  }
}
