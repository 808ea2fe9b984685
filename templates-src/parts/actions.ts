/** Actions of a service, as policies name them: 'iam', 'GetRole TagRole' → iam:GetRole, iam:TagRole */
export const actions = (service: string, names: string) => names.split(' ').map((name) => `${service}:${name}`)
