/**
 * Kinds of failure that a request may be repeated after (Twilio: connection overrides, `rp`). `other` has no word of its
 * own there, such as a connection that broke: only `all` covers it.
 */
export type RetryReason = '4xx' | '5xx' | 'ct' | 'rt' | 'other';

/** How Twilio makes a request and repeats it (Twilio: webhook connection overrides); times in milliseconds. */
export interface Overrides {
  /** `ct`: to connect. */
  connectMs: number;
  /** `rt`: to wait for the response. */
  readMs: number;
  /** `tt`: for everything, repetitions included. */
  totalMs: number;
  /** `rc`: how often the request is repeated. */
  retries: number;
  /** `rp`: after which failures. */
  retryAfter: readonly RetryReason[];
}

const REASONS: readonly RetryReason[] = ['4xx', '5xx', 'ct', 'rt'];
const DEFAULTS: Overrides = { connectMs: 5000, readMs: 15_000, totalMs: 15_000, retries: 1, retryAfter: ['ct'] };
const NUMBERS: Readonly<Record<string, [keyof Overrides, min: number, max: number]>> = {
  ct: ['connectMs', 100, 10_000],
  rt: ['readMs', 100, 15_000],
  tt: ['totalMs', 100, 15_000],
  rc: ['retries', 0, 5],
};
/** Where requests leave Twilio, and the server name in TLS: of no consequence here. */
const IGNORED = ['e', 'sni'];

/** The connection overrides in an address's fragment, or what is wrong with them. */
export function readOverrides(address: string): Overrides | { problem: string } {
  const overrides = { ...DEFAULTS };
  const fragment = /#(.*)$/.exec(address)?.[1] ?? '';
  for (const pair of fragment.split('&').filter((each) => each !== '')) {
    const [name = '', value = ''] = pair.split(/=(.*)/s, 2);
    const number = Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : undefined;
    if (number !== undefined) {
      const [key, min, max] = number;
      if (!/^\d+$/.test(value) || Number(value) < min || Number(value) > max) {
        return { problem: `${name} is a whole number from ${min} to ${max}, not ${value}` };
      }
      Object.assign(overrides, { [key]: Number(value) });
    } else if (name === 'rp') {
      const reasons = value.split(',');
      const unknown = reasons.find((reason) => reason !== 'all' && !isReason(reason));
      if (unknown !== undefined) return { problem: `rp is some of ${REASONS.join(', ')} and all, not ${unknown}` };
      overrides.retryAfter = reasons.includes('all') ? [...REASONS, 'other'] : reasons.filter(isReason);
    } else if (!IGNORED.includes(name)) {
      return { problem: `fragment holds connection overrides only, not ${name}` };
    }
  }
  return overrides;
}

function isReason(word: string): word is RetryReason {
  return (REASONS as readonly string[]).includes(word);
}
