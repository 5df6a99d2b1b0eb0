import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldProblem } from './domain-error.js';

/** Checks bodies and queries against their classes: unknown fields and wrong values get 400, each named by its path. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => DomainError.badRequest(errors.flatMap((error) => problemsOf(error, ''))),
  });
}

function problemsOf({ property, constraints = {}, children = [] }: ValidationError, path: string): FieldProblem[] {
  const field = /^\d+$/.test(property) ? `${path}[${property}]` : path === '' ? property : `${path}.${property}`;
  const own = Object.values(constraints).map((text) => ({ field, message: text.replace(property, () => field) }));
  return [...own, ...children.flatMap((child) => problemsOf(child, field))];
}
