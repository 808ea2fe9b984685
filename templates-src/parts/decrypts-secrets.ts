import { sub, type Intrinsic } from '../cfn/index.ts'

/**
 * A statement: lets decrypt with a key what Secrets Manager holds, and nothing else. The service is called as the table of
 * that page has it. https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export const decryptsSecrets = (Sid: string, KeyArn: Intrinsic) => ({
  Sid,
  Effect: 'Allow',
  Action: 'kms:Decrypt',
  Resource: KeyArn,
  Condition: { StringEquals: { 'kms:ViaService': sub('secretsmanager.${AWS::Region}.amazonaws.com') } },
})
