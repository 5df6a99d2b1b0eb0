import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { inhabit, type Inhabited } from './company.js';
import { readDocument, resolve, type OpenApi, type Operation } from './document.js';
import { send, validRequest, type Sample } from './requests.js';

/** What is no instant, or none that is taken: without an offset, in another spelling, in a year that nobody means. */
const NO_INSTANTS = [
  '2030-11-28T10:00:00',
  '2030-11-28T10:00',
  '2030-11-28',
  '2030-11-28T10:00:00 Europe/Berlin',
  'Thu, 28 Nov 2030 10:00:00 GMT',
  '1922140800000',
  1_922_140_800_000,
  '2030-02-30T10:00:00Z',
  '1999-12-31T23:59:59Z',
  '2101-01-01T00:00:00Z',
  '0030-11-28T10:00:00Z',
  '+275760-09-13T00:00:00Z',
  'tomorrow',
];

describe('every instant from outside', () => {
  let line: Line;
  let api: OpenApi;
  let company: Inhabited;
  beforeAll(async () => {
    line = await Line.open(sqlite, { environment: SESSIONS });
    company = await inhabit(line);
    api = await readDocument(line);
  });
  afterAll(() => line.close());

  /** Each operation with each place of a query or body that holds an instant. */
  const places = (): { operation: Operation; where: 'query' | 'body'; field: string }[] =>
    api.operations.flatMap((operation) => {
      const isInstant = (schema: Parameters<typeof resolve>[0]): boolean =>
        resolve(schema, api.schemas).format === 'date-time';
      const query = operation.parameters
        .filter((parameter) => parameter.in === 'query' && isInstant(parameter.schema ?? {}))
        .map(({ name }) => ({ operation, where: 'query' as const, field: name }));
      const { properties = {} } = operation.body ? resolve(operation.body, api.schemas) : {};
      const body = Object.entries(properties)
        .filter(([, schema]) => isInstant(schema))
        .map(([field]) => ({ operation, where: 'body' as const, field }));
      return [...query, ...body];
    });

  it('insists on an offset and on a year from 2000 to 2100, in a sentence that names the field', async () => {
    expect(places().length).toBeGreaterThan(20);
    for (const { operation, where, field } of places()) {
      const valid = validRequest(operation, api, { ...company.known, ...company.special[operation.name] });
      const answerTo = async (value: unknown) => {
        const sample: Sample = { ...valid, [where]: { ...valid[where], [field]: value } };
        const token = company.tokens[operation.name] ?? company.token;
        const response = await send(line.url, token, operation, sample);
        return { status: response.status, text: await response.text() };
      };
      for (const value of NO_INSTANTS) {
        const { status, text } = await answerTo(value);
        const what = `${operation.name} with ${field} ${value}: ${text}`;
        expect(status, what).toBe(400);
        expect(text, what).toContain(`${field} must be an ISO 8601 instant with an offset`);
      }
    }
  });

  it.each(['0026-11-23', '1999-12-31', '2101-01-01', '9999-12-31'])('and so does every date: %s', async (date) => {
    const hours = { timeZone: 'UTC', weekly: [], holidays: [{ date, name: 'Far away' }] };
    const rotation = { name: 'Days', level: 'primary', timeZone: 'UTC', period: 'daily', interval: 1 };
    const bodies: [string, string, string, object][] = [
      ['PUT', '/api/business-hours', 'holidays[0].date', hours],
      ['POST', '/api/business-hours/preview', 'holidays[0].date', hours],
      [
        'POST',
        '/api/on-call/rotations',
        'startsOn',
        { ...rotation, handoffTime: '08:00', startsOn: date, participants: [1] },
      ],
      ['PATCH', '/api/on-call/rotations/1', 'startsOn', { startsOn: date }],
    ];
    for (const [method, path, field, body] of bodies) {
      const response = await fetch(`${line.url}${path}`, {
        method,
        headers: { Authorization: `Bearer ${company.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      expect([400, 422], `${path}: ${text}`).toContain(response.status);
      expect(text).toContain(`${field} must be a date such as`);
    }
  });
});
