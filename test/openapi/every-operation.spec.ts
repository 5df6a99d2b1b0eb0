import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlite } from '../kit/databases.js';
import { Line, SECRET } from '../kit/line.js';
import { SESSIONS } from '../kit/people.js';
import { inhabit, type Inhabited } from './company.js';
import { readDocument, type OpenApi, type Operation } from './document.js';
import { send, validRequest, type Sample } from './requests.js';
import { spoiledRequests } from './spoil.js';

const BAD_REQUESTS = 50;
/** What Twilio sends is tolerated by rules of its own, and its own suites say how far; a stream has no end. */
const isTwilios = ({ path }: Operation): boolean =>
  /^\/api\/(telephony|notifications|line-audio)\//.test(path) && path !== '/api/telephony/self-test';
/** Calendar programs and links in mails add parameters of their own. */
const bearsMore = ({ path }: Operation): boolean => path === '/api/on-call/calendar.ics';
const isStream = ({ path }: Operation): boolean => path.endsWith('/stream');
/** Whether an operation needs a recording at Twilio (test/voice-messages). */
const needsRecording = ({ path }: Operation): boolean => path === '/api/incidents/{id}/voice-message';
/** Whether an operation needs an account or a number at Twilio (test/line/call-back.spec.ts, test/notifications/unreachable.spec.ts, resend.spec.ts). */
const needsAccount = ({ path }: Operation): boolean =>
  ['/api/incidents/{id}/call-back', '/api/messages/test', '/api/messages/{id}/resend', '/line.vcf'].includes(path);

/** A schema of the document as ajv takes it: `nullable` is OpenAPI's own word. */
function forAjv(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(forAjv);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Record<string, unknown>;
  const mapped = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, forAjv(value)]));
  return nullable === true ? { anyOf: [mapped, { type: 'null' }] } : mapped;
}

describe('the OpenAPI document', () => {
  let line: Line;
  let api: OpenApi;
  let company: Inhabited;
  let ajv: Ajv;
  beforeAll(async () => {
    line = await Line.open(sqlite, { environment: SESSIONS });
    company = await inhabit(line);
    api = await readDocument(line);
    ajv = new Ajv({ strict: false });
    formats.default(ajv);
    ajv.addSchema({ $id: 'api', components: { schemas: forAjv(api.schemas) } });
  });
  afterAll(() => line.close());

  const requestOf = (operation: Operation): Sample =>
    validRequest(operation, api, { ...company.known, ...company.special[operation.name] });
  const sendTo = (operation: Operation, sample: Sample) =>
    send(
      line.url,
      isTwilios(operation) ? SECRET : (company.tokens[operation.name] ?? company.token),
      operation,
      sample,
    );

  function validatorOf(operation: Operation, status: number): ValidateFunction | null {
    const schema = operation.responses[status]?.content?.['application/json']?.schema;
    const refers = JSON.stringify(forAjv(schema))?.replaceAll('#/components', 'api#/components');
    return schema === undefined ? null : ajv.compile(JSON.parse(refers) as object);
  }

  it('describes every operation with its answers and its errors', () => {
    expect(api.operations.length).toBeGreaterThan(40);
    for (const { name, responses } of api.operations) {
      const statuses = Object.keys(responses).map(Number);
      expect(
        statuses.some((status) => status < 300),
        name,
      ).toBe(true);
    }
  });

  it('tells the truth: each operation takes a valid request and answers as described', async () => {
    const deletionsLast = api.operations.toSorted(
      (one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'),
    );
    const playable = deletionsLast.filter((each) => !isStream(each) && !needsRecording(each) && !needsAccount(each));
    for (const operation of playable) {
      const response = await sendTo(operation, requestOf(operation));
      const text = await response.text();
      expect(response.status, `${operation.name}: ${text}`).toBeLessThan(300);
      expect(Object.keys(operation.responses), operation.name).toContain(String(response.status));
      const validate = validatorOf(operation, response.status);
      if (!validate) continue;
      expect(validate(JSON.parse(text)), `${operation.name}: ${ajv.errorsText(validate.errors)}\n${text}`).toBe(true);
    }
  });

  it('bears whatever is wrong: a 4xx that names the field, and nothing changed', async () => {
    await company.settle();
    for (const operation of api.operations.filter((each) => !isStream(each))) {
      const spoiled = spoiledRequests(operation, api, requestOf(operation));
      if (spoiled === null) continue;
      const before = await company.everything();
      for (const { field, sample } of fc.sample(spoiled, { numRuns: BAD_REQUESTS, seed: 20_261_123 })) {
        const response = await sendTo(operation, sample);
        const text = await response.text();
        const what = `${operation.name} with a wrong ${field}: ${JSON.stringify(sample).slice(0, 300)}\n${text}`;
        expect(response.status, what).toBeLessThan(500);
        if (isTwilios(operation) || (bearsMore(operation) && field === 'unknown')) continue;
        expect(response.status, what).toBeGreaterThanOrEqual(400);
        expect(text, what).toContain(field);
        const describesRefusal = validatorOf(operation, response.status);
        expect(describesRefusal?.(JSON.parse(text)), `${what}\n${ajv.errorsText(describesRefusal?.errors)}`).toBe(true);
      }
      if (!isTwilios(operation)) expect(await company.everything(), operation.name).toEqual(before);
    }
  }, 300_000);
});
