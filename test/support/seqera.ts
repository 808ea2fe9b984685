import { equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluate, type Policy } from '../../scripts/local-aws/iam/evaluate.ts'
import { fromYaml } from '../../templates-src/cfn/from-yaml.ts'
import type { Template } from '../../templates-src/cfn/index.ts'
import { root } from './local.ts'
import { account, region, resolved } from './resolved.ts'

/** Roles of the product, by their logical IDs in the flat shape. */
export type Holder = 'SeqeraRoleRole' | 'ForgeRolesExecutionRole' | 'ForgeRolesInstanceRole' | 'ForgeRolesHeadRole' | 'ForgeRolesComputeRole' | 'SeqeraCloudCloudRole'

export type Given = Record<string, string>
export type Context = Record<string, string>
export type Asked = [action: string, resource: string, context?: Context]

/* What is emitted is what is asked: the flat template, and the boundary that the account baseline carries. */

const emitted = (path: string) => fromYaml(readFileSync(join(root, 'products', path), 'utf8')) as unknown as Template
export const flat = emitted('seqera-access/templates/flat.yaml')
const boundaryOf = (template: Template) => Object.values(resolved(template).resources)[0]!.Properties.PolicyDocument as Policy
export const partnerBoundary = boundaryOf(emitted('account-baseline/templates/partner-boundary.yaml'))
export const sharedBoundary = boundaryOf(emitted('account-baseline/templates/boundary.yaml'))

export const made = (given: Given) => resolved(flat, given)
export const policiesOf = ({ resources }: ReturnType<typeof made>, role: string): Policy[] =>
  Object.values(resources).filter(({ Type, Properties }) => Type === 'AWS::IAM::ManagedPolicy' && Properties.Roles?.includes(role)).map(({ Properties }) => Properties.PolicyDocument)

/** Whether a role may do something: its policies and its boundary must both allow it. */
export const asking = (given: Given, role: Holder = 'SeqeraRoleRole') => {
  const policies = policiesOf(made(given), role)
  return ([action, resource, context = {}]: Asked) => {
    const request = { action, resource, context }
    return evaluate(policies, request) === 'allowed' && evaluate([partnerBoundary], request) === 'allowed'
  }
}
export const all = (may: (asked: Asked) => boolean, expected: boolean, asked: Asked[]) => {
  for (const one of asked) equal(may(one), expected, one.map((part) => JSON.stringify(part)).join(' '))
}

export const at = (service: string) => (rest: string, in_ = region) => `arn:aws:${service}:${in_}:${account}:${rest}`
export const batch = at('batch')
export const ec2 = at('ec2')
export const ecs = at('ecs')
export const logs = at('logs')
export const fsx = at('fsx')
export const efs = at('elasticfilesystem')
export const secrets = at('secretsmanager')
export const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`
export const s3 = (rest: string) => `arn:aws:s3:::${rest}`
export const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`
export const WorkDirBucket = 'genomics-work'
export const madeBoundaryId = 'SeqeraRoleManagementMadeRolesBoundary'
export const madeBoundary = iam(`policy/stackroom/${madeBoundaryId}`)
export const forged = { 'aws:ResourceTag/Name': 'TowerForge-1a2b' }

/** The actions that policies allow. */
export const actionsIn = (policies: Policy[]) => [...new Set(policies.flatMap(({ Statement }) => [Statement].flat().filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => [Action ?? []].flat())))].sort()

export const ExternalId = 'a1b2c3d4-e5f6'

/** Every switch, off. */
export const off = Object.fromEntries(Object.entries(flat.Parameters!).filter(([, { AllowedValues = [] }]) => AllowedValues.includes('false')).map(([name]) => [name, 'false']))

/** A role of the product nextflow-batch. */
export const ready = (name: string) => iam(`role/stackroom/TowerForge-nextflow-${name}`)
