import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { test } from 'node:test'
import { instanceScript } from '../../templates-src/parts/instance-script.ts'
import { root, run } from '../support/local.ts'

const settings = { CLI_HOST: 'awscli.amazonaws.com', CLI_PATH: '', EFS_ID: '', EFS_ADDRESS: '', EFS_MOUNT: '/mnt/efs', FSX_DNS: '', FSX_NAME: '', FSX_MOUNT: '/mnt/fsx', WORK_DIR: '', SESSION_MANAGER: 'false', ECS_CONFIG: '', LOG_GROUP: 'instances' }
const scriptWith = (given: Partial<typeof settings>) =>
  ['#!/bin/bash', ...Object.entries({ ...settings, ...given }).map(([name, value]) => `${name}='${value}'`), instanceScript].join('\n')

// What changes the machine is written down instead of run; the rest is the machine's own.
const stubbed = ['yum', 'mkfs', 'mount', 'pvcreate', 'vgcreate', 'lvcreate', 'sysctl', 'curl', 'unzip', 'systemctl', 'shutdown', 'amazon-cloudwatch-agent-ctl', 'uname']

/** Runs the script on a machine of files, with disks of these models, and tells what it called and left behind. */
function boot(models: string[], given: Partial<typeof settings> = {}, failing = '') {
  const machine = mkdtempSync(join(tmpdir(), 'instance-'))
  const put = (file: string, text: string, mode = 0o644) => {
    mkdirSync(dirname(join(machine, file)), { recursive: true })
    writeFileSync(join(machine, file), text, { mode })
  }
  try {
    models.forEach((model, index) => put(`sys/block/nvme${index}n1/device/model`, `${model}\n`))
    put('var/log/tower-forge.log', '')
    put('dev/console', '')
    for (const name of stubbed) put(`bin/${name}`, `#!/bin/bash\necho "${name} $*" >> "${machine}/calls"\n${name === 'uname' ? 'echo aarch64\n' : ''}${name === failing ? 'exit 1\n' : ''}`, 0o755)
    put('bin/logger', '#!/bin/bash\ncat > /dev/null\n', 0o755)
    // The installer that comes out of the archive.
    put('bin/unzip', `#!/bin/bash\necho "unzip" >> "${machine}/calls"\nmkdir -p "$4/aws"\nprintf '#!/bin/bash\\necho "install $*" >> "${machine}/calls"\\n' > "$4/aws/install"\nchmod +x "$4/aws/install"\n`, 0o755)
    const { status } = spawnSync('bash', ['-c', scriptWith(given)], { env: { PATH: [join(machine, 'bin'), process.env.PATH].join(delimiter), INSTANCE_ROOT: machine }, encoding: 'utf8' })
    const read = (file: string) => (existsSync(join(machine, file)) ? readFileSync(join(machine, file), 'utf8').replaceAll(machine, '') : '')
    const calls = read('calls').split('\n').filter(Boolean).map((call) => call.replace(/\/tmp\/\S+?\/(?=aws)/, '<temporary>/'))
    const mode = (file: string) => (existsSync(join(machine, file)) ? (statSync(join(machine, file)).mode & 0o7777).toString(8) : '')
    return { status, scratch: mode('scratch/fusion'), workDir: mode('mnt/efs/work'), ecs: read('etc/ecs/ecs.config').trim().split('\n'), agent: read('opt/aws/amazon-cloudwatch-agent/bin/config.json'), of: (...names: string[]) => calls.filter((call) => names.includes(call.split(' ')[0]!)) }
  } finally {
    rmSync(machine, { recursive: true })
  }
}
const disk = 'Amazon EC2 NVMe Instance Storage'
const volume = 'Amazon Elastic Block Store'
const storage = ['mkfs', 'pvcreate', 'vgcreate', 'lvcreate', 'mount']

test('shellcheck has nothing to say about what instances run', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'script-'))
  writeFileSync(join(folder, 'script.sh'), scriptWith({}))
  const path = [join(root, '.venv/bin'), process.env.PATH].join(delimiter)
  // Settings that are blank here are not blank in every launch template; one setting of ECS_CONFIG is one word.
  const { code, stdout, stderr } = await run('shellcheck', ['--severity=style', '--exclude=SC2016', join(folder, 'script.sh')], { ...process.env, PATH: path })
  rmSync(folder, { recursive: true })
  equal(code, 0, stdout + stderr)
})

test('without a disk of its own, scratch space is on the boot disk', () => {
  const { status, of, scratch } = boot([volume, volume])
  equal(status, 0)
  deepEqual(of(...storage), [])
  equal(scratch, '777')
})

