/** Drives what the service describes of itself with requests that can't be read, and looks at what it says of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { inhabit, type Inhabited } from './company.js';
import { readDocument, resolve, type OpenApi, type Operation, type Parameter, type Schema } from './document.js';
import { pathOf, validRequest, type Sample } from './requests.js';

interface Refusal {
  readonly status: number;
  readonly field: string | undefined;
  readonly message: string | undefined;
}

/** Values of another kind than a schema's, in JSON. */
const WRONG_KINDS: Readonly<Record<string, readonly unknown[]>> = {
  string: [17, true, { a: 1 }, ['x']],
  number: ['x', '1', true, 0.5, { a: 1 }],
  integer: ['x', '1', true, 0.5, { a: 1 }],
  boolean: ['true', 1, { a: 1 }],
  array: ['x', 17, { a: 1 }],
};
/** What is said of a value of the right kind only. */
const OF_ITS_SIZE = /shorter|longer|less than|greater than|at most|characters|elements|contain/;
/** What is a number to JavaScript, and none here. */
const NO_NUMBERS = ['0x1', '1e1', ' 1', '1 ', '+1', '1.0', '1_0', '01', '\uFF11'];

describe('What is said of a request that can not be read', () => {
  let line: Line;
  let api: OpenApi;
  let company: Inhabited;
  beforeAll(async () => {
    line = await Line.open(sqlite, { environment: SESSIONS });
    company = await inhabit(line);
    api = await readDocument(line);
  });
  afterAll(() => line.close());

  /** Operations of people: what Twilio sends is tolerated by rules of its own, and calendars bear others' parameters. */
  const operations = (): Operation[] =>
    api.operations.filter(
      ({ path }) => /^\/api\/(?!telephony\/|notifications\/)/.test(path) && path !== '/api/on-call/calendar.ics',
    );
  const sampleOf = (operation: Operation): Sample =>
    validRequest(operation, api, { ...company.known, ...company.special[operation.name] });
  const isNumber = ({ schema = {} }: Parameter): boolean =>
    ['number', 'integer'].includes(resolve(schema, api.schemas).type ?? '');

  async function ask(operation: Operation, target: string, body?: string, type = 'application/json'): Promise<Refusal> {
    const token = company.tokens[operation.name] ?? company.token;
    const response = await fetch(line.url + target, {
      method: operation.method,
      headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': type }) },
      ...(body !== undefined && { body: Buffer.from(body) }),
    });
    const { details = [] } = (await response.json()) as { details?: { field: string; message: string }[] };
    return { status: response.status, field: details[0]?.field, message: details[0]?.message };
  }

  it('names the kind of a value before whatever else is wrong with it', async () => {
    let asked = 0;
    for (const operation of operations()) {
      const sample = sampleOf(operation);
      if (operation.body === null || sample.body === null || operation.isForm) continue;
      const { properties = {}, required = [] } = resolve(operation.body, api.schemas);
      for (const [name, schema] of Object.entries(properties)) {
        const { type = '', nullable = false }: Schema = resolve(schema, api.schemas);
        const values = WRONG_KINDS[type] ?? [];
        for (const value of required.includes(name) && !nullable ? [...values, null] : values) {
          const body = JSON.stringify({ ...sample.body, [name]: value });
          const { status, field, message } = await ask(operation, pathOf(operation, sample), body);
          const what = `${operation.name} ${name}: ${JSON.stringify(value)} ${message}`;
          expect([status, field], what).toEqual([400, name]);
          expect(message, what).not.toMatch(OF_ITS_SIZE);
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(100);
  });

  it('names a parameter that comes twice, or has a % that is no part of a character', async () => {
    for (const operation of operations()) {
      for (const { name } of operation.parameters.filter((parameter) => parameter.in === 'query')) {
        const { path } = sampleOf(operation);
        const target = pathOf(operation, { path, query: {}, body: null });
        const twice = await ask(operation, `${target}?${name}=1&${name}=1`);
        expect(twice, operation.name).toEqual({ status: 400, field: name, message: `${name} must be given once` });
        const broken = await ask(operation, `${target}?${name}=%zz`);
        expect([broken.status, broken.field], operation.name).toEqual([400, name]);
      }
      if (!operation.path.includes('{')) continue;
      const broken = await ask(operation, operation.path.replaceAll(/\{\w+\}/g, '%zz'));
      expect([broken.status, broken.field], operation.name).toEqual([400, 'path']);
    }
  });

  it('takes no other spelling of a number, in a path or a query', async () => {
    let asked = 0;
    for (const operation of operations()) {
      const sample = sampleOf(operation);
      for (const parameter of operation.parameters.filter(isNumber)) {
        const { name, in: where } = parameter;
        if (where === 'header') continue;
        for (const text of NO_NUMBERS) {
          const target = pathOf(operation, { ...sample, [where]: { ...sample[where], [name]: text } });
          const body = sample.body === null ? undefined : JSON.stringify(sample.body);
          const { status, field } = await ask(operation, target, body);
          expect([status, field], `${operation.name} ${name}: ${text}`).toEqual([400, where === 'path' ? 'id' : name]);
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(100);
  });

  it('names the body where it is no JSON object, and says 415 where it is of another type', async () => {
    for (const operation of operations().filter(({ body, isForm }) => body !== null && !isForm)) {
      const target = pathOf(operation, sampleOf(operation));
      for (const body of ['null', '5', '"text"', '[]', '{', 'x=1']) {
        const { status, field } = await ask(operation, target, body);
        expect([status, field], `${operation.name} ${body}`).toEqual([400, 'body']);
      }
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
        const { status } = await ask(operation, target, '{}', type);
        expect(status, `${operation.name} as ${type}`).toBe(415);
      }
    }
  });

  it.each([
    ['GET', '/API/users'],
    ['GET', '/api/nobody-knows'],
    ['GET', '/Api'],
    ['POST', '/nobody-knows'],
    ['GET', '/health/nobody-knows'],
    ['GET', '/metrics/'],
  ])('is JSON where nobody answers: %s %s', async (method, path) => {
    const response = await fetch(line.url + path, { method });
    expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect([response.status, await response.json()]).toMatchObject([404, { statusCode: 404, code: 'NOT_FOUND' }]);
  });
});
