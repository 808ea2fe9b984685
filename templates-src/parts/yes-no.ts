/** A parameter that is true or false. */
export const yesNo = (Default: 'true' | 'false', Description: string) => ({ Type: 'String', Default, Description, AllowedValues: ['true', 'false'] }) as const
