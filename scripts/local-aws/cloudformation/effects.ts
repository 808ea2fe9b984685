import { linkedRole } from '../iam/asks.ts'
import { roleId } from './identity.ts'
import type { Held, Stack, Tag } from './model.ts'
import { type Account, type Bucket, type Live, type Region, regionOf, type World } from '../world.ts'

/** Where a resource lives, and who it is. */
type Subject = { world: World; account: Account; region: Region; id: string; name: string; isNamed: boolean; arn: string; properties: Record<string, any>; stackTags: Tag[] }
/** `before`: the properties a resource has had so far. */
type Effect = { put: (subject: Subject, before?: Record<string, any>) => void; remove: (subject: Subject) => void }

const failure = (message: string) => new Error(message)
const without = (list: string[], gone: string[] = []) => list.filter((one) => !gone.includes(one))

/** A resource as its service sees it; its tags are the stack's and its own. */
export function subjectOf({ call: { world, account, region }, name: stack, id, tags }: Stack, { id: logicalId, physicalId, name, isNamed, arn, properties }: Held): Subject {
  const own: Tag[] = Array.isArray(properties.Tags) ? properties.Tags : []
  const reserved = Object.entries({ 'stack-name': stack, 'stack-id': id, 'logical-id': logicalId }).map(([key, Value]) => ({ Key: `aws:cloudformation:${key}`, Value }))
  const stackTags = [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...reserved]
  return { world, account, region, id: physicalId, name, isNamed, arn, properties, stackTags }
}

