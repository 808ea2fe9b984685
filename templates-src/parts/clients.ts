import { getAtt, ref, type Resource, type Resources, type Value } from '../cfn/index.ts'

type Egress = NonNullable<NonNullable<Extract<Resource, { Type: 'AWS::EC2::SecurityGroup' }>['Properties']>['SecurityGroupEgress']>

/** A group without an egress rule gets one that allows everything; this one leads nowhere. */
export const opensNothing = (Description: string) => [
  { IpProtocol: 'tcp', FromPort: 65535, ToPort: 65535, CidrIp: '127.0.0.1/32', Description },
]

/**
 * The door of a data store: its own security group, and the group of its clients. Who is in `ClientSecurityGroup` reaches
 * `port` of what is in `SecurityGroup`, and nobody else does. `store` is what people call it, such as database; `out` is where it
 * goes itself, in words and as rules.
 */
export const clients = (store: string, port: Value<number>, out: { says: string; egress: Egress } = { says: 'nothing goes out', egress: opensNothing(`The ${store} opens no connections`) }): Resources => ({
  SecurityGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: `The ${store}: its clients come in, ${out.says}`,
      VpcId: ref('VpcId'),
      SecurityGroupEgress: out.egress,
    },
  },
  ClientSecurityGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: `Clients of the ${store}: who is in here may reach it`,
      VpcId: ref('VpcId'),
      SecurityGroupEgress: opensNothing(`All but the ${store} is for the other groups of a client to open`),
    },
  },
  // On their own, as each names the other group.
  FromClients: {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: {
      GroupId: getAtt('SecurityGroup', 'GroupId'),
      ...{ IpProtocol: 'tcp', FromPort: port, ToPort: port },
      SourceSecurityGroupId: getAtt('ClientSecurityGroup', 'GroupId'),
      Description: `From clients of the ${store}`,
    },
  },
  ToStore: {
    Type: 'AWS::EC2::SecurityGroupEgress',
    Properties: {
      GroupId: getAtt('ClientSecurityGroup', 'GroupId'),
      ...{ IpProtocol: 'tcp', FromPort: port, ToPort: port },
      DestinationSecurityGroupId: getAtt('SecurityGroup', 'GroupId'),
      Description: `To the ${store}`,
    },
  },
})
