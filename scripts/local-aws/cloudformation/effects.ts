import { digest } from './identity.ts'
import type { Account, Bucket, Region, World } from '../world.ts'

/** Where a resource lives, and who it is. */
export type Subject = { world: World; account: Account; region: Region; id: string; name: string; arn: string; properties: Record<string, any> }
type Effect = { put: (subject: Subject, existed: boolean) => void; remove: (subject: Subject) => void }

const failure = (message: string) => new Error(message)
const tagsOf = (properties: Record<string, any>) => (Array.isArray(properties.Tags) ? properties.Tags : [])

/** Resources that the rest of the local AWS can see: roles, policies, buckets, parameters. */
const effects: Record<string, Effect> = {
  'AWS::IAM::Role': {
    put: ({ world, account, name, arn, properties }, existed) => {
      const before = account.iam.roles.get(name)
      if (before && !existed) throw failure(`${name} already exists`)
      account.iam.roles.set(name, {
        RoleName: name,
        Path: properties.Path ?? '/',
        Arn: arn,
        RoleId: `AROA${digest(arn).slice(0, 17).toUpperCase()}`,
        AssumeRolePolicyDocument: properties.AssumeRolePolicyDocument,
        PermissionsBoundary: properties.PermissionsBoundary,
        AttachedPolicies: [...new Set([...(properties.ManagedPolicyArns ?? []), ...(before?.AttachedPolicies ?? [])])],
        InlinePolicies: { ...before?.InlinePolicies, ...Object.fromEntries((properties.Policies ?? []).map(({ PolicyName, PolicyDocument }: any) => [PolicyName, PolicyDocument])) },
        CreateDate: before?.CreateDate ?? world.clock.now(),
        MaxSessionDuration: Number(properties.MaxSessionDuration ?? 3600),
        Description: properties.Description,
        Tags: tagsOf(properties),
      })
    },
    remove: ({ account, name }) => void account.iam.roles.delete(name),
  },
  'AWS::IAM::ManagedPolicy': {
    put: ({ world, account, name, arn, properties }, existed) => {
      if (account.iam.policies.has(arn) && !existed) throw failure(`A policy called ${name} already exists. Duplicate names are not allowed.`)
      account.iam.policies.set(arn, { PolicyName: name, Path: properties.Path ?? '/', Arn: arn, Document: properties.PolicyDocument, CreateDate: world.clock.now() })
      for (const role of properties.Roles ?? []) {
        const attached = account.iam.roles.get(role)
        if (!attached) throw failure(`The role with name ${role} cannot be found.`)
        attached.AttachedPolicies = [...new Set([...attached.AttachedPolicies, arn])]
      }
    },
    remove: ({ account, arn }) => {
      account.iam.policies.delete(arn)
      for (const role of account.iam.roles.values()) role.AttachedPolicies = role.AttachedPolicies.filter((one) => one !== arn)
    },
  },
  'AWS::IAM::Policy': inline(),
  'AWS::IAM::RolePolicy': inline(),
  'AWS::IAM::OIDCProvider': {
    put: ({ account, arn, properties }, existed) => {
      if (account.iam.oidcProviders.has(arn) && !existed) throw failure(`Provider with url ${properties.Url} already exists.`)
      account.iam.oidcProviders.set(arn, properties)
    },
    remove: ({ account, arn }) => void account.iam.oidcProviders.delete(arn),
  },
  'AWS::S3::Bucket': {
    put: ({ world, account, region, name, properties }, existed) => {
      const before = world.buckets.get(name)
      if (before && !existed) throw failure(`${name} already exists`)
      if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw failure(`The specified bucket is not valid: ${name}`)
      const bucket: Bucket = { ...before, Name: name, account: account.Id, region: region.Name, objects: before?.objects ?? new Map(), CreationDate: before?.CreationDate ?? world.clock.now() }
      world.buckets.set(name, { ...bucket, Versioning: properties.VersioningConfiguration?.Status, PublicAccessBlock: properties.PublicAccessBlockConfiguration })
    },
    remove: ({ world, name }) => {
      if ((world.buckets.get(name)?.objects.size ?? 0) > 0) throw failure('The bucket you tried to delete is not empty (Service: S3, Status Code: 409)')
      world.buckets.delete(name)
    },
  },
  'AWS::S3::BucketPolicy': {
    put: ({ world, properties }) => {
      const bucket = world.buckets.get(properties.Bucket)
      if (!bucket) throw failure(`The specified bucket does not exist: ${properties.Bucket}`)
      bucket.policy = properties.PolicyDocument
    },
    remove: ({ world, properties }) => void delete world.buckets.get(properties.Bucket)?.policy,
  },
  'AWS::SSM::Parameter': {
    put: ({ region, name, properties }, existed) => {
      const before = region.parameters.get(name)
      if (before && !existed) throw failure(`${name} already exists in stack`)
      region.parameters.set(name, { Name: name, Type: properties.Type, Value: String(properties.Value), Version: (before?.Version ?? 0) + 1 })
    },
    remove: ({ region, name }) => void region.parameters.delete(name),
  },
}

function inline(): Effect {
  const rolesOf = ({ account, properties }: Subject) => [properties.Roles ?? properties.RoleName ?? []].flat().map((name: string) => account.iam.roles.get(name))
  return {
    put: (subject) => {
      for (const role of rolesOf(subject)) {
        if (!role) throw failure('The role cannot be found.')
        role.InlinePolicies[subject.properties.PolicyName ?? subject.name] = subject.properties.PolicyDocument
      }
    },
    remove: (subject) => {
      for (const role of rolesOf(subject)) delete role?.InlinePolicies[subject.properties.PolicyName ?? subject.name]
    },
  }
}

/** Names of other types are taken in their account and region all the same. */
function taken({ region }: Subject): Set<string> {
  return (region.cloudformation.names ??= new Set<string>())
}

/** Makes or changes what a resource is to the rest; throws what the service behind it would say. */
export function put(type: string, subject: Subject, existed: boolean, isNamed: boolean) {
  if (effects[type]) return effects[type].put(subject, existed)
  const key = `${type} ${subject.name}`
  if (isNamed && !existed && taken(subject).has(key)) throw failure(`${subject.name} already exists`)
  if (isNamed) taken(subject).add(key)
}

export function remove(type: string, subject: Subject) {
  if (effects[type]) return effects[type].remove(subject)
  taken(subject).delete(`${type} ${subject.name}`)
}
