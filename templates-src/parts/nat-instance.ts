import { base64, getAtt, ref, sub, type Resources } from '../cfn/index.ts'
import { arn, regional } from './arn.ts'
import { bounded } from './bounded.ts'
import { onlyInItsVpc } from './only-in-its-vpc.ts'

/**
 * Amazon Linux 2023 has no packet filter of its own: nftables comes from its repository, which is in S3. The loop waits
 * for the address, which is given to the instance after it started.
 * https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
 */
const script = `\
#!/bin/bash
until dnf install --assumeyes nftables; do sleep 5; done
echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf
sysctl --load /etc/sysctl.d/90-nat.conf
cat > /etc/sysconfig/nftables.conf <<'RULES'
table ip nat {
  chain postrouting {
    type nat hook postrouting priority srcnat
    oifname != "lo" masquerade
  }
}
RULES
systemctl enable --now nftables
`

/**
 * One small instance that does what a NAT gateway does, for less: nobody signs in to it but through Session Manager, EC2
 * recovers it when its host fails, and it is started again when it hangs. A newer image replaces it; its address and the
 * routes move to the new one. For a stack with the resources of a VPC and the parameters `VpcCidr`,
 * `NatInstanceImageId` and `NatInstanceType`.
 */
export const natInstance = (Condition: string): Resources => ({
  NatInstanceRole: {
    Type: 'AWS::IAM::Role',
    Condition,
    Properties: {
      ...bounded,
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
    },
  },
  NatInstancePolicy: {
    Type: 'AWS::IAM::ManagedPolicy',
    Condition,
    Properties: {
      Roles: [ref('NatInstanceRole')],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'SayWhereItIs',
            Effect: 'Allow',
            Action: 'ssm:UpdateInstanceInformation',
            Resource: regional('ec2', 'instance/*'),
          },
          {
            // None of them can be limited to a resource.
            // https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
            Sid: 'SessionManager',
            Effect: 'Allow',
            Action: ['ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel'],
            Resource: '*',
          },
          onlyInItsVpc,
        ],
      },
    },
  },
  NatInstanceProfile: { Type: 'AWS::IAM::InstanceProfile', Condition, Properties: { Path: bounded.Path, Roles: [ref('NatInstanceRole')] } },
  NatInstanceSecurityGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Condition,
    Properties: {
      GroupDescription: 'NAT instance: from this VPC to the internet',
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: getAtt('Vpc', 'CidrBlock'), Description: 'What the private subnets send out' }],
      SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0', Description: 'Wherever they send it' }],
    },
  },
  NatInstance: {
    Type: 'AWS::EC2::Instance',
    Condition,
    DependsOn: ['NatInstancePolicy', 'PublicRoute', 'PublicSubnet1Routes'],
    Properties: {
      ImageId: ref('NatInstanceImageId'),
      InstanceType: ref('NatInstanceType'),
      EbsOptimized: true,
      IamInstanceProfile: ref('NatInstanceProfile'),
      SubnetId: ref('PublicSubnet1'),
      SecurityGroupIds: [getAtt('NatInstanceSecurityGroup', 'GroupId')],
      // It forwards what is neither from it nor for it.
      SourceDestCheck: false,
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp3', Encrypted: true } }],
      UserData: base64(script),
      Tags: [{ Key: 'Name', Value: sub('${Name} NAT') }],
    },
  },
  NatInstanceAddress: {
    Type: 'AWS::EC2::EIP',
    Condition,
    DependsOn: 'InternetGatewayAttachment',
    Properties: { Domain: 'vpc', InstanceId: ref('NatInstance') },
  },
  // EC2 itself recovers an instance from a failing host; one that hangs by itself is started again.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/UsingAlarmActions.html
  NatInstanceHangs: {
    Type: 'AWS::CloudWatch::Alarm',
    Condition,
    Properties: {
      AlarmDescription: 'The NAT instance does not answer, and is started again',
      Namespace: 'AWS/EC2',
      MetricName: 'StatusCheckFailed_Instance',
      Dimensions: [{ Name: 'InstanceId', Value: ref('NatInstance') }],
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 3,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'missing',
      AlarmActions: [arn('automate:${AWS::Region}:ec2:reboot')],
    },
  },
})
