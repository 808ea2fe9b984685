import type { Service } from '../world.ts'
import { constraints } from './constraints.ts'
import { launching } from './launching.ts'
import { portfolios } from './portfolios.ts'
import { products } from './products.ts'
import { shares } from './shares.ts'
import { tagOptions } from './tag-options.ts'
import { views } from './views.ts'

/** Service Catalog, a row an operation. */
export const serviceCatalog: Service = { ...portfolios, ...products, ...constraints, ...tagOptions, ...shares, ...views, ...launching }
