/*
 * What differs between database engines and between sizes, as CloudFormation cannot work it out.
 */

/**
 * The major versions of each engine. RDS picks the minor one, and its maintenance the next. Standard support of MySQL 8.0
 * ended on 2026-07-31: from then on each vCPU costs extra. EngineLifecycleSupport could refuse to make such a database, but
 * CloudFormation refuses every update that adds it to one that is there.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html and
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/blob/master/aws-rds-dbinstance/src/main/java/software/amazon/rds/dbinstance/UpdateHandler.java
 */
export const versions = {
  mysql: ['8.4', '8.0'],
  postgres: ['18', '17', '16'],
  'aurora-mysql': ['8.0'],
  'aurora-postgresql': ['17', '16'],
}

/** Not the ports that everybody tries first. */
export const engines = {
  mysql: { Port: 33306, Kind: 'instance' },
  postgres: { Port: 35432, Kind: 'instance' },
  'aurora-mysql': { Port: 33306, Kind: 'cluster' },
  'aurora-postgresql': { Port: 35432, Kind: 'cluster' },
} as const

const sizes: Record<string, number> = { micro: 1, small: 2, medium: 4, large: 8, xlarge: 16, '2xlarge': 32, '4xlarge': 64 }

/** GiB of memory of a class: general purpose as listed, memory optimized twice that. */
const memoryOf = (name: string) => {
  const [, family = '', size = ''] = name.split('.')
  return sizes[size]! * (family.startsWith('r') ? 2 : 1)
}

const general = ['micro', 'small', 'medium', 'large'].map((size) => `db.t4g.${size}`)
const larger = (family: string) => ['large', 'xlarge', '2xlarge', '4xlarge'].map((size) => `db.${family}.${size}`)

/** Graviton, as it costs less for the same work; the engines are the same. */
export const instanceClasses = [...general, ...larger('m7g'), ...larger('r7g')]
/** What Aurora runs on: serverless has a size of its own. */
export const auroraClasses = ['db.serverless', 'db.t4g.medium', 'db.t4g.large', ...larger('r7g')]

/**
 * Eight tenths of the connections that RDS allows by default: of three quarters of the memory, 12 MiB each.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 */
const connections = (gibibytes: number) => Math.round((0.8 * 0.75 * gibibytes * 2 ** 30) / 12582880)

/**
 * The same for Aurora MySQL, which allows fewer on small classes and more on large ones.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Performance.html
 */
const auroraConnections = (gibibytes: number) => {
  const memory = 0.75 * gibibytes * 2 ** 30
  return Math.round(0.8 * Math.max(Math.log2(memory / 805306368) * 45, Math.log2(memory / 8187281408) * 1000))
}

/** The smallest classes have no Database Insights. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Engines.html */
const hasInsights = (name: string) => !['db.t4g.micro', 'db.t4g.small'].includes(name)

/** Of each class: when connections are many, when memory is short (bytes), and whether it has Database Insights. */
export const classes = Object.fromEntries(
  [...new Set([...instanceClasses, ...auroraClasses])].map((name) => {
    // A serverless instance grows to what its cluster allows: alarms are those of the smallest that serves anybody.
    const gibibytes = name === 'db.serverless' ? 4 : memoryOf(name)
    return [
      name,
      {
        ManyConnections: connections(gibibytes),
        ManyAuroraConnections: gibibytes < 4 ? connections(gibibytes) : auroraConnections(gibibytes),
        LittleMemory: Math.round(gibibytes * 2 ** 30 * 0.05),
        HasInsights: String(hasInsights(name)),
      },
    ]
  }),
)
