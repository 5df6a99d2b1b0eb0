import { resolve, type OpenApi, type Operation, type Schema } from './document.js';

/** A request to an operation, before it is sent. */
export interface Sample {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** Values that only the test's company can know, by the name of the field or parameter. */
export type Known = Readonly<Record<string, unknown>>;

/** A valid request, from the document's examples and types; what must exist is taken from `known`. */
export function validRequest(operation: Operation, { schemas }: OpenApi, known: Known): Sample {
  const values = (where: 'path' | 'query') =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === where && (parameter.required === true || parameter.name in known))
        .map(({ name, schema }) => [name, known[name] ?? valueOf(resolve(schema ?? {}, schemas), schemas, known)]),
    );
  const body = operation.body && (valueOf(resolve(operation.body, schemas), schemas, known) as Record<string, unknown>);
  return { path: values('path'), query: values('query'), body };
}

function valueOf(schema: Schema, schemas: OpenApi['schemas'], known: Known): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name));
      return Object.fromEntries(
        fields.map(([name, field]) => [name, known[name] ?? valueOf(resolve(field, schemas), schemas, known)]),
      );
    }
    case 'array':
      return [valueOf(resolve(schema.items ?? {}, schemas), schemas, known)];
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return 1;
    default:
      return schema.format === 'date-time' ? '2026-11-23T00:00:00Z' : 'text';
  }
}

/** Returns the path of a request, with its query. */
export function pathOf(operation: Operation, sample: Sample): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(textOf(sample.path[name])),
  );
  const query = new URLSearchParams(
    Object.entries(sample.query).map(([name, value]): [string, string] => [name, textOf(value)]),
  );
  return `${path}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** Sends a request with a session. */
export async function send(url: string, token: string, operation: Operation, sample: Sample): Promise<Response> {
  return fetch(url + pathOf(operation, sample), {
    method: operation.method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(sample.body !== null && !operation.isForm && { 'Content-Type': 'application/json' }),
    },
    ...(sample.body !== null && { body: operation.isForm ? formOf(sample.body) : JSON.stringify(sample.body) }),
  });
}

function formOf(body: Readonly<Record<string, unknown>>): URLSearchParams {
  return new URLSearchParams(Object.entries(body).map(([name, value]): [string, string] => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
