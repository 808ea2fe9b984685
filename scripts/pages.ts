/** All pages of a list. */
export async function pages<P, T>(read: (token?: string) => Promise<P>, items: (page: P) => T[] | undefined, next: (page: P) => string | undefined): Promise<T[]> {
  const all: T[] = []
  let token: string | undefined
  do {
    const page = await read(token)
    all.push(...(items(page) ?? []))
    token = next(page)
  } while (token)
  return all
}
