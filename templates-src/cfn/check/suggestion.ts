/** The name that was probably meant, or undefined when none is near. */
export function suggestion(found: string, names: Iterable<string>): string | undefined {
  let nearest: string | undefined
  // A third of the letters may be wrong, and one in a short name.
  let least = Math.max(1, Math.floor(found.length / 3)) + 1
  for (const name of names) {
    const edits = name.toLowerCase() === found.toLowerCase() ? 0 : distance(found, name, least)
    if (edits < least) [nearest, least] = [name, edits]
  }
  return nearest
}

/** How many letters to add, drop, change or swap with the next (Damerau, Levenshtein); `limit` when it is that or more. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity
      row.push(Math.min(changed, swapped, last[j]! + 1, row[j - 1]! + 1))
    }
    ;[before, last] = [last, row]
  }
  return Math.min(last[b.length]!, limit)
}
