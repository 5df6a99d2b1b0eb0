import { BlockList, isIP } from 'node:net';
import { plainAddress } from '../common/index.js';

/** Networks that have a name, as Express names them. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
  none: [],
};

/** The proxies that are trusted to say whose request they pass on, unless TRUSTED_PROXIES names others. */
export const USUAL_PROXIES = 'loopback, linklocal, uniquelocal';

/** Networks wider than these hold the customers of many providers; private ones may be wider. */
const WIDEST = { ipv4: 8, ipv6: 16 } as const;
const PRIVATE = /^f[cd]/;

/**
 * Returns whether an address, in any spelling that proxies use, is one of the trusted proxies that a text names: IP
 * addresses, networks such as `10.0.0.0/8`, and `loopback`, `linklocal`, `uniquelocal` or `none`, with commas between.
 * What can't be read is not trusted.
 */
export function trustedProxies(text: string): (address: string) => boolean {
  const trusted = new BlockList();
  for (const { address, prefix, family } of networksOf(text).flatMap(({ network }) => network ?? [])) {
    trusted.addSubnet(address, prefix, family);
  }
  return (written) => {
    const address = plainAddress(written);
    return address !== null && trusted.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
  };
}

/** Returns a sentence for what can't be read in such a text, and one for networks that hold everybody. */
export function proxyWarnings(text: string): string[] {
  const warnings: string[] = [];
  const all = networksOf(text);
  const unread = all.filter(({ network }) => network === null).map(({ written }) => written);
  if (unread.length > 0) {
    const what = 'is neither an IP address nor a network nor one of the names, and is not believed';
    warnings.push(`TRUSTED_PROXIES: ${unread.join(', ')} ${what}`);
  }
  const wide = all.filter(({ network }) => network !== null && isTooWide(network)).map(({ written }) => written);
  if (wide.length > 0) {
    const why = 'everybody there can choose the address that their wrong logins are counted under';
    warnings.push(`TRUSTED_PROXIES: ${wide.join(', ')} holds much of the Internet: ${why}`);
  }
  return warnings;
}

interface Network {
  readonly address: string;
  readonly prefix: number;
  readonly family: 'ipv4' | 'ipv6';
}

/** The networks of a text, as they are written; null: it can't be read. */
function networksOf(text: string): { readonly written: string; readonly network: Network | null }[] {
  const entries = text.split(',').map((part) => part.trim());
  return entries
    .filter((entry) => entry !== '')
    .flatMap((entry) => NAMED[entry.toLowerCase()] ?? [entry])
    .map((written) => ({ written, network: networkOf(written) }));
}

function networkOf(written: string): Network | null {
  const [name = '', bits, ...rest] = written.split('/');
  const address = plainAddress(name);
  const most = isIP(name) === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (address === null || isIP(name) === 0 || rest.length > 0 || !(prefix <= most)) return null;
  // IPv4 written as IPv6 is compared as IPv4.
  const isMapped = most === 128 && !address.includes(':');
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  return { address, prefix: isMapped ? Math.max(0, prefix - 96) : prefix, family };
}

function isTooWide({ address, prefix, family }: Network): boolean {
  return (
    prefix < WIDEST[family] && !(PRIVATE.test(address) && prefix >= 7) && !(/^fe[89ab]/.test(address) && prefix >= 10)
  );
}
