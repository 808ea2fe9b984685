import { equals, getAtt, not, ref, template, unlisted } from '../cfn/index.ts'
import { regional } from '../parts/arn.ts'
import { closeGroup } from '../parts/close-group.ts'
import { pythonFunction } from '../parts/python-function.ts'

/**
 * Closes the default security group of a VPC, which lets its members reach each other and everything: no property of a
 * template does, and nobody can delete it. Done once: the group goes with its VPC, and deletion leaves it alone.
 */
export const defaultSecurityGroup = () =>
  template({
    Description: 'Closes the default security group of a VPC',
    Parameters: {
      SecurityGroupId: { Type: 'AWS::EC2::SecurityGroup::Id' },
      KmsKeyArn: { Type: 'String', Default: '' },
      PermissionsBoundary: { Type: 'String' },
    },
    Conditions: {
      HasBoundary: not(equals(ref('PermissionsBoundary'), '')),
      HasKey: not(equals(ref('KmsKeyArn'), '')),
    },
    Resources: {
      ...pythonFunction({
        Description: 'Closes the default security group of a VPC',
        Code: closeGroup,
        Timeout: 60,
        Grants: [
          { Sid: 'Look', Effect: 'Allow', Action: 'ec2:DescribeSecurityGroups', Resource: '*' },
          {
            Sid: 'Close',
            Effect: 'Allow',
            Action: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
            Resource: regional('ec2', 'security-group/${SecurityGroupId}'),
          },
        ],
      }),
      Closed: {
        Type: 'AWS::CloudFormation::CustomResource',
        Properties: { ServiceToken: getAtt('Function', 'Arn'), ServiceTimeout: 120, ...unlisted({ SecurityGroupId: ref('SecurityGroupId') }) },
      },
    },
  })
