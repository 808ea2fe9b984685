/**
 * Deletes volumes that instances left behind: with the tag of the environment, used by nobody, a day old.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html
 */
export const volumeSweeper = `\
const { EC2Client, paginateDescribeVolumes, DeleteVolumeCommand } = require("@aws-sdk/client-ec2")

exports.handler = async () => {
  const client = new EC2Client({})
  const Filters = [
    { Name: 'tag:stackroom:environment', Values: [process.env.ENVIRONMENT] },
    { Name: 'status', Values: ['available'] },
  ]
  const deleted = []
  for await (const { Volumes = [] } of paginateDescribeVolumes({ client }, { Filters })) {
    for (const { VolumeId, CreateTime } of Volumes) {
      if (Date.now() - CreateTime < 24 * 60 * 60 * 1000) continue
      await client.send(new DeleteVolumeCommand({ VolumeId }))
      deleted.push(VolumeId)
    }
  }
  console.log(JSON.stringify({ deleted }))
  return { deleted }
}
`
