/** An address as a number, and how many bits its family has. */
function parsed(address: string): { value: bigint; bits: number } {
  if (!address.includes(':')) return { value: address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n), bits: 32 }
  const [head = '', tail] = address.split('::')
  const groups = (side: string) => side.split(':').filter(Boolean)
  const [left, right] = [groups(head), groups(tail ?? '')]
  const all = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return { value: all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n), bits: 128 }
}

function written(value: bigint, bits: number): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.')
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 65_535n).toString(16))
  return groups.join(':').replace(/(?:^|:)0(?::0)+(?::|$)/, '::')
}

/**
 * Fn::Cidr: the first `count` blocks of an IPv4 or IPv6 block, each with `cidrBits` host bits.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 */
export function cidrs(block: string, count: number, cidrBits: number): string[] {
  const [address = '', prefix] = block.split('/')
  const { value, bits } = parsed(address)
  const size = 1n << BigInt(cidrBits)
  if (Number(prefix) > bits - cidrBits || BigInt(count) * size > 1n << BigInt(bits - Number(prefix))) {
    throw Object.assign(new Error(`Template error: Fn::Cidr: ${count} blocks of ${cidrBits} bits do not fit into ${block}`), { resolve: true })
  }
  return Array.from({ length: count }, (_, index) => `${written(value + BigInt(index) * size, bits)}/${bits - cidrBits}`)
}
