import type { Service } from '../world.ts'
import { actingRows } from './acting.ts'
import { artifactRows } from './artifacts.ts'
import { browsingRows } from './browsing.ts'
import { constraintRows } from './constraints.ts'
import { launchingRows } from './launching.ts'
import { portfolioRows } from './portfolios.ts'
import { principalRows } from './principals.ts'
import { productRows } from './products.ts'
import { provisionedRows } from './provisioned.ts'
import { receivedRows } from './received.ts'
import { served } from './requests.ts'
import { serviceActionRows } from './service-actions.ts'
import { shareRows } from './shares.ts'
import { tagOptionRows } from './tag-options.ts'

/** Service Catalog, a row an operation: what administrators set up, and what people launch from it. */
export const serviceCatalog: Service = served({
  ...portfolioRows, ...productRows, ...artifactRows, ...principalRows, ...constraintRows, ...tagOptionRows, ...shareRows, ...receivedRows,
  ...browsingRows, ...launchingRows, ...provisionedRows,
  ...serviceActionRows, ...actingRows,
})
