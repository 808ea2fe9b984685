import type { Asks } from '../iam/authorize.ts'
import { need, page } from '../wire/members.ts'
import { type Call, refusal, type Region, type Service } from '../world.ts'
import { automation, automationAsks } from './automation.ts'
import { arnOfParameter, isPublic, parameterOf } from './public.ts'

type Parameter = Region['parameters'] extends Map<string, infer T> ? T : never

const described = (parameter: Parameter, call: Call) => ({
  ...parameter,
  ARN: arnOfParameter(parameter.Name, call),
  DataType: 'text',
})

function putParameter(input: any, { region }: Call) {
  need(input, ['Name', 'Value'], 'ValidationException')
  const { Name, Value, Type, Overwrite } = input
  if (isPublic(Name)) throw refusal('AccessDeniedException', `No access to reserved parameter name: ${Name}.`)
  const there = region.parameters.get(Name)
  if (there && !Overwrite) {
    throw refusal('ParameterAlreadyExists', 'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.')
  }
  if (!there && !Type) throw refusal('ValidationException', 'A parameter type is required when you create a parameter.')
  const Version = (there?.Version ?? 0) + 1
  region.parameters.set(Name, { Name, Value, Type: Type ?? there!.Type, Version })
  return { Version, Tier: 'Standard' }
}

/** SSM: parameters, and automations. */
export const ssm: Service = {
  ...automation,
  PutParameter: putParameter,
  GetParameter(input, call) {
    need(input, ['Name'], 'ValidationException')
    const parameter = parameterOf(call.region, input.Name)
    if (!parameter) throw refusal('ParameterNotFound', '')
    return { Parameter: described(parameter, call) }
  },
  GetParameters({ Names = [] }: { Names?: string[] }, call) {
    const found = Names.flatMap((name) => parameterOf(call.region, name) ?? [])
    return {
      Parameters: found.map((parameter) => described(parameter, call)),
      InvalidParameters: Names.filter((name) => !parameterOf(call.region, name)),
    }
  },
  GetParametersByPath(input, call) {
    need(input, ['Path'], 'ValidationException')
    const { Path, Recursive = false, NextToken, MaxResults = 10 } = input
    const below = Path.endsWith('/') ? Path : `${Path}/`
    const under = [...call.region.parameters.values()].filter(({ Name }) => Name.startsWith(below) && (Recursive || !Name.slice(below.length).includes('/')))
    const { items, NextToken: next } = page(under, NextToken, MaxResults, 'InvalidNextToken')
    return { Parameters: items.map((parameter) => described(parameter, call)), NextToken: next }
  },
  DeleteParameter(input, { region }) {
    if (!region.parameters.delete(input.Name)) throw refusal('ParameterNotFound', '')
  },
}

/** What its operations ask of their caller: each parameter by its name, or what is below a path. */
export const ssmAsks: Asks = (operation, input, call) => {
  if (operation in automation) return automationAsks(operation, input, call)
  const { Name, Names, Path = '*' } = input
  return ((Names ?? [Name ?? Path]) as string[]).map((name) => ({ action: `ssm:${operation}`, resource: arnOfParameter(name, call) }))
}
