/** Something wrong in a template, as data. */
export interface Problem extends Facts {
  code: keyof typeof sentences
  /** The file the template is emitted to. */
  file: string
  /** Where in it: Resources.Vpc.Properties.CidrBlock. */
  path: string
}

interface Facts {
  /** What stands there. */
  found?: string
  /** What was to stand there, or what it was compared with. */
  expected?: string
  /** The name that was probably meant. */
  suggestion?: string
}

/** What a rule finds in one template; which file that is in, the caller knows. */
export type Finding = Omit<Problem, 'file'>

/** A problem as a sentence: file: path: what is wrong: what was found; what to do. */
export const problemText = (problem: Problem): string =>
  `${problem.file}: ${problem.path ? `${problem.path}: ` : ''}${sentences[problem.code](problem)}`

type Sentence = (facts: Facts) => string

const or = ({ suggestion }: Facts, advice: string) => (suggestion ? `did you mean "${suggestion}"?` : advice)

const sentences = {
  unknownReference: (p) => `no parameter or resource is called "${p.found}"; ${or(p, 'declare it or correct the name')}`,
  unknownResource: (p) => `no resource is called "${p.found}"; ${or(p, 'declare it or correct the name')}`,
  unknownParameter: (p) => `no parameter is called "${p.found}"; ${or(p, 'declare it or correct the name')}`,
  unknownCondition: (p) => `no condition is called "${p.found}"; ${or(p, 'declare it or correct the name')}`,
  unknownMapping: (p) => `no mapping is called "${p.found}"; ${or(p, 'declare it or correct the name')}`,
  unknownMappingKey: (p) => `mapping "${p.expected}" has no key "${p.found}"; ${or(p, 'add it or correct the name')}`,
  unknownAttribute: (p) => `${p.expected} has no attribute "${p.found}"; ${or(p, 'see which it has in the reference of the type')}`,
  unknownOutput: (p) => `nested stack "${p.expected}" has no output "${p.found}"; ${or(p, 'add it to the template that is nested')}`,
  unknownFunction: (p) => `"${p.found}" is no function that works without a transform; ${or(p, 'write the value in TypeScript instead')}`,
  unknownType: (p) => `no resource type is called "${p.found}"; ${or(p, 'correct the name')}`,
  typeNotGenerated: (p) => `"${p.found}" is not among the generated types; run "npm run types"`,

  unusedParameter: () => 'no resource, condition, rule or output uses this parameter; use it or remove it',
  unusedCondition: () => 'nothing is under this condition; use it or remove it',
  unusedMapping: () => 'nothing looks this mapping up; use it or remove it',
  unreadOutput: () => 'no stack reads this output of a nested stack; wire it or remove it',
  cycle: (p) => `these wait for each other: ${p.found}; take one reference away`,

  conditionReadsResource: (p) => `conditions and rules are decided before there are resources: "${p.found}" is one; use a parameter`,
  conditionalRead: (p) => `reads "${p.found}", which is not there unless ${p.expected}; read it under a condition that says so`,

  unknownChildParameter: (p) => `nested stack "${p.expected}" has no parameter "${p.found}"; ${or(p, 'remove it')}`,
  missingChildParameter: (p) => `nested stack "${p.expected}" is not given its parameter "${p.found}", which has no default; pass it`,
  outputType: (p) => `the output is declared ${p.expected}: its value is ${p.found}; correct the one or the other`,
  outputIsList: (p) => `an output holds one text: ${p.found} is a list; join it with a comma`,
  sharedFile: (p) => `two nested stacks are written to ${p.found} and hold different templates; rename one`,

  defaultNotAllowed: (p) => `the default breaks the parameter's own ${p.expected}: ${p.found}; correct one of them`,
  emptyDefault: (p) => `${p.expected} refuses an empty value; make it a String or CommaDelimitedList if it may be left out`,

  illegalName: (p) => `"${p.found}" is no legal name: 1 to 255 letters and digits; rename it`,
  illegalKey: (p) => `"${p.found}" is no legal key of a mapping: 1 to 255 letters, digits, points and hyphens; rename it`,
  longPolicy: (p) => `IAM takes at most ${p.expected}: there are ${p.found}; name fewer resources, or split it`,
  limit: (p) => `CloudFormation takes at most ${p.expected}: there are ${p.found}; make it smaller or split it`,
  transform: (p) => `transforms and macros are not used: ${p.found}; write what it would make`,
  notJson: (p) => `a template holds what JSON can hold: this is ${p.found}; replace it`,

  childStackName: (p) => `${p.found} is another in the flat shape; pass a name as a parameter`,
  childNoEcho: () => 'a nested stack has no NoEcho parameter in the flat shape; declare it at the root only, or pass the ARN of a secret',
  childSsm: (p) => `a nested stack has no ${p.found} parameter in the flat shape; declare it at the root and pass its value`,
  childExport: () => 'a nested stack exports nothing; export it from the root',
  childRules: () => 'a nested stack has no rules in the flat shape; move them to the root',
  nestedAttribute: (p) => `a nested stack has no ${p.found} in the flat shape; remove it`,
  nestedRef: (p) => `"${p.found}" is a nested stack, which the flat shape does not have; read one of its outputs`,

  dataUnprotected: (p) => `${p.expected} holds data: it has no ${p.found}; say Retain, Snapshot or Delete`,
  fixedPartition: (p) => `the partition is fixed: "${p.found}"; write \${AWS::Partition} in a sub()`,
  fixedRegion: (p) => `the region is fixed: "${p.found}"; write \${AWS::Region} in a sub()`,
  fixedAccount: (p) => `the account is fixed: "${p.found}"; write \${AWS::AccountId} in a sub(), or take a parameter`,
  fixedSuffix: (p) => `the domain is fixed: "${p.found}"; write \${AWS::URLSuffix} in a sub()`,
} satisfies Record<string, Sentence>
