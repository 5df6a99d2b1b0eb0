/**
 * The part of common that loads no framework: worker threads import it from here, so that one starts in milliseconds
 * and takes few megabytes. `index.ts` offers the same to everybody else.
 */
export { DomainError, type FieldProblem } from './domain-error.js';
export { isTimeZone } from './is-time-zone.js';
export { isName, toName } from './names.js';
export { samePhone } from './same-phone.js';
export { dayAfter, dayBefore, localDay, wallClockInstant } from './wall-clock.js';
