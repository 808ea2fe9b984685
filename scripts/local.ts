import { refused } from './failure.ts'
import { startLocalAws } from './local-aws/server.ts'

/** Somebody who launches what is published, in an account that is not the hub. */
export const scientist = { account: '444455556666', role: 'ResearchScientist' }

/**
 * A function of the shell: version 1 of the aws CLI asks AWS itself for RDS in us-east-1, whatever the environment says,
 * unless an option names the endpoint: its customizations/overridesslcommonname.py.
 */
export const awsHere = 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }'

/** Keeps a local AWS running until Ctrl-C, and says how to talk to it. */
export async function local({ port, 'no-iam': noIam = false }: { port?: string; 'no-iam'?: boolean }) {
  const number = Number(port ?? 0)
  if (port !== undefined && (!/^[0-9]+$/.test(port) || number < 1 || number > 65535)) throw refused(`local --port ${port}: is no port; take 1 to 65535, or leave it out for a free one`)
  const { endpoint, world, close } = await startLocalAws({ port: number, enforcesIam: !noIam }).catch((cause) => {
    throw cause.code === 'EADDRINUSE' ? refused(`local --port ${port}: is in use; take another, or leave it out for a free one`) : cause
  })
  console.log(`A local AWS is listening. It is empty, and forgets everything when it ends (Ctrl-C).

  export AWS_ENDPOINT_URL=${endpoint} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=${world.managementAccount} AWS_SECRET_ACCESS_KEY=local
  ${awsHere}

The last line keeps version 1 of the aws CLI from asking AWS itself, which it does for RDS in us-east-1 unless an option names the endpoint.
A 12-digit access key acts as that account's administrator. To try, first what administrators do:

  npx stackroom rollout account-baseline
  npx stackroom publish
  aws servicecatalog search-products-as-admin
  aws organizations list-accounts

then become a scientist of another account, who may launch and little else:

  export $(AWS_ACCESS_KEY_ID=${scientist.account} aws sts assume-role --role-arn arn:aws:iam::${scientist.account}:role/${scientist.role} --role-session-name me --output text \\
    --query "Credentials.[join('=',['AWS_ACCESS_KEY_ID',AccessKeyId]),join('=',['AWS_SECRET_ACCESS_KEY',SecretAccessKey]),join('=',['AWS_SESSION_TOKEN',SessionToken])]")
  npx stackroom launch mutation-farm --name my-farm
  aws servicecatalog search-provisioned-products
`)
  await new Promise<void>((done) => {
    process.once('SIGINT', done)
    process.once('SIGTERM', done)
  })
  await close()
}
