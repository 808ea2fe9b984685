import { createHash } from 'node:crypto'
import { administrator } from './wire/credentials.ts'
import type { Account, Clock, Role, World } from './world.ts'

const units = [
  { Id: 'r-loca', Name: 'Root' },
  { Id: 'ou-loca-workload', Name: 'Workloads', ParentId: 'r-loca' },
  { Id: 'ou-loca-research', Name: 'Research', ParentId: 'ou-loca-workload' },
  { Id: 'ou-loca-genomics', Name: 'Genomics', ParentId: 'ou-loca-research' },
  { Id: 'ou-loca-teaching', Name: 'Teaching', ParentId: 'ou-loca-workload' },
  { Id: 'ou-loca-security', Name: 'Security', ParentId: 'r-loca' },
]

const members: [Id: string, Name: string, ParentId: string, Status?: 'SUSPENDED'][] = [
  ['444455556666', 'imaging', 'ou-loca-research'],
  ['777788889999', 'sequencing', 'ou-loca-genomics'],
  ['123456789012', 'practicals', 'ou-loca-teaching'],
  ['222233334444', 'audit', 'ou-loca-security'],
  ['555566667777', 'former-lab', 'ou-loca-research', 'SUSPENDED'],
]

const scientist = (account: string): Role => ({
  ...administrator(account),
  RoleName: 'ResearchScientist',
  Arn: `arn:aws:iam::${account}:role/ResearchScientist`,
  RoleId: `AROA${createHash('sha256').update(`scientist ${account}`).digest('hex').slice(0, 17).toUpperCase()}`,
  // The second is what the account baseline brings; who names it, as permission sets do, has it as soon as it is there.
  AttachedPolicies: ['arn:aws:iam::aws:policy/AWSServiceCatalogEndUserFullAccess', `arn:aws:iam::${account}:policy/StackroomPrepareForDeletion`],
})

const account = (Id: string, Name: string, ParentId: string, Status: Account['Status'] = 'ACTIVE'): [string, Account] => [
  Id,
  {
    Id,
    Name,
    Email: `${Name}@example.org`,
    Status,
    ParentId,
    iam: {
      roles: new Map([administrator(Id), scientist(Id)].map((role) => [role.RoleName, role])),
      policies: new Map(),
      oidcProviders: new Map(),
    },
    regions: new Map(),
  },
]

/** A fresh world: an organization managed by 111122223333 with nested units, five members and, for tests of scale, more under Teaching. */
export function seed({ members: more = 0, clock, enforcesIam = true }: { members?: number; clock?: Partial<Clock>; enforcesIam?: boolean } = {}): World {
  const extra = Array.from({ length: more }, (_, index) => account(String(300000000001 + index), `group-${index + 1}`, 'ou-loca-teaching'))
  return {
    partition: 'aws',
    managementAccount: '111122223333',
    organization: {
      Id: 'o-localaws00',
      RootId: 'r-loca',
      units: new Map(units.map((unit) => [unit.Id, unit])),
      trustedServices: new Set(['member.org.stacksets.cloudformation.amazonaws.com', 'servicecatalog.amazonaws.com']),
      delegatedAdministrators: [],
    },
    accounts: new Map([account('111122223333', 'management', 'r-loca'), ...members.map((member) => account(...member)), ...extra]),
    buckets: new Map(),
    sessions: new Map(),
    faults: [],
    calls: [],
    enforcesIam,
    authorizations: [],
    customResources: new Map(),
    clock: { now: () => new Date(), stepMilliseconds: 20, ...clock },
  }
}
