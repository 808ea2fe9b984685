// What stands for a literal * ? $ in a pattern, after policy variables were put in: private characters no ARN holds.
const literals: Record<string, string> = { '*': '\ue000', '?': '\ue001', $: '\ue002' }
const characters = Object.fromEntries(Object.entries(literals).map(([character, literal]) => [literal, character]))

/** Text that a pattern takes as it is, wildcards included. */
export const literally = (text: string) => text.replace(/[*?$]/g, (character) => literals[character]!)

/** Whether text matches a pattern of IAM: * is any run of characters, ? any one. Takes time in proportion to both, whatever the pattern. */
export function matches(pattern: string, text: string): boolean {
  let [p, t, star, mark] = [0, 0, -1, 0]
  while (t < text.length) {
    const wanted = pattern[p]
    if (wanted === '*') [star, mark, p] = [p, t, p + 1]
    else if (wanted !== undefined && (wanted === '?' || (characters[wanted] ?? wanted) === text[t])) [p, t] = [p + 1, t + 1]
    else if (star >= 0) [p, t, mark] = [star + 1, mark + 1, mark + 1]
    else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}

/** ARNs match part by part, so that a wildcard does not reach over a colon; the sixth part is the rest. */
export function arnMatches(pattern: string, arn: string): boolean {
  const [wanted, found] = [parts(pattern), parts(arn)]
  return wanted.length === 6 && found.length === 6 && wanted.every((part, index) => matches(part, found[index]!))
}

const parts = (arn: string) => {
  const all = arn.split(':')
  return all.length < 6 ? all : [...all.slice(0, 5), all.slice(5).join(':')]
}
