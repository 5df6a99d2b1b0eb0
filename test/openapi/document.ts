import type { Line } from '../kit/line.js';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A JSON schema as OpenAPI 3.0 writes it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly nullable?: boolean;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

/** A parameter of a path or query. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
}

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** One operation of the document. */
export interface Operation {
  /** Such as `GET /api/users`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Of the body, where there is one; JSON where it may be. */
  readonly body: Schema | null;
  /** Whether the body is a form. */
  readonly isForm: boolean;
  readonly responses: Readonly<Record<string, Body>>;
}

/** The document that the running service gives of itself. */
export interface OpenApi {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

interface Raw {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface RawOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

/** Reads `GET /api/docs-json`. */
export async function readDocument(line: Line): Promise<OpenApi> {
  const raw = (await (await fetch(`${line.url}/api/docs-json`)).json()) as Raw;
  const operations = Object.entries(raw.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]): Operation => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters,
      body: (requestBody?.content?.[JSON_TYPE] ?? requestBody?.content?.[FORM_TYPE])?.schema ?? null,
      isForm: requestBody?.content?.[JSON_TYPE] === undefined && requestBody?.content?.[FORM_TYPE] !== undefined,
      responses,
    })),
  );
  return { operations, schemas: raw.components.schemas };
}

/** The schema behind a reference. */
export function resolve(schema: Schema, schemas: OpenApi['schemas']): Schema {
  if (schema.allOf?.length === 1 && schema.allOf[0]) return { ...schema, ...resolve(schema.allOf[0], schemas) };
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (schemas[name] ?? schema);
}
