import { isIP } from 'node:net';

/** Signs of a group of an IPv6 address. */
const GROUPS = 8;
/** How many groups name the network that a provider gives to one customer: /64. */
const NETWORK_GROUPS = 4;

/**
 * Returns the IP address that a text names, in one spelling, or null: without a port, brackets and zone, as proxies
 * write them (`203.0.113.7:5123`, `[2001:db8::7]:443`); IPv4 in IPv6 as IPv4.
 */
export function plainAddress(text: string): string | null {
  const trimmed = text.trim();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1];
  const withPort = /^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/.exec(trimmed)?.[1];
  const address = (bracketed ?? withPort ?? trimmed).split('%', 1)[0] ?? '';
  const family = isIP(address);
  if (family !== 6) return family === 4 ? address : null;
  const groups = groupsOf(address);
  const [first, second] = groups.slice(-2) as [number, number];
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [first >> 8, first & 255, second >> 8, second & 255].join('.');
  return groups.map((group) => group.toString(16)).join(':');
}

/**
 * Returns what an address is counted under, when tries of one customer are: an IPv4 address itself, of an IPv6 address
 * its network (/64), in which one customer has any number of addresses. All that are no addresses count as one.
 */
export function addressGroup(text: string): string {
  const address = plainAddress(text);
  if (address === null) return 'unknown';
  return address.includes(':') ? `${address.split(':').slice(0, NETWORK_GROUPS).join(':')}::/64` : address;
}

/** The groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const before = valuesOf(head);
  const after = valuesOf(tail ?? '');
  return [...before, ...Array.from({ length: GROUPS - before.length - after.length }, () => 0), ...after];
}

function valuesOf(part: string): number[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
