import { resolve, type OpenApi, type Operation, type Schema } from '../../openapi/document.js';
import { validRequest, type Known, type Sample } from '../../openapi/requests.js';
import { calendar } from './calendars.js';
import { jsonText } from './json-texts.js';
import type { Random } from './random.js';
import { likely, PROTOTYPE_NAMES, text, value } from './values.js';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly operation: string;
  readonly method: string;
  /** Path and query, as they are sent. */
  readonly target: string;
  /** A name may come twice. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | null;
}

/** Who sends it. */
export type Sender = 'admin' | 'nobody' | 'telephony';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const TYPES = [
  'application/json; charset=utf-16',
  'application/json; charset=latin1',
  'application/json;',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/calendar',
  'text/calendar; charset=x',
  'x',
  '',
];
const BAD_ENDINGS = ['%', '%zz', '%00', '%c0%80', '%ed%a0%80', '/', '//', '/..', ';a=b', '?', '#', '%2f', '/%2e%2e/'];
const BAD_QUERIES = [
  '%',
  '%zz=1',
  '=',
  '&&',
  'a[b]=c',
  'a[]=1&a[]=2',
  '__proto__=1',
  '__proto__[x]=1',
  'a'.repeat(8000),
];
/** Headers that the service, or a library of it, reads. */
const READ_HEADERS = [
  'If-Match',
  'If-None-Match',
  'If-Modified-Since',
  'Range',
  'Accept',
  'Accept-Language',
  'Accept-Encoding',
  'Content-Encoding',
  'Last-Event-ID',
  'Cookie',
  'Origin',
  'X-CSRF-Token',
  'X-Forwarded-For',
  'X-Twilio-Signature',
  'I-Twilio-Idempotency-Token',
  'Authorization',
  'Access-Control-Request-Method',
  'Prefer',
];

/** Returns a request that began as a valid one and of which up to four things are changed. */
export function fuzzedRequest(random: Random, api: OpenApi, knownOf: (operation: Operation) => Known): WireRequest {
  const operation = random.of(api.operations);
  const sample = mutableSample(validRequest(operation, api, knownOf(operation)));
  const draft: Draft = { operation, sample, method: operation.method, ending: '', query: [], type: null, raw: null };
  const headers: [string, string][] = [];
  for (let left = random.of([0, 1, 1, 1, 2, 2, 3, 4]); left > 0; left -= 1) mutate(random, api, draft, headers);
  return toWire(random, draft, headers);
}

interface MutableSample {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown> | null;
}

interface Draft {
  readonly operation: Operation;
  readonly sample: MutableSample;
  method: string;
  ending: string;
  readonly query: string[];
  type: string | null;
  raw: Buffer | null;
}

function mutableSample({ path, query, body }: Sample): MutableSample {
  return structuredClone({ path, query, body });
}

function mutate(random: Random, api: OpenApi, draft: Draft, headers: [string, string][]): void {
  const { operation, sample } = draft;
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const kind = random.below(24);
  if (kind < 4) {
    const names = Object.keys(sample.path);
    if (names.length > 0) sample.path[random.of(names)] = random.chance(0.5) ? random.below(30) : text(random);
  } else if (kind < 9 && inQuery.length > 0) {
    const { name, schema = {} } = random.of(inQuery);
    sample.query[name] = random.chance(0.7) ? likely(random, resolve(schema, api.schemas)) : text(random);
  } else if (kind === 9 && inQuery.length > 0) draft.query.push(`${random.of(inQuery).name}=${encode(text(random))}`);
  else if (kind === 10) draft.query.push(random.of(BAD_QUERIES));
  else if (kind < 18 && sample.body !== null && operation.body) changeBody(random, api, sample.body, operation.body);
  else if (kind === 18) draft.raw = Buffer.from(jsonText(random));
  else if (kind === 19) draft.type = random.of(TYPES);
  else if (kind === 20) draft.method = random.of(METHODS);
  else if (kind === 21) draft.ending = random.of(BAD_ENDINGS);
  else if (kind === 22) headers.push([random.of(READ_HEADERS), headerText(random)]);
  else if (operation.path.endsWith('/import')) {
    draft.raw = Buffer.from(calendar(random));
    draft.type = 'text/calendar';
  } else draft.raw = Buffer.from(Array.from({ length: random.below(60) }, () => random.below(256)));
}

/** Sets, adds or takes away one value, at any depth. */
function changeBody(random: Random, { schemas }: OpenApi, body: Record<string, unknown>, described: Schema): void {
  let place = body;
  let schema = resolve(described, schemas);
  const fieldOf = (name: string): Schema => resolve(schema.properties?.[name] ?? schema.items ?? {}, schemas);
  for (let deeper = 0; deeper < 4 && random.chance(0.6); deeper += 1) {
    const inner = Object.keys(place).filter((name) => typeof place[name] === 'object' && place[name] !== null);
    if (inner.length === 0) break;
    const name = random.of(inner);
    schema = fieldOf(name);
    place = place[name] as Record<string, unknown>;
  }
  const names = [...new Set([...Object.keys(place), ...Object.keys(schema.properties ?? {})])];
  const kind = random.below(12);
  if (kind === 0 && names.length > 0) delete place[random.of(names)];
  else if (kind === 1) define(place, random.of([...PROTOTYPE_NAMES, text(random)]), value(random));
  else if (names.length > 0) {
    const name = random.of(names);
    const isCalendar = name === 'ics' && random.chance(0.8);
    define(
      place,
      name,
      isCalendar ? calendar(random) : random.chance(0.7) ? likely(random, fieldOf(name)) : value(random),
    );
  }
}

function define(place: object, name: string, anything: unknown): void {
  // A list with a place far behind its end is written with everything between.
  if (Array.isArray(place) && (name === 'length' || Number(name) > 10_000)) return;
  Object.defineProperty(place, name, { value: anything, enumerable: true, writable: true, configurable: true });
}

function toWire(random: Random, draft: Draft, headers: [string, string][]): WireRequest {
  const { operation, sample } = draft;
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(textOf(sample.path[name])));
  const query = [
    ...Object.entries(sample.query).map(([name, each]) => `${encode(name)}=${encode(textOf(each))}`),
    ...draft.query,
  ];
  const target = `${path}${draft.ending}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  const isForm = operation.isForm || (operation.path.startsWith('/api/telephony') && random.chance(0.5));
  const body = draft.raw ?? (sample.body && Buffer.from(isForm ? formOf(sample.body) : JSON.stringify(sample.body)));
  const type = draft.type ?? (isForm ? 'application/x-www-form-urlencoded' : 'application/json');
  if (body !== null) headers.push(['Content-Type', type]);
  return { operation: operation.name, method: draft.method, target, headers, body };
}

function formOf(body: Readonly<Record<string, unknown>>): string {
  return Object.entries(body)
    .map(([name, each]) => `${encode(name)}=${encode(textOf(each))}`)
    .join('&');
}

function textOf(anything: unknown): string {
  return typeof anything === 'string' ? anything : (JSON.stringify(anything) ?? '');
}

/** Percent-encoded; lone surrogates as the bytes that a careless program makes of them. */
function encode(plain: string): string {
  return encodeURIComponent(plain.replaceAll(/\p{Cs}/gu, '\uE000')).replaceAll('%EE%80%80', '%ED%A0%80');
}

/** Text that Node lets into a header. */
function headerText(random: Random): string {
  return text(random)
    .replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, '')
    .slice(0, 4000);
}
