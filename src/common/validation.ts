import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldProblem } from './domain-error.js';

/** Leaves the parts of a path as they came, for their own pipes: it would make a number of `0x1`, `1e1` and ` 1`, too. */
class Validation extends ValidationPipe {
  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}

/** Checks bodies and queries against their classes: unknown fields and wrong values get 400, each named by its path. */
export function validation(): ValidationPipe {
  return new Validation({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => DomainError.badRequest(errors.flatMap((error) => problemsOf(error, ''))),
  });
}

/** The checks of what kind a value is: what else is wrong with one of another kind says nothing. */
const KINDS = ['isArray', 'isObject', 'nestedValidation', 'isString', 'isInt', 'isNumber', 'isBoolean', 'isDate'];

/** Tells one problem of each field: of the wrong kind before all others. */
function problemsOf({ property, constraints = {}, children = [] }: ValidationError, path: string): FieldProblem[] {
  const field = /^\d+$/.test(property) ? `${path}[${property}]` : path === '' ? property : `${path}.${property}`;
  const texts = [...KINDS.map((kind) => constraints[kind]), ...Object.values(constraints)];
  const text = texts.find((each) => each !== undefined);
  if (text !== undefined) return [{ field, message: text.replace(property, () => field) }];
  return children.flatMap((child) => problemsOf(child, field));
}
