/**
 * The statement by which credentials that were taken from an instance are of no use at an endpoint of somebody else's VPC.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-ec2instancesourcevpc
 */
export const onlyInItsVpc = {
  Sid: 'OnlyInTheVpcItIsIn',
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: {
    StringNotEquals: { 'aws:EC2InstanceSourceVPC': '${aws:SourceVpc}' },
    Null: { 'ec2:SourceInstanceARN': 'false', 'aws:SourceVpc': 'false' },
    BoolIfExists: { 'aws:ViaAWSService': 'false' },
  },
} as const