/** Resources that the rest of the local AWS can see: roles, policies, buckets, parameters. */
const effects: Record<string, Effect> = {
  'AWS::IAM::Role': {
    put: ({ world, account, name, arn, properties, stackTags }, before) => {
      const there = account.iam.roles.get(name)
      if (there && !before) throw failure(`${name} already exists`)
      const inline = Object.fromEntries((properties.Policies ?? []).map(({ PolicyName, PolicyDocument }: any) => [PolicyName, PolicyDocument]))
      const others = Object.entries(there?.InlinePolicies ?? {}).filter(([policy]) => !before?.Policies?.some(({ PolicyName }: any) => PolicyName === policy))
      account.iam.roles.set(name, {
        RoleName: name,
        Path: properties.Path ?? '/',
        Arn: arn,
        RoleId: roleId(arn),
        AssumeRolePolicyDocument: properties.AssumeRolePolicyDocument,
        PermissionsBoundary: properties.PermissionsBoundary,
        AttachedPolicies: [...new Set<string>([...(properties.ManagedPolicyArns ?? []), ...without(there?.AttachedPolicies ?? [], before?.ManagedPolicyArns)])],
        InlinePolicies: { ...Object.fromEntries(others), ...inline },
        CreateDate: there?.CreateDate ?? world.clock.now(),
        MaxSessionDuration: Number(properties.MaxSessionDuration ?? 3600),
        Description: properties.Description,
        Tags: [...stackTags, ...(properties.Tags ?? [])],
      })
    },
    remove: ({ account, name }) => void account.iam.roles.delete(name),
  },
  'AWS::IAM::ManagedPolicy': {
    put: ({ world, account, name, arn, properties }, before) => {
      if (account.iam.policies.has(arn) && !before) throw failure(`A policy called ${name} already exists. Duplicate names are not allowed.`)
      account.iam.policies.set(arn, { PolicyName: name, Path: properties.Path ?? '/', Arn: arn, Document: properties.PolicyDocument, CreateDate: world.clock.now() })
      for (const role of without(before?.Roles ?? [], properties.Roles)) {
        const detached = account.iam.roles.get(role)
        if (detached) detached.AttachedPolicies = without(detached.AttachedPolicies, [arn])
      }
      for (const role of properties.Roles ?? []) {
        const attached = account.iam.roles.get(role)
        if (!attached) throw failure(`The role with name ${role} cannot be found.`)
        attached.AttachedPolicies = [...new Set([...attached.AttachedPolicies, arn])]
      }
    },
    remove: ({ account, arn }) => {
      account.iam.policies.delete(arn)
      for (const role of account.iam.roles.values()) role.AttachedPolicies = without(role.AttachedPolicies, [arn])
    },
  },
  'AWS::IAM::ServiceLinkedRole': {
    put: ({ world, account, properties }, before) => {
      const service: string = properties.AWSServiceName
      const { name, arn } = linkedRole(account.Id, service)
      if (account.iam.roles.has(name) && !before) throw failure(`Service role name ${name} has been taken in this account, please try a different suffix.`)
      const AssumeRolePolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] }
      account.iam.roles.set(name, {
        RoleName: name, Path: `/aws-service-role/${service}/`, Arn: arn, RoleId: roleId(arn), AssumeRolePolicyDocument, AttachedPolicies: [], InlinePolicies: {}, CreateDate: world.clock.now(), Tags: [],
      })
    },
    remove: ({ account, properties }) => void account.iam.roles.delete(linkedRole(account.Id, properties.AWSServiceName).name),
  },
  'AWS::IAM::Policy': inline(),
  'AWS::IAM::RolePolicy': inline(),
  'AWS::IAM::OIDCProvider': {
    put: ({ account, arn, properties }, before) => {
      if (account.iam.oidcProviders.has(arn) && !before) throw failure(`Provider with url ${properties.Url} already exists.`)
      account.iam.oidcProviders.set(arn, properties)
    },
    remove: ({ account, arn }) => void account.iam.oidcProviders.delete(arn),
  },
  'AWS::Route53::RecordSet': {
    put: (subject, before) => {
      const there = livesIn('AWS::Route53::RecordSet', subject)
      const [was, is] = [before && recordOf(before), recordOf(subject.properties)]
      if (is !== was && there.has(is)) {
        const { Name, Type } = subject.properties
        throw failure(`[Tried to create resource record set [name='${dotted(Name)}', type='${Type}'] but it already exists] (Service: Route53, Status Code: 400)`)
      }
      if (was) there.delete(was)
      const { id, name, isNamed, arn, properties } = subject
      there.set(is, { type: 'AWS::Route53::RecordSet', id, name, isNamed, arn, properties, tags: [] })
    },
    remove: (subject) => void livesIn('AWS::Route53::RecordSet', subject).delete(recordOf(subject.properties)),
  },
  'AWS::S3::Bucket': {
    put: ({ world, account, region, name, properties }, before) => {
      const there = world.buckets.get(name)
      if (there && !before) throw failure(`${name} already exists`)
      if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw failure(`The specified bucket is not valid: ${name}`)
      const bucket: Bucket = { ...there, Name: name, account: account.Id, region: region.Name, objects: there?.objects ?? new Map(), CreationDate: there?.CreationDate ?? world.clock.now() }
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
    put: ({ region, name, properties }, before) => {
      const there = region.parameters.get(name)
      if (there && !before) throw failure(`${name} already exists`)
      region.parameters.set(name, { Name: name, Type: properties.Type, Value: String(properties.Value), Version: (there?.Version ?? 0) + 1 })
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

/** Where resources of other types are: in their account and region, those of IAM and of Route 53 in all of the account. */
export const livesIn = (type: string, { account, region }: Pick<Subject, 'account' | 'region'>): Region['resources'] =>
  (/^AWS::(IAM|Route53)::/.test(type) ? regionOf(account, 'us-east-1') : region).resources

/** Any number may have the same name: revisions of a family, and zones, which have name servers of their own. */
const isFamily = /^AWS::(Batch::JobDefinition|ECS::TaskDefinition|Route53::HostedZone)$/

/** What a name is unique in, where that is not the region. https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html */
const within: Record<string, string> = { 'AWS::ECS::Service': 'Cluster', 'AWS::ServiceDiscovery::Service': 'NamespaceId' }
const hasSameName = (one: Live, other: Pick<Live, 'name' | 'properties'>) => {
  const place = within[one.type]
  return one.isNamed && one.name === other.name && (!place || one.properties[place] === other.properties[place])
}

/** What is one record in its zone. https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html */
const recordOf = ({ HostedZoneId, HostedZoneName, Name, Type, SetIdentifier = '' }: Record<string, any>) => ['AWS::Route53::RecordSet', HostedZoneId ?? HostedZoneName, dotted(Name), Type, SetIdentifier].join(' ')
const dotted = (name: string) => name.replace(/\.?$/, '.')

/** An update says what differs between templates; what was changed in the service stays. */
function changed(live: Record<string, any>, before: Record<string, any>, after: Record<string, any>): Record<string, any> {
  const names = Object.keys({ ...before, ...after }).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  return Object.fromEntries(Object.entries({ ...live, ...Object.fromEntries(names.map((name) => [name, after[name]])) }).filter(([, value]) => value !== undefined))
}

/** Makes or changes what a resource is to the rest; throws what the service behind it would say. */
export function put(type: string, subject: Subject, before?: Record<string, any>) {
  if (effects[type]) return effects[type].put(subject, before)
  const there = livesIn(type, subject)
  const { id, name, isNamed, arn, properties, stackTags } = subject
  const isTaken = isNamed && !before && !isFamily.test(type) && [...there.values()].some((one) => one.type === type && hasSameName(one, subject))
  if (isTaken) throw failure(`${name} already exists`)
  const live = before && there.get(`${type} ${id}`)?.properties
  const tags = [...stackTags, ...(Array.isArray(properties.Tags) ? properties.Tags : [])]
  there.set(`${type} ${id}`, { type, id, name, isNamed, arn, properties: live ? changed(live, before, properties) : properties, tags })
}

/** Takes a resource away from the rest. */
export function remove(type: string, subject: Subject) {
  if (effects[type]) return effects[type].remove(subject)
  const there = livesIn(type, subject)
  const live = there.get(`${type} ${subject.id}`)
  // A key goes days later only. https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
  if (live && type === 'AWS::KMS::Key') {
    const days = Number(live.properties.PendingWindowInDays ?? 30)
    live.properties = { ...live.properties, KeyState: 'PendingDeletion', DeletionDate: new Date(+subject.world.clock.now() + days * 86_400_000) }
  } else there.delete(`${type} ${subject.id}`)
}
