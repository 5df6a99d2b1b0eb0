import { Logger } from '@nestjs/common';

const logger = new Logger('stored values');

/** How many warnings are remembered: rows are few, and a warning that is given again does no harm. */
const MAX_REMEMBERED = 1000;
const given = new Set<string>();

/**
 * Warns, once in the life of the process, of a value in the database that can't be used: what is wrong with it (table,
 * row and column, never a phone number), and what is done instead. Such a value never costs a call.
 */
export function warnOfStoredValue(problem: string, instead: string): void {
  const warning = `${problem}: ${instead}`;
  if (given.has(warning)) return;
  if (given.size >= MAX_REMEMBERED) given.clear();
  given.add(warning);
  logger.warn(warning);
}