test('one disk is used as it is, whichever device it is', () => {
  deepEqual(boot([volume, disk]).of(...storage), ['mkfs -t xfs /dev/nvme1n1', 'mount /dev/nvme1n1 /scratch/fusion'])
})

test('several disks become one linear volume of all their space', () => {
  deepEqual(boot([volume, disk, disk]).of(...storage), [
    'pvcreate /dev/nvme1n1 /dev/nvme2n1',
    'vgcreate scratch_fusion /dev/nvme1n1 /dev/nvme2n1',
    'lvcreate -l 100%FREE -n volume scratch_fusion',
    'mkfs -t xfs /dev/mapper/scratch_fusion-volume',
    'mount /dev/mapper/scratch_fusion-volume /scratch/fusion',
  ])
})

test('file systems are mounted where they were asked for, EFS over TLS with the role of the instance', () => {
  deepEqual(boot([], { EFS_ID: 'fs-1', EFS_ADDRESS: '10.0.0.9', FSX_DNS: 'fs-2.fsx.example', FSX_NAME: 'abc' }).of('mount'), [
    'mount -t efs -o tls,iam,mounttargetip=10.0.0.9 fs-1:/ /mnt/efs',
    'mount -t lustre -o relatime,flock fs-2.fsx.example@tcp:/abc /mnt/fsx',
  ])
  deepEqual(boot([], { EFS_ID: 'fs-1' }).of('mount'), ['mount -t efs -o tls,iam fs-1:/ /mnt/efs'])
})

test('a work directory on a file system is everybody\'s to write to, and there is none of it otherwise', () => {
  equal(boot([], { EFS_ID: 'fs-1', WORK_DIR: '/mnt/efs/work' }).workDir, '1777')
  equal(boot([], { EFS_ID: 'fs-1' }).workDir, '')
})

test('the agent of ECS has the settings of Forge, and after them those that were typed', () => {
  deepEqual(boot([], { ECS_CONFIG: 'ECS_A=1 ECS_B=two' }).ecs, [
    'ECS_IMAGE_PULL_BEHAVIOR=once', 'ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true', 'ECS_ENABLE_SPOT_INSTANCE_DRAINING=true',
    'ECS_CONTAINER_CREATE_TIMEOUT=10m', 'ECS_CONTAINER_START_TIMEOUT=10m', 'ECS_CONTAINER_STOP_TIMEOUT=10m', 'ECS_MANIFEST_PULL_TIMEOUT=10m',
    'ECS_A=1', 'ECS_B=two',
  ])
})

test('the CloudWatch agent sends five logs to the group it is given, and two metrics a minute', () => {
  const { agent, logs, metrics } = JSON.parse(boot([], { LOG_GROUP: 'our-group' }).agent)
  const files = logs.logs_collected.files.collect_list
  deepEqual(files.map((file: any) => file.log_stream_name), ['tower-forge', 'ebs-autoscale', 'cloud-init', 'cloud-init-output', 'ecs-agent'].map((name) => `{instance_id}/${name}`))
  ok(files.every((file: any) => file.log_group_name === 'our-group' && file.file_path.startsWith('/var/log/')))
  equal(agent.metrics_collection_interval, 60)
  deepEqual(Object.keys(metrics.metrics_collected), ['mem', 'disk'])
})

test('an instance that lacks a disk or a file system takes no jobs', () => {
  for (const failing of ['mkfs', 'mount', 'pvcreate', 'yum']) {
    const { status, of } = boot([disk, disk], {}, failing)
    ok(status !== 0, failing)
    deepEqual(of('shutdown'), ['shutdown -h now'], failing)
  }
  equal(boot([], {}, 'amazon-cloudwatch-agent-ctl').status, 0, 'a log less is no reason')
})

test('the aws command is where Nextflow is told it is, for the processor of the instance, and not there with Fusion', () => {
  const { of } = boot([], { CLI_PATH: '/home/ec2-user/miniconda/bin/aws' })
  match(of('curl')[0]!, /awscli-exe-linux-aarch64\.zip/)
  deepEqual(of('install'), ['install --install-dir /home/ec2-user/miniconda --bin-dir /home/ec2-user/miniconda/bin'])
  deepEqual(boot([]).of('curl', 'install'), [])
})

test('memory for unwritten data is limited', () => {
  deepEqual(boot([]).of('sysctl'), ['sysctl -q -w vm.dirty_bytes=1258291200 vm.dirty_background_bytes=629145600'])
})
