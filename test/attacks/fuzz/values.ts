import type { Schema } from '../../openapi/document.js';
import type { Random } from './random.js';

/** Texts that some library, database or terminal has choked on. */
export const TEXTS: readonly string[] = [
  '',
  ' ',
  'x',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e21',
  '1e309',
  '0x10',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  '2147483647',
  '2147483648',
  '4294967296',
  '9007199254740993',
  '99999999999999999999',
  'a\u0000b',
  '\u0000',
  '\uD800',
  'a\uDFFFb',
  '\uFEFFx',
  '\u202Egnp.exe',
  '\u2066x\u2069',
  '\u200B',
  '\u3164',
  '\u00A0',
  '\r\nX-Evil: 1',
  'a\tb',
  '🧯🚒',
  '👩‍🚒'.repeat(30),
  'é'.repeat(120),
  'e\u0301'.repeat(200),
  'x'.repeat(256),
  'x'.repeat(5000),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  "1'; DROP TABLE users; --",
  '%',
  '_',
  '\\',
  '%00',
  '%zz',
  '=1+1',
  '$&$1$`',
  '../../etc/passwd',
  'CA1',
  '+14155551234',
  'sip:x@example.com',
  'tel:+1;ext=9',
];

/** Texts that are, or nearly are, instants. */
const INSTANTS: readonly string[] = [
  '2026-11-23T10:00:00Z',
  '2026-11-24T10:00:00Z',
  '2026-11-23T10:00:00+14:00',
  '2026-11-23T10:00:00+23:59',
  '2026-11-23T10:00:00+99:99',
  '2026-11-23T24:00:00Z',
  '2026-11-23T23:59:60Z',
  '2026-02-30T00:00:00Z',
  '2026-11-23T10:00:00',
  '2026-11-23',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '1970-01-01T00:00:00+14:00',
  '2199-12-31T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-12:00',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '275760',
  '1',
  '8640000000000001',
];

/** Texts that are, or nearly are, dates, times of a day, zones, e-mails or words of the service. */
export const WORDS: readonly string[] = [
  '2026-11-23',
  '2026-02-30',
  '2026-13-01',
  '0000-01-01',
  '0001-01-01',
  '0000-00-00',
  '1970-01-01',
  '2199-12-31',
  '9999-12-31',
  '275760-09-13',
  '00:00',
  '08:00',
  '24:00',
  '25:61',
  '8:00',
  'UTC',
  'America/Los_Angeles',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'PST',
  'IST',
  'Etc/GMT+12',
  'EST5EDT',
  'utc',
  'GMT0',
  'Factory',
  'localtime',
  'posixrules',
  '+01:00',
  'Europe/Nowhere',
  'constructor/__proto__',
  'a@b',
  'a@example.com',
  'A@EXAMPLE.COM',
  '"a b"@example.com',
  'ü@exämple.com',
  `${'a'.repeat(64)}@${'b'.repeat(63)}.com`,
  'primary',
  'secondary',
  'business_hours',
  'after_hours',
  'rotating_pool',
  'broadcast',
  'technician',
  'manager',
  'admin',
  'key',
  'none',
  'daily',
  'weekly',
  'answered',
  'completed',
  'ring',
  'no-answer',
  'MTIzLjQ1',
  'OTk5OTk5OTk5OTk5OTk5Ljk5OTk5OTk5OTk5OTk5OQ',
  'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
];

const NUMBERS: readonly number[] = [
  0, -0, -1, 1, 2, 1.5, -5.5, 7, 600, 2_147_483_647, 2_147_483_648, 4_294_967_296, 999_999_999, 9_007_199_254_740_991,
  9_007_199_254_740_992, 1e21, 1e300, 5e-324,
];

/** Names that an object may have before anybody gave it one. */
export const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', '0'];

/** A text for a path, a query or a header. */
export function text(random: Random): string {
  return random.of(random.of([TEXTS, WORDS, INSTANTS]));
}

/** A value of the kind that a field is said to have, which may be right. */
export function likely(random: Random, { type, format, enum: values, maxLength = 200 }: Schema): unknown {
  if (values !== undefined && random.chance(0.7)) return random.of(values);
  if (format === 'date-time') return random.of(INSTANTS);
  switch (type) {
    case 'string':
      return random.chance(0.9) ? random.of([...TEXTS, ...WORDS]) : random.of(['é', '🧯', 'x']).repeat(maxLength);
    case 'number':
    case 'integer':
      return random.of(NUMBERS);
    case 'boolean':
      return random.chance(0.5);
    case 'array':
      return Array.from({ length: random.below(4) }, () => value(random));
    default:
      return value(random);
  }
}

/** Any value that JSON can hold. */
export function value(random: Random): unknown {
  const kind = random.below(20);
  if (kind < 9) return text(random);
  if (kind < 13) return random.of(NUMBERS);
  if (kind === 13) return random.of([true, false]);
  if (kind === 14) return null;
  if (kind === 15) return random.of<unknown>([[], [[]], [null], {}, { a: 1 }, { length: 5 }, { toString: 1 }]);
  if (kind === 16) return Array.from({ length: random.of([1, 3, 50, 1001]) }, () => random.of(NUMBERS));
  if (kind === 17) return Array.from({ length: 3 }, () => value(random));
  if (kind === 18) return { [random.of(PROTOTYPE_NAMES)]: value(random) };
  return 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
}
