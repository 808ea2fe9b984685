/** A step of an Automation document that calls an API: Service is boto3's name of it, the rest is spelt as the API has it. */
type Call = { Service: string; Api: string; [input: string]: unknown }
type Output = { Name: string; Selector: string; Type: 'String' | 'StringList' }

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeawsapi.html */
export const call = (name: string, inputs: Call, ...outputs: Output[]) => ({ name, action: 'aws:executeAwsApi', inputs, ...(outputs.length > 0 ? { outputs } : {}) })

/**
 * Steps for each of a list, which may be empty. A step that fails ends the automation nevertheless.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html
 */
export const forEach = (name: string, list: string, Steps: object[]) => ({
  name, action: 'aws:loop', onFailure: 'Continue', isCritical: false, inputs: { Iterators: `{{ ${list} }}`, IteratorDataType: 'String', Steps },
})

type Tag = { Key: string; Value: string }

/** Finds what has a tag in some stacks. https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html */
export const find = (name: string, type: string, { Key, Value }: Tag, output: Output) =>
  call(
    name,
    {
      Service: 'resourcegroupstaggingapi',
      Api: 'GetResources',
      ResourceTypeFilters: [type],
      TagFilters: [
        { Key, Values: [Value] },
        { Key: 'aws:cloudformation:stack-id', Values: '{{ StackIds }}' },
      ],
    },
    output,
  )

/** The stacks that a document works on: the nested ones of what was launched, which Service Catalog offers as targets. */
export const stackIds = { StackIds: { type: 'StringList', description: 'The IDs of the nested stacks of what was launched, at most 20' } }
