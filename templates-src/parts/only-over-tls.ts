import { getAtt, sub } from '../cfn/index.ts'

/** The statement of a bucket's policy that refuses whoever comes without TLS, its owner too. */
export const onlyOverTls = (bucket: string) => ({
  Sid: 'OnlyOverTls',
  Effect: 'Deny' as const,
  Principal: '*',
  Action: 's3:*',
  Resource: [getAtt(bucket, 'Arn'), sub(`\${${bucket}.Arn}/*`)],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
})
