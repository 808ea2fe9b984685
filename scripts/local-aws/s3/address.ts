/**
 * The bucket and key a TemplateURL means: virtual host or path style, with or without a region, or this process's own
 * http://127.0.0.1:PORT/bucket/key, as `aws cloudformation package` writes it. Undefined for what is not S3.
 */
export function addressOf(url: string): { Bucket: string; Key: string } | undefined {
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname, protocol } = new URL(url)
  if (!/^https?:$/.test(protocol)) return undefined
  const path = decodeURIComponent(pathname.slice(1))
  const virtual = /^(.+)\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/.exec(hostname)?.[1]
  if (virtual) return { Bucket: virtual, Key: path }
  if (!/^s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$|^127\.0\.0\.1$|^localhost$/.test(hostname)) return undefined
  const slash = path.indexOf('/')
  return slash < 0 ? undefined : { Bucket: path.slice(0, slash), Key: path.slice(slash + 1) }
}
