import type { Intrinsic, List, Value } from './value.ts'

/*
 * CloudFormation's functions under CloudFormation's names, a line each. Each returns the long form as plain data.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */

const intrinsic = (data: object) => data as unknown as Intrinsic

type Text = Value<string>
type Texts = List<string | number>

/** The value of a parameter or pseudo parameter, or what identifies a resource. */
export const ref = (logicalId: string) => intrinsic({ Ref: logicalId })
/** An attribute of a resource; of a nested stack, Outputs.Name. */
export const getAtt = (logicalId: string, attribute: string) => intrinsic({ 'Fn::GetAtt': [logicalId, attribute] })
/** Text with ${Name}, ${Resource.Attribute} and ${AWS::Region} filled in; `variables` are names of its own. */
export const sub = (text: string, variables?: Record<string, Text>) =>
  intrinsic({ 'Fn::Sub': variables ? [text, variables] : text })
export const join = (delimiter: string, values: Texts) => intrinsic({ 'Fn::Join': [delimiter, values] })
export const split = (delimiter: string, text: Text) => intrinsic({ 'Fn::Split': [delimiter, text] })
export const select = (index: Value<number>, values: Texts) => intrinsic({ 'Fn::Select': [index, values] })
export const findInMap = (mapName: Text, topLevelKey: Text, secondLevelKey: Text) =>
  intrinsic({ 'Fn::FindInMap': [mapName, topLevelKey, secondLevelKey] })
export const base64 = (text: Text) => intrinsic({ 'Fn::Base64': text })
export const cidr = (ipBlock: Text, count: Value<number>, cidrBits: Value<number>) =>
  intrinsic({ 'Fn::Cidr': [ipBlock, count, cidrBits] })
/** The availability zones of a region, this one when nothing is said. */
export const getAZs = (region: Text = '') => intrinsic({ 'Fn::GetAZs': region })
export const importValue = (name: Text) => intrinsic({ 'Fn::ImportValue': name })

/** `value` when the condition holds, otherwise the other. Capital, because JavaScript keeps `if` for itself. */
export const If = (condition: string, value: unknown, otherwise: unknown) =>
  intrinsic({ 'Fn::If': [condition, value, otherwise] })
/** Removes the property it stands for. */
export const noValue = ref('AWS::NoValue')

/** A named condition, inside another condition. */
export const condition = (name: string) => intrinsic({ Condition: name })
export const equals = (left: Text, right: Text) => intrinsic({ 'Fn::Equals': [left, right] })
export const not = (operand: Intrinsic) => intrinsic({ 'Fn::Not': [operand] })
/** Two to ten conditions. */
export const and = (...operands: Intrinsic[]) => intrinsic({ 'Fn::And': operands })
/** Two to ten conditions. */
export const or = (...operands: Intrinsic[]) => intrinsic({ 'Fn::Or': operands })

/*
 * Functions of the Rules section only.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html
 */
export const contains = (values: Texts, value: Text) => intrinsic({ 'Fn::Contains': [values, value] })
export const eachMemberEquals = (values: Texts, value: Text) => intrinsic({ 'Fn::EachMemberEquals': [values, value] })
export const eachMemberIn = (values: Texts, allowed: Texts) => intrinsic({ 'Fn::EachMemberIn': [values, allowed] })
export const refAll = (parameterType: string) => intrinsic({ 'Fn::RefAll': parameterType })
export const valueOf = (parameter: string, attribute: string) => intrinsic({ 'Fn::ValueOf': [parameter, attribute] })
export const valueOfAll = (parameterType: string, attribute: string) =>
  intrinsic({ 'Fn::ValueOfAll': [parameterType, attribute] })
