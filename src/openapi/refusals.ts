/** A schema, as far as it is written here. */
export type Schema = Record<string, unknown>;

/** Codes that an operation may refuse with by the status alone. */
const CODES: Readonly<Record<number, readonly string[]>> = {
  400: ['BAD_REQUEST'],
  401: ['UNAUTHORIZED'],
  403: ['FORBIDDEN', 'CSRF_TOKEN'],
  404: [],
  409: [],
  412: ['CHANGED_MEANWHILE'],
  413: ['PAYLOAD_TOO_LARGE'],
  415: ['UNSUPPORTED_MEDIA_TYPE'],
  416: ['RANGE_NOT_SATISFIABLE'],
  422: ['UNPROCESSABLE'],
  429: [],
  431: ['TOO_MANY_HEADERS'],
  503: [
    'DATABASE_UNAVAILABLE',
    'UNAVAILABLE',
    'TOO_MANY_CHANGES',
    'TOO_MANY_READS',
    'READ_TOO_LONG',
    'WORK_TOO_LONG',
    'STOPPING',
  ],
};

const WORDS: Readonly<Record<number, string>> = {
  400: 'A field that is named is missing or malformed',
  401: 'Not signed in, or the credential is not valid; nothing was changed',
  403: 'Not for this role',
  413: 'The body is too long',
  415: 'The body is of another type',
  431: 'The request has too many headers',
  503: 'The service can not answer now; Retry-After says when to ask again',
};

/** The schemas that all refusals are made of. */
export const REFUSAL_SCHEMAS: Readonly<Record<string, Schema>> = {
  Refusal: {
    type: 'object',
    description: 'What every refusal says',
    required: ['statusCode', 'code', 'message'],
    properties: {
      statusCode: { type: 'integer', minimum: 400, maximum: 599, example: 404 },
      code: { type: 'string', description: 'Stable, in upper snake case', example: 'USER_NOT_FOUND' },
      message: { type: 'string', description: 'For a person', example: 'there is no user with this id' },
    },
  },
  FieldProblem: {
    type: 'object',
    required: ['field', 'message'],
    properties: {
      field: { type: 'string', description: 'The path of the field', example: 'steps[0].name' },
      message: { type: 'string', description: 'For a person', example: 'there is no step of this name' },
    },
  },
};

const PROBLEMS: Schema = {
  type: 'array',
  items: { $ref: '#/components/schemas/FieldProblem' },
  description: 'The first ten fields that are wrong',
};
const PRESENT_STATE: Schema = {
  type: 'object',
  required: ['current'],
  properties: { current: { type: 'object', additionalProperties: true, description: 'The resource as it is now' } },
};

/** Returns the statuses that an operation may always be refused with, for its credential, its body and its parameters. */
export function usualStatuses(isOfSession: boolean, takesJson: boolean, hasParameters: boolean): number[] {
  return [...(isOfSession ? [401, 503] : []), ...(takesJson ? [400, 413, 415] : []), ...(hasParameters ? [400] : [])];
}

/** A refusal of a status with some codes: the schema's name, the schema, and a sentence. */
export interface DescribedRefusal {
  readonly name: string;
  readonly schema: Schema;
  readonly words: string;
}

/** Describes a refusal of a status; `codes` are those beside the usual ones. The same codes make the same schema. */
export function refusalOf(status: number, codes: readonly string[]): DescribedRefusal {
  const all = [...new Set([...codes, ...(CODES[status] ?? [])])];
  const code = all.length === 0 ? { type: 'string' } : { type: 'string', enum: all };
  const details = status === 412 ? PRESENT_STATE : status === 400 || status === 422 ? PROBLEMS : null;
  const own = {
    type: 'object',
    required: ['code'],
    properties: { statusCode: { type: 'integer', enum: [status] }, code, ...(details && { details }) },
  };
  const words = codes.map((each) => each.toLowerCase().split('_').map(capital).join(''));
  return {
    name: `Refusal${status}${words.join('Or')}`,
    schema: { allOf: [{ $ref: '#/components/schemas/Refusal' }, own] },
    words: WORDS[status] ?? 'Refused',
  };
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
