/**
 * What an instance of Batch does once, before it takes jobs, as Tower Forge's do: disks, agents, file systems, kernel.
 * What it goes by (`CLI_PATH`, `EFS_ID` …) stands in front of it, filled in by the launch template. `INSTANCE_ROOT` is
 * for rehearsing it on files that are not the machine's own.
 * https://docs.seqera.io/platform-cloud/enterprise/advanced-topics/manual-aws-batch-setup
 */
export const instanceScript = String.raw`set -Eeuo pipefail
root=${'$'}{INSTANCE_ROOT:-}
temporary=$(mktemp -d)
exec > >(tee -a "$root/var/log/tower-forge.log" | logger -t tower-forge -s 2> "$root/dev/console") 2>&1

# Jobs on an instance that lacks a disk or a file system would lose what they write: Batch starts another instance.
trap 'echo "line $LINENO failed; this instance takes no jobs"; shutdown -h now' ERR

# As other images than Amazon Linux 2023 know it, too: that of DRAGEN is given.
install_packages() {
  local packages=(jq sed wget unzip nvme-cli lvm2 amazon-cloudwatch-agent)
  if [[ $EFS_ID ]]; then packages+=(amazon-efs-utils); fi
  if [[ $FSX_DNS ]]; then packages+=(lustre-client); fi
  if [[ $SESSION_MANAGER == true ]]; then packages+=(amazon-ssm-agent); fi
  yum install -q -y "${'$'}{packages[@]}"
}

# Disks that are the instance's own; volumes of EBS are NVMe devices too, of another model.
nvme_disks() {
  local model device
  for model in "$root"/sys/block/nvme*/device/model; do
    if [[ -e $model ]] && grep -q 'Amazon EC2 NVMe Instance Storage' "$model"; then
      device=${'$'}{model%/device/model}
      echo "/dev/${'$'}{device##*/}"
    fi
  done
}

# One disk is used as it is, several become one linear volume, none leaves the directory on the boot disk.
prepare_scratch() {
  local disks volume=
  mkdir -p "$root/scratch/fusion"
  mapfile -t disks < <(nvme_disks)
  if ((${'$'}{#disks[@]} == 1)); then
    volume=${'$'}{disks[0]}
  elif ((${'$'}{#disks[@]} > 1)); then
    pvcreate "${'$'}{disks[@]}"
    vgcreate scratch_fusion "${'$'}{disks[@]}"
    lvcreate -l 100%FREE -n volume scratch_fusion
    volume=/dev/mapper/scratch_fusion-volume
  fi
  if [[ $volume ]]; then
    mkfs -t xfs "$volume"
    mount "$volume" "$root/scratch/fusion"
  fi
  chmod a+w "$root/scratch/fusion"
}

mount_file_systems() {
  if [[ $EFS_ID ]]; then
    mkdir -p "$root$EFS_MOUNT"
    mount -t efs -o "tls,iam${'$'}{EFS_ADDRESS:+,mounttargetip=$EFS_ADDRESS}" "$EFS_ID:/" "$root$EFS_MOUNT"
  fi
  if [[ $FSX_DNS ]]; then
    mkdir -p "$root$FSX_MOUNT"
    mount -t lustre -o relatime,flock "$FSX_DNS@tcp:/$FSX_NAME" "$root$FSX_MOUNT"
  fi
  # Whoever a job runs as finds its directory there, and removes none of another's.
  if [[ $WORK_DIR ]]; then
    mkdir -p "$root$WORK_DIR"
    chmod 1777 "$root$WORK_DIR"
  fi
}

# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
configure_ecs() {
  local setting
  mkdir -p "$root/etc/ecs"
  for setting in ECS_IMAGE_PULL_BEHAVIOR=once ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true ECS_ENABLE_SPOT_INSTANCE_DRAINING=true \
    ECS_CONTAINER_CREATE_TIMEOUT=10m ECS_CONTAINER_START_TIMEOUT=10m ECS_CONTAINER_STOP_TIMEOUT=10m ECS_MANIFEST_PULL_TIMEOUT=10m $ECS_CONFIG; do
    echo "$setting" >> "$root/etc/ecs/ecs.config"
  done
}

# Without Fusion, tasks stage files with the aws command of the instance: Nextflow mounts the folder that holds bin.
install_aws_cli() {
  if [[ -z $CLI_PATH ]]; then return 0; fi
  local home=${'$'}{CLI_PATH%/bin/aws}
  curl -fsSL --retry 5 "https://$CLI_HOST/awscli-exe-linux-$(uname -m).zip" -o "$temporary/awscli.zip"
  unzip -q "$temporary/awscli.zip" -d "$temporary"
  "$temporary/aws/install" --install-dir "$root$home" --bin-dir "$root$home/bin"
}

log_file() {
  echo "{\"file_path\": \"$2\", \"log_group_name\": \"$LOG_GROUP\", \"log_stream_name\": \"{instance_id}/$1\"}"
}

start_cloudwatch_agent() {
  local config=$root/opt/aws/amazon-cloudwatch-agent/bin/config.json
  mkdir -p "${'$'}{config%/*}"
  cat > "$config" << END
{
  "agent": {"metrics_collection_interval": 60},
  "logs": {"logs_collected": {"files": {"collect_list": [
    $(log_file tower-forge /var/log/tower-forge.log),
    $(log_file ebs-autoscale /var/log/ebs-autoscale.log),
    $(log_file cloud-init /var/log/cloud-init.log),
    $(log_file cloud-init-output /var/log/cloud-init-output.log),
    $(log_file ecs-agent /var/log/ecs/ecs-agent.log)
  ]}}},
  "metrics": {"metrics_collected": {
    "mem": {"measurement": ["mem_used_percent"]},
    "disk": {"resources": ["/", "/scratch/fusion"], "measurement": ["disk_used_percent"]}
  }}
}
END
  amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c "file:$config"
}

# Less unwritten data in memory, so that large files do not take it from the jobs.
limit_dirty_memory() {
  sysctl -q -w vm.dirty_bytes=1258291200 vm.dirty_background_bytes=629145600
}

configure_ecs
install_packages
if [[ $SESSION_MANAGER == true ]]; then systemctl enable --now amazon-ssm-agent; fi
prepare_scratch
mount_file_systems
limit_dirty_memory
install_aws_cli
start_cloudwatch_agent || echo 'no logs of this instance: the CloudWatch agent did not start'
rm -rf "$temporary"
`
