import { join, ref, split, sub, type Intrinsic } from '../cfn/index.ts'

/** The ARNs of a parameter that lists buckets, separated by commas; the parameter must not be blank. */
export const bucketArns = (parameter: string): Intrinsic => split(',', ref(parameter))

/** The ARNs of all objects in those buckets. */
export const objectArns = (parameter: string): Intrinsic => split(',', sub('${Objects}/*', { Objects: join('/*,', bucketArns(parameter)) }))

/** What Fusion and the aws command do with objects. https://docs.seqera.io/fusion/guide/aws-batch */
export const objectActions = ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:GetObjectTagging', 's3:PutObject', 's3:PutObjectTagging']
