declare const type: unique symbol

/**
 * A CloudFormation function in its long form, as plain data: { Ref: 'Vpc' }, { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }.
 * `T` is known to the compiler only: the parameter type that the value fits, `any` where nobody said.
 */
export interface Intrinsic<T = any> {
  readonly [type]: T
}

/** What a property of type `T` may hold. */
export type Value<T> = T | Intrinsic
export type List<T> = readonly Value<T>[] | Intrinsic
export type Dictionary<T> = Record<string, Value<T>> | Intrinsic

type AwsId =
  | 'AWS::EC2::AvailabilityZone::Name'
  | 'AWS::EC2::Image::Id'
  | 'AWS::EC2::Instance::Id'
  | 'AWS::EC2::KeyPair::KeyName'
  | 'AWS::EC2::SecurityGroup::GroupName'
  | 'AWS::EC2::SecurityGroup::Id'
  | 'AWS::EC2::Subnet::Id'
  | 'AWS::EC2::Volume::Id'
  | 'AWS::EC2::VPC::Id'
  | 'AWS::Route53::HostedZone::Id'

type Single = 'String' | 'Number' | AwsId
type Many = 'CommaDelimitedList' | 'List<Number>' | 'List<String>' | `List<${AwsId}>`

/**
 * The types of a parameter, and of an output that feeds one.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
export type ParameterType =
  | Single
  | Exclude<Many, 'List<String>'>
  | 'AWS::SSM::Parameter::Name'
  | `AWS::SSM::Parameter::Value<${'String' | AwsId | Many}>`

/** Which values a parameter takes: its own type; a String takes any single value and a CommaDelimitedList any list. */
export type Fits<T> = T extends 'String' ? Single : T extends 'CommaDelimitedList' ? Exclude<Many, 'List<String>'> : T
