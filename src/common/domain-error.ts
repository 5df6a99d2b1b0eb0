/** What a refused request was about: the field and what was wrong with it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** How many problems of a request are told, and how long a name or a sentence of them may be, in characters. */
const MAX_PROBLEMS = 10;
const MAX_LENGTH = 300;

/**
 * An expected refusal that the caller of the API can act upon.
 * `code` is stable and upper snake case, `message` is for a person, `status` is the HTTP status it becomes.
 */
export class DomainError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details?: readonly FieldProblem[],
  ) {
    super(message);
  }

  /** 400: the request itself is malformed; every problem names its field. */
  static badRequest(details: readonly FieldProblem[]): DomainError {
    return refusal(400, 'BAD_REQUEST', details);
  }

  /** 422: well-formed, but a value that can't be accepted; every problem names its field. */
  static unprocessable(details: readonly FieldProblem[]): DomainError {
    return refusal(422, 'UNPROCESSABLE', details);
  }
}

/** Makes a refusal that tells the first problems only: a request may have thousands. */
function refusal(status: number, code: string, problems: readonly FieldProblem[]): DomainError {
  const details = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ field, message }) => ({ field: short(field), message: short(message) }));
  const more = problems.length - details.length;
  const sentences = [...details.map(({ message }) => message), ...(more > 0 ? [`and ${more} more`] : [])];
  return new DomainError(status, code, sentences.join('; '), details);
}

function short(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH).toWellFormed()}…`;
}
