/** What a refused request was about: the field and what was wrong with it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

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
    const message = details.map((problem) => problem.message).join('; ');
    return new DomainError(400, 'BAD_REQUEST', message, details);
  }

  /** 422: well-formed, but a value that can't be accepted; every problem names its field. */
  static unprocessable(details: readonly FieldProblem[]): DomainError {
    const message = details.map((problem) => problem.message).join('; ');
    return new DomainError(422, 'UNPROCESSABLE', message, details);
  }
}
