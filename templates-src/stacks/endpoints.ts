import { equals, getAtt, merge, not, output, ref, template } from '../cfn/index.ts'
import { opensNothing } from '../parts/clients.ts'
import { interfaceEndpoint } from '../parts/vpc.ts'

// https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
const containers = { EcrApiEndpoint: 'ecr.api', EcrDkrEndpoint: 'ecr.dkr', LogsEndpoint: 'logs', SecretsEndpoint: 'secretsmanager' }
// https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
const sessions = { SsmEndpoint: 'ssm', SessionsEndpoint: 'ssmmessages' }

/**
 * Doors to AWS services inside the subnets: `Containers` is what a task of Fargate needs to start without the internet, its
 * secrets and logs included; `ContainersAndSessions` adds Session Manager. Each costs by the hour, in each zone.
 */
export const endpoints = () =>
  template({
    Description: 'Interface endpoints: AWS services inside the VPC',
    Parameters: {
      VpcId: { Type: 'AWS::EC2::VPC::Id' },
      VpcCidr: { Type: 'String' },
      SubnetIds: { Type: 'List<AWS::EC2::Subnet::Id>' },
      InterfaceEndpoints: { Type: 'String' },
    },
    Conditions: { HasSessions: not(equals(ref('InterfaceEndpoints'), 'Containers')) },
    Resources: merge(
      {
        EndpointSecurityGroup: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            GroupDescription: 'Interface endpoints: HTTPS from this VPC',
            VpcId: ref('VpcId'),
            SecurityGroupIngress: [{ ...{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }, CidrIp: ref('VpcCidr'), Description: 'HTTPS from this VPC' }],
            SecurityGroupEgress: opensNothing('Endpoints open no connections'),
          },
        },
      },
      ...Object.entries(containers).map(([logicalId, service]) => interfaceEndpoint(logicalId, undefined, service, ref('SubnetIds'), ref('VpcId'))),
      ...Object.entries(sessions).map(([logicalId, service]) => interfaceEndpoint(logicalId, 'HasSessions', service, ref('SubnetIds'), ref('VpcId'))),
    ),
    Outputs: { EndpointSecurityGroupId: output('AWS::EC2::SecurityGroup::Id', getAtt('EndpointSecurityGroup', 'GroupId')) },
  })
