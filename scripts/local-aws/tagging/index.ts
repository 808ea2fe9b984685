import type { Asks } from '../iam/authorize.ts'
import { invalid, page } from '../wire/members.ts'
import type { Live, Service } from '../world.ts'

type TagFilter = { Key: string; Values?: string[] }

/** A type as filters name it: rds:db, of arn:aws:rds:eu-west-1:111122223333:db:data. */
const typeOf = (arn: string) => {
  const [, , service = '', , , ...rest] = arn.split(':')
  return [service, `${service}:${rest.join(':').split(/[:/]/)[0]}`]
}

const hasAll = ({ tags }: Live, filters: TagFilter[]) =>
  filters.every(({ Key, Values = [] }) => tags.some((tag) => tag.Key === Key && (Values.length === 0 || Values.includes(tag.Value))))

/** Resources by their tags, those of CloudFormation among them. https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html */
export const tagging: Service = {
  GetResources({ TagFilters = [], ResourceTypeFilters = [], ResourcesPerPage = 50, PaginationToken }: any, { region }) {
    for (const { Values = [] } of TagFilters) if (Values.length > 20) throw invalid('tagFilters.values', `[${Values.length} values]`, 'Member must have length less than or equal to 20', 'InvalidParameterException')
    const isMeant = (one: Live) => hasAll(one, TagFilters) && (ResourceTypeFilters.length === 0 || typeOf(one.arn).some((type) => ResourceTypeFilters.includes(type)))
    const { items, NextToken } = page([...region.resources.values()].filter(isMeant), PaginationToken || undefined, ResourcesPerPage, 'InvalidParameterException')
    return { ResourceTagMappingList: items.map(({ arn, tags }) => ({ ResourceARN: arn, Tags: tags })), PaginationToken: NextToken ?? '' }
  },
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonresourcegrouptaggingapi.html */
export const taggingAsks: Asks = (operation) => [{ action: `tag:${operation}`, resource: '*' }]
