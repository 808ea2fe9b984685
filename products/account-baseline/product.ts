import { grantedBy } from '../../templates-src/cfn/permissions/granted.ts'
import { linkedBy } from '../../templates-src/cfn/permissions/statements.ts'
import { nested, output, ref, stacks, template } from '../../templates-src/cfn/index.ts'
import { partnerBoundaryName } from '../../templates-src/parts/bounded.ts'
import { boundary } from '../../templates-src/stacks/boundary.ts'
import { prepareForDeletion } from '../../templates-src/stacks/prepare-for-deletion.ts'
import { runCommand } from '../../templates-src/stacks/run-command.ts'
import { linkedRoles } from '../../templates-src/stacks/linked-roles.ts'
import dataTier from '../data-tier/product.ts'
import dnsAndCertificates from '../dns-and-certificates/product.ts'
import mutationFarm from '../mutation-farm/product.ts'
import network from '../network/product.ts'
import nextflowBatch from '../nextflow-batch/product.ts'
import osmt from '../osmt/product.ts'
import { product } from '../product.ts'
import seqeraAccess from '../seqera-access/product.ts'
import webApplication from '../web-application/product.ts'

// Everything that is launched, by the name of its nested stack.
const launched = { DataTierLaunchRole: dataTier, DnsAndCertificatesLaunchRole: dnsAndCertificates, MutationFarmLaunchRole: mutationFarm, NetworkLaunchRole: network, NextflowBatchLaunchRole: nextflowBatch, OsmtLaunchRole: osmt, SeqeraAccessLaunchRole: seqeraAccess, WebApplicationLaunchRole: webApplication }
const roots = Object.values(launched).map(({ Template }) => Template)

const Boundary = nested('Boundary', boundary([...new Set(roots.filter((root) => root !== seqeraAccess.Template).flatMap(grantedBy))].sort()), {})
const PartnerBoundary = nested('PartnerBoundary', boundary(grantedBy(seqeraAccess.Template), partnerBoundaryName), {})
const LaunchRoles = Object.entries(launched).map(([LogicalId, { LaunchRole }]) => nested(LogicalId, LaunchRole!, {}))
const LinkedRoles = nested('LinkedRoles', linkedRoles(linkedBy(...roots)), { ServiceLinkedRoles: ref('ServiceLinkedRoles') })
const Actions = [nested('PrepareForDeletion', prepareForDeletion(), {}), nested('RunCommand', runCommand(), {})]

export default product({
  Name: 'Account baseline',
  Owner: 'Research Computing',
  Description: 'What an account has before anything is launched in it: the launch roles of all products, the boundary of the roles they make, and the actions that people run on what they launched',
  Version: { Name: '1.1.0', Description: 'Launch roles that may do what services ask for beside handlers, and Run command by turns' },
  Profiles: {
    standard: { Description: 'For accounts in which AWS services make their own roles', Parameters: {} },
    strict: { Description: 'For new accounts: service-linked roles before first use', Parameters: { ServiceLinkedRoles: 'Create' } },
  },
  Template: template({
    Description: 'Account baseline: launch roles, the boundary of what they make, service-linked roles, and actions on what is launched',
    Metadata: {
      'AWS::CloudFormation::Interface': {
        ParameterGroups: [{ Label: { default: 'Roles of AWS services' }, Parameters: ['ServiceLinkedRoles'] }],
        ParameterLabels: { ServiceLinkedRoles: { default: 'Service-linked roles' } },
      },
    },
    Parameters: {
      ServiceLinkedRoles: {
        Type: 'String',
        Default: 'Existing',
        AllowedValues: ['Existing', 'Create'],
        Description: 'Existing: AWS services make them on first use, or have. Create: make them now, in an account that has none',
      },
    },
    Resources: stacks(Boundary, PartnerBoundary, ...LaunchRoles, LinkedRoles, ...Actions),
    Outputs: {
      ...Object.fromEntries(
        Actions.flatMap(({ LogicalId, Outputs }) => [
          [`${LogicalId}Document`, output('String', Outputs.DocumentName, { Description: 'An Automation document that people run on what they launched' })],
          [`${LogicalId}PolicyArn`, output('String', Outputs.PeoplePolicyArn, { Description: 'The policy of those who may run it' })],
        ]),
      ),
      BoundaryArn: output('String', Boundary.Outputs.BoundaryArn, { Description: 'The most that a role of a launched product can do' }),
      PartnerBoundaryArn: output('String', PartnerBoundary.Outputs.BoundaryArn, { Description: 'The most that a role can do which a third party acts with' }),
      ...Object.fromEntries(
        LaunchRoles.map(({ LogicalId, Outputs }) => [`${LogicalId}Arn`, output('String', Outputs.LaunchRoleArn!, { Description: 'The role that launches act with' })]),
      ),
    },
  }),
})
