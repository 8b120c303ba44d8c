import { isIP } from 'node:net';

/**
 * Networks that are not the public internet (IANA special-purpose registries for IPv4 and IPv6): loopback, private,
 * link-local (cloud metadata lies there), shared, documentation, multicast, reserved.
 */
const PRIVATE_IPV4: readonly (readonly [network: number, bits: number])[] = [
  [ipv4(0, 0, 0, 0), 8],
  [ipv4(10, 0, 0, 0), 8],
  [ipv4(100, 64, 0, 0), 10],
  [ipv4(127, 0, 0, 0), 8],
  [ipv4(169, 254, 0, 0), 16],
  [ipv4(172, 16, 0, 0), 12],
  [ipv4(192, 0, 0, 0), 24],
  [ipv4(192, 0, 2, 0), 24],
  [ipv4(192, 88, 99, 0), 24],
  [ipv4(192, 168, 0, 0), 16],
  [ipv4(198, 18, 0, 0), 15],
  [ipv4(198, 51, 100, 0), 24],
  [ipv4(203, 0, 113, 0), 24],
  [ipv4(224, 0, 0, 0), 4],
  [ipv4(240, 0, 0, 0), 4],
];

/** True for an address of the public internet; false for everything else, and for what is no address at all. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/u, '');
  switch (isIP(plain)) {
    case 4:
      return isPublicIpv4(parseIpv4(plain));
    case 6:
      return isPublicIpv6(parseIpv6(plain));
    default:
      return false;
  }
}

function ipv4(a: number, b: number, c: number, d: number): number {
  return a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
}

function parseIpv4(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPublicIpv4(address: number): boolean {
  return !PRIVATE_IPV4.some(([network, bits]) => {
    const size = 2 ** (32 - bits);
    return address >= network && address < network + size;
  });
}

/** The eight groups of an IPv6 address, `::` and a dotted end written out. */
function parseIpv6(address: string): number[] {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/u.exec(address);
  const tail = dotted === null ? 0 : parseIpv4(dotted[2] ?? '');
  const written =
    dotted === null ? address : `${dotted[1]}${Math.floor(tail / 65_536).toString(16)}:${(tail % 65_536).toString(16)}`;
  const [left = '', right] = written.split('::');
  const groupsOf = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const before = groupsOf(left);
  const after = right === undefined ? [] : groupsOf(right);
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => 0), ...after];
}

function isPublicIpv6(groups: readonly number[]): boolean {
  const [first = 0, second = 0, third = 0] = groups;
  const embedded = (groups[6] ?? 0) * 65_536 + (groups[7] ?? 0);
  const isZeroUntil = (end: number) => groups.slice(0, end).every((group) => group === 0);
  // Addresses that carry an IPv4 address lead where that leads: mapped, compatible, NAT64, 6to4.
  if (isZeroUntil(5) && groups[5] === 0xffff) return isPublicIpv4(embedded);
  if (isZeroUntil(6)) return false;
  if (first === 0x64 && second === 0xff9b) return third === 0 && isPublicIpv4(embedded);
  if (first === 0x2002) return isPublicIpv4(second * 65_536 + third);
  // 2001::/23 holds Teredo and other protocol assignments, 2001:db8::/32 and 3fff::/20 documentation.
  if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return false;
  if (first === 0x3fff && second < 0x1000) return false;
  // Only 2000::/3 is given out as global unicast.
  return first >= 0x2000 && first <= 0x3fff;
}
