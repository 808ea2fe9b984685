import type { Bucket, Call, Service } from '../world.ts'
import { refusal } from '../world.ts'
import type { S3Input, S3Output } from '../wire/s3.ts'
import { readXml } from '../wire/xml.ts'
import { refusedByBucket } from './access.ts'

export const accessDenied = (why = 'Access Denied') => refusal('AccessDenied', why, 403)

/** The bucket of a request, for a caller who may do this to it. */
export function bucketFor({ Bucket: name, Key }: Pick<S3Input, 'Bucket' | 'Key'>, { world, caller }: Call, action: string): Bucket {
  const bucket = world.buckets.get(name)
  if (!bucket) throw refusal('NoSuchBucket', 'The specified bucket does not exist', 404)
  const why = refusedByBucket(world, caller, `s3:${action}`, name, Key || undefined)
  if (why) throw accessDenied(why)
  return bucket
}

/** Reads a document of a request, or says that it is none. */
export function documentOf({ body }: S3Input): ReturnType<typeof readXml> {
  try {
    return readXml(body.toString())
  } catch {
    throw refusal('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema')
  }
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const legalName = /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3)$)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

function createBucket({ Bucket: name, body }: S3Input, { world, account, region }: Call): S3Output {
  if (!legalName.test(name)) throw refusal('InvalidBucketName', 'The specified bucket is not valid.')
  const taken = world.buckets.get(name)
  const said = /<LocationConstraint>([^<]*)</.exec(body.toString())?.[1]
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html: us-east-1 is said by saying nothing.
  if (region.Name === 'us-east-1' && said === 'us-east-1') throw refusal('InvalidLocationConstraint', 'The specified location-constraint is not valid')
  if (region.Name !== 'us-east-1' && said !== region.Name) {
    throw refusal(
      'IllegalLocationConstraintException',
      `The ${said ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    )
  }
  if (taken && taken.account !== account.Id) {
    throw refusal('BucketAlreadyExists', 'The requested bucket name is not available. Please select a different name and try again.', 409)
  }
  // In us-east-1 creating it again is no error.
  if (taken && region.Name !== 'us-east-1') {
    throw refusal('BucketAlreadyOwnedByYou', 'Your previous request to create the named bucket succeeded and you already own it.', 409)
  }
  if (!taken) world.buckets.set(name, { Name: name, account: account.Id, region: region.Name, objects: new Map(), CreationDate: world.clock.now() })
  return { headers: { location: `/${name}` } }
}

function putBucketPolicy(input: S3Input, call: Call): S3Output {
  const bucket = bucketFor({ Bucket: input.Bucket, Key: '' }, call, 'PutBucketPolicy')
  try {
    bucket.policy = JSON.parse(input.body.toString())
  } catch {
    throw refusal('MalformedPolicy', 'Policies must be valid JSON and the first byte must be \'{\'')
  }
  return { status: 204 }
}

function getBucketPolicy(input: S3Input, call: Call): S3Output {
  const { policy } = bucketFor(input, call, 'GetBucketPolicy')
  if (!policy) throw refusal('NoSuchBucketPolicy', 'The bucket policy does not exist', 404)
  return { headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(policy)) }
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
const settings = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets']

/** Operations on buckets. */
export const bucketRows: Service = {
  CreateBucket: createBucket,
  DeleteBucket(input: S3Input, call: Call): S3Output {
    if (bucketFor(input, call, 'DeleteBucket').objects.size > 0) throw refusal('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409)
    call.world.buckets.delete(input.Bucket)
    return { status: 204 }
  },
  HeadBucket: (input: S3Input, call: Call): S3Output => ({ headers: { 'x-amz-bucket-region': bucketFor(input, call, 'ListBucket').region } }),
  ListBuckets(_input: S3Input, { world, account }: Call): S3Output {
    const own = [...world.buckets.values()].filter((one) => one.account === account.Id)
    const Bucket = own.map(({ Name, CreationDate = new Date(0), region }) => ({ Name, CreationDate, BucketRegion: region }))
    return { xml: ['ListAllMyBucketsResult', { Owner: { ID: account.Id, DisplayName: account.Name }, Buckets: { Bucket } }] }
  },
  GetBucketLocation(input: S3Input, call: Call): S3Output {
    const { region } = bucketFor(input, call, 'GetBucketLocation')
    return { xml: ['LocationConstraint', region === 'us-east-1' ? '' : region] }
  },
  PutBucketPolicy: putBucketPolicy,
  GetBucketPolicy: getBucketPolicy,
  DeleteBucketPolicy(input: S3Input, call: Call): S3Output {
    delete bucketFor(input, call, 'DeleteBucketPolicy').policy
    return { status: 204 }
  },
  PutBucketVersioning(input: S3Input, call: Call): S3Output {
    bucketFor(input, call, 'PutBucketVersioning').Versioning = text((documentOf(input).VersioningConfiguration?.[0] as any)?.Status?.[0])
  },
  GetBucketVersioning: (input: S3Input, call: Call): S3Output => ({
    xml: ['VersioningConfiguration', { Status: bucketFor(input, call, 'GetBucketVersioning').Versioning }],
  }),
  PutPublicAccessBlock(input: S3Input, call: Call): S3Output {
    const said = (documentOf(input).PublicAccessBlockConfiguration?.[0] ?? {}) as any
    bucketFor(input, call, 'PutBucketPublicAccessBlock').PublicAccessBlock = Object.fromEntries(settings.map((name) => [name, text(said[name]?.[0]) ?? 'false']))
  },
  GetPublicAccessBlock(input: S3Input, call: Call): S3Output {
    const { PublicAccessBlock } = bucketFor(input, call, 'GetBucketPublicAccessBlock')
    if (!PublicAccessBlock) throw refusal('NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found', 404)
    return { xml: ['PublicAccessBlockConfiguration', PublicAccessBlock] }
  },
}
