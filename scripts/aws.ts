import { createRequire } from 'node:module'

/*
 * The one door to AWS. The endpoint (AWS_ENDPOINT_URL), the profile and the credentials come from where the SDK and the
 * CLI look for them, so nothing here knows the local AWS from the real one. The SDK is loaded as CommonJS, a client when
 * it is first asked for: as ES modules the same clients take more than twice the time to start.
 */
const require = createRequire(import.meta.url)

// The lock file says which SDK there is; that a later one will want a later Node is no news for who runs a command.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'

// A rollout polls for long, and every reader of an account shares its rate; the default of three attempts gives up in a second.
const defaults = { maxAttempts: 10, retryMode: 'adaptive' }

const once = <T>(make: (region: string) => T) => {
  const made = new Map<string, T>()
  return (region: string): T => {
    if (!made.has(region)) made.set(region, make(region))
    return made.get(region)!
  }
}

export const cloudFormation = once((region) => {
  const { CloudFormation } = require('@aws-sdk/client-cloudformation') as typeof import('@aws-sdk/client-cloudformation')
  return new CloudFormation({ ...defaults, region })
})

export const serviceCatalog = once((region) => {
  const { ServiceCatalog } = require('@aws-sdk/client-service-catalog') as typeof import('@aws-sdk/client-service-catalog')
  return new ServiceCatalog({ ...defaults, region })
})

export const s3 = once((region) => {
  const { S3 } = require('@aws-sdk/client-s3') as typeof import('@aws-sdk/client-s3')
  return new S3({ ...defaults, region })
})

export const ssm = once((region) => {
  const { SSM } = require('@aws-sdk/client-ssm') as typeof import('@aws-sdk/client-ssm')
  return new SSM({ ...defaults, region })
})

export const sts = once((region) => {
  const { STS } = require('@aws-sdk/client-sts') as typeof import('@aws-sdk/client-sts')
  // Who one is is asked first: without a network that must not take a quarter of a minute to say.
  return new STS({ region, maxAttempts: 2 })
})

export const organizations = once((region) => {
  const { Organizations } = require('@aws-sdk/client-organizations') as typeof import('@aws-sdk/client-organizations')
  return new Organizations({ ...defaults, region })
})
