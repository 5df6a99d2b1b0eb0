import { Body } from '@nestjs/common';
import { DomainError, isName, NAME_RULE, type FieldProblem } from '../../common/index.js';
import type { NamedHoliday, WeeklySpan, WrittenBusinessHours } from './business-hours.js';
import { CLOSING_TIME, TIME_OF_DAY } from './check-business-hours.js';

/** How many spans and holidays business hours have at most. */
export const MAX_SPANS = 100;
export const MAX_HOLIDAYS = 1000;
const MAX_ZONE = 64;
const MAX_NAME = 120;

/** Returns what a field must be, as a sentence goes on after its name; null where it is so. */
type FieldCheck = (value: unknown) => string | null;
type Checks<Fields> = { readonly [Name in keyof Fields]-?: FieldCheck };

const SPAN: Checks<WeeklySpan> = {
  weekday: (value) => {
    if (!Number.isInteger(value)) return 'must be an integer number';
    return Number(value) >= 1 && Number(value) <= 7 ? null : 'must be from 1 (Monday) to 7';
  },
  opens: matching(TIME_OF_DAY, 'must be a time such as 08:00'),
  closes: matching(CLOSING_TIME, 'must be a time such as 17:00'),
};

const closes = matching(TIME_OF_DAY, 'must be a time such as 12:00');
const HOLIDAY: Checks<NamedHoliday> = {
  date: matching(/^\d{4}-\d\d-\d\d$/, 'must be a date such as 2026-12-25'),
  name: (value) => {
    if (typeof value !== 'string') return 'must be a string';
    if (value.length > MAX_NAME && Array.from(value).length > MAX_NAME)
      return `must be shorter than or equal to ${MAX_NAME} characters`;
    return isName(value) ? null : NAME_RULE;
  },
  closes: (value) => (value === undefined || value === null ? null : closes(value)),
};

const HOURS: Checks<WrittenBusinessHours> = {
  timeZone: (value) => {
    if (typeof value !== 'string') return 'must be a string';
    return value.length <= MAX_ZONE ? null : `must be shorter than or equal to ${MAX_ZONE} characters`;
  },
  weekly: list(MAX_SPANS),
  holidays: list(MAX_HOLIDAYS),
};

/**
 * Reads business hours as they come: each value is looked at once, for the lists are long, and what checks other bodies
 * would make two objects of each of their items. Whether the hours can be is `assertValidHours`' business.
 * @throws DomainError 400 that names each field.
 */
export function readHoursBody(body: unknown): WrittenBusinessHours {
  const problems: FieldProblem[] = [];
  const hours = fieldsOf<WrittenBusinessHours>(body ?? {}, '', HOURS, problems);
  if (problems.length === 0 && hours !== null) {
    for (const [index, span] of hours.weekly.entries()) fieldsOf(span, `weekly[${index}]`, SPAN, problems);
    for (const [index, holiday] of hours.holidays.entries()) fieldsOf(holiday, `holidays[${index}]`, HOLIDAY, problems);
  }
  if (problems.length > 0 || hours === null) throw DomainError.badRequest(problems);
  return hours;
}

/** The business hours that a body holds; 400 naming each field that is missing, wrong or unknown. */
export const HoursBody = (): ParameterDecorator => Body({ transform: readHoursBody });

function fieldsOf<Fields>(
  value: unknown,
  path: string,
  checks: Checks<Fields>,
  problems: FieldProblem[],
): Fields | null {
  const add = (field: string, message: string): void => void problems.push({ field, message });
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    add(path, `${path} must be an object`);
    return null;
  }
  const nameOf = (name: string): string => (path === '' ? name : `${path}.${name}`);
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(checks, name)) add(nameOf(name), `property ${nameOf(name)} should not exist`);
  }
  for (const [name, check] of Object.entries<FieldCheck>(checks)) {
    const problem = check((value as Readonly<Record<string, unknown>>)[name]);
    if (problem !== null) add(nameOf(name), `${nameOf(name)} ${problem}`);
  }
  return value as Fields;
}

function matching(pattern: RegExp, wanted: string): FieldCheck {
  return (value) => (typeof value === 'string' && pattern.test(value) ? null : wanted);
}

function list(most: number): FieldCheck {
  return (value) => {
    if (!Array.isArray(value)) return 'must be an array';
    return value.length <= most ? null : `must contain no more than ${most} elements`;
  };
}
