import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LADDER_KINDS, StepRegistry } from '../../src/routing/index.js';
import { OPERATIONS } from '../../src/openapi/operations.js';
import { problemsOf } from '../../scripts/lint-document.mjs';
import { sqlite } from '../kit/databases.js';
import { Line } from '../kit/line.js';

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly Record<string, unknown>[];
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>>;
}

describe('The description of the interface', () => {
  let line: Line;
  let document: {
    readonly paths: Record<string, Record<string, Described>>;
    readonly components: { readonly schemas: Record<string, Record<string, unknown>>; securitySchemes: object };
  };
  let operations: (readonly [string, Described])[];

  beforeAll(async () => {
    line = await Line.open(sqlite);
    document = (await (await fetch(`${line.url}/api/docs-json`)).json()) as typeof document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
    );
  });
  afterAll(() => line.close());

  it('names every operation once, and names none that is gone', () => {
    expect(Object.keys(OPERATIONS).toSorted()).toEqual(operations.map(([name]) => name).toSorted());
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, { summary }] of operations) expect(summary, name).toMatch(/^[A-Z].*[^.]$/);
  });

  it('gives every refusal a schema with its codes', () => {
    const bare = operations.flatMap(([name, { responses }]) =>
      Object.entries(responses)
        .filter(([status]) => Number(status) >= 400)
        .filter(([, { content }]) => content?.['application/json']?.schema.$ref === undefined)
        .map(([status]) => `${name} ${status}`),
    );
    expect(bare).toEqual([]);
    const codes = (name: string) => JSON.stringify(document.components.schemas[name]);
    expect(codes('Refusal404UserNotFound')).toContain('"enum":["USER_NOT_FOUND"]');
    expect(codes('Refusal412')).toContain('"current"');
  });

  it('says which credential each operation takes', () => {
    const schemes = Object.keys(document.components.securitySchemes);
    for (const [name, { security }] of operations) {
      for (const each of security) expect(schemes, name).toContain(Object.keys(each)[0]);
    }
    const of = (name: string) => operations.find(([each]) => each === name)?.[1].security.flatMap(Object.keys);
    expect(of('GET /api/users')).toEqual(['session', 'cookie']);
    expect(of('POST /api/telephony/next-target')).toEqual([
      'twilio-signature',
      'webhook-secret-basic',
      'webhook-secret',
    ]);
    expect(of('GET /health/live')).toEqual([]);
  });

  it('has bounds for every whole number, and fractions only where they make sense', () => {
    const found = { whole: 0, fractions: [] as string[] };
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { type, minimum, maximum } = schema as Record<string, unknown>;
      if (type === 'number') found.fractions.push(path.split('.').at(-1) ?? '');
      if (type === 'integer' && !('enum' in schema)) {
        found.whole += 1;
        expect(minimum, path).toBeTypeOf('number');
        expect(maximum, path).toBeTypeOf('number');
      }
      for (const [key, value] of Object.entries(schema)) look(value, key === 'items' ? path : `${path}.${key}`);
    };
    look(document.components.schemas, '');
    expect(found.whole).toBeGreaterThan(100);
    expect(new Set(found.fractions)).toEqual(
      new Set(['p50', 'p90', 'mean', 'medianAnswerSeconds', 'attemptsPerIncident', 'averageCallDurationSeconds']),
    );
  });

  it('tells events apart by their type, those that steps announce among them', () => {
    const { schemas } = document.components;
    const { discriminator } = schemas['EventAnswer'] as { discriminator: { mapping: Record<string, string> } };
    const announced = line.app
      .get(StepRegistry)
      .all()
      .flatMap(({ announces }) => announces ?? []);
    expect(announced).toEqual(['broadcast_due']);
    expect(Object.keys(discriminator.mapping)).toEqual(expect.arrayContaining(['offered', 'leg_status', ...announced]));
    const { properties } = schemas['IncidentSummary'] as { properties: Record<string, { enum: string[] }> };
    expect(properties['ladder']?.enum).toEqual([...LADDER_KINDS]);
  });

  it('keeps the recommended rules of Redocly and Spectral', async () => {
    expect(await problemsOf(document)).toEqual([]);
  });

  it('is refused by those rules where a summary is missing, or a tag means nothing', async () => {
    const spoiled = structuredClone(document);
    const { get, ...others } = spoiled.paths['/api/users'] ?? {};
    const { summary: _, ...operation } = get as Described;
    Object.assign(spoiled.paths, { '/api/users': { ...others, get: { ...operation, tags: ['nothing'] } } });
    const problems = (await problemsOf(spoiled)).join('\n');
    expect(problems).toContain('operation-summary');
    expect(problems).toContain('operation-tag-defined');
  });
});
