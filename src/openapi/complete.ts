import type { OpenAPIObject } from '@nestjs/swagger';
import { eventSchemas } from './events.js';
import { OPERATIONS } from './operations.js';
import { REFUSAL_SCHEMAS, refusalOf, usualStatuses, type Schema } from './refusals.js';
import { makeWhole } from './whole-numbers.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Response = { description?: string; content?: Record<string, { schema?: unknown }> };

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** What each group of operations is about. */
const TAGS: Readonly<Record<string, string>> = {
  access: 'Signing in and out, and who did',
  'business hours': 'When the business is open, which decides about the ladder of a call',
  incidents: 'Calls, as they go on and as they were',
  line: 'What people hear on the line, and who may call it',
  messages: 'Text messages to people and from them',
  'on call': 'Rotations, shifts, overrides and the rotating pool',
  operations: 'Whether the service is well',
  people: 'Everyone who can be rung or sign in',
  routing: 'Ladders, and who is rung by them',
  telephony: 'What Twilio asks and reports',
};

/** Credentials of people: the token of a program, or the cookie of a browser, whose changes need `X-CSRF-Token` too. */
const OF_PEOPLE: Operation['security'] = [{ session: [] }, { cookie: [] }];
/** Credentials of Twilio: a signature, or the secret in one of two ways. */
const OF_TWILIO: Operation['security'] = [
  { 'twilio-signature': [] },
  { 'webhook-secret-basic': [] },
  { 'webhook-secret': [] },
];

/**
 * Completes the document that Nest makes of the controllers: ids and summaries of operations, refusals with their codes,
 * credentials, types of events, and whole numbers. `announced`: the types of events that ladder steps announce their turn by.
 * @throws Error for an operation that has no name in `OPERATIONS`.
 */
export function complete(document: OpenAPIObject, announced: readonly string[]): OpenAPIObject {
  const refusals: Record<string, Schema> = {};
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) completeOperation(`${method.toUpperCase()} ${path}`, operation, refusals);
    }
  }
  const described = document.components?.schemas as Record<string, Schema>;
  const events = eventSchemas(described['EventAnswer'] ?? {}, announced);
  const schemas = { ...described, ...REFUSAL_SCHEMAS, ...refusals, ...events };
  for (const [name, schema] of Object.entries(schemas)) makeWhole(schema, name);
  return {
    ...document,
    servers: [{ url: '/', description: 'The service that gives this document' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    components: { ...document.components, schemas },
  };
}

function completeOperation(name: string, operation: Operation, refusals: Record<string, Schema>): void {
  const named = OPERATIONS[name];
  if (!named) throw new Error(`${name} has no id and summary in src/openapi/operations.ts`);
  const responses = operation.responses as Record<string, Response>;
  const [, success] = Object.entries(responses).find(([status]) => Number(status) < 300) ?? [];
  operation.operationId = named.operationId;
  operation.summary = named.summary;
  operation.description ??=
    success?.description === undefined || success.description === '' ? `${named.summary}.` : success.description;
  if (success)
    success.description =
      success.description === undefined || success.description === '' ? 'Done' : success.description;
  operation.security = securityOf(operation);
  const takesJson = JSON.stringify(operation.requestBody ?? {}).includes('application/json');
  const isOfSession = operation.security === OF_PEOPLE;
  for (const status of usualStatuses(isOfSession, takesJson, (operation.parameters ?? []).length > 0))
    responses[status] ??= {};
  if (Object.keys(responses).every((status) => !status.startsWith('4'))) responses[431] ??= {};
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) < 400 || response.content !== undefined) continue;
    const { description = '' } = response;
    const { name: schema, schema: own, words } = refusalOf(Number(status), named.codes?.[Number(status)] ?? []);
    refusals[schema] = own;
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
    responses[status] = { ...response, description: description || words, content };
  }
  for (const parameter of operation.parameters ?? []) {
    if ('schema' in parameter) makeWhole(parameter.schema, parameter.name);
  }
}

function securityOf({ security = [] }: Operation): Operation['security'] {
  const names = security.flatMap((each) => Object.keys(each));
  if (names.includes('session')) return OF_PEOPLE;
  return names.includes('webhook-secret') ? OF_TWILIO : security;
}
