export { Clock } from './clock.js';
export { CommonModule } from './common.module.js';
export { fromCursor, toCursor, type Place } from './cursor.js';
export { DomainError, type FieldProblem } from './domain-error.js';
export { DomainErrorFilter, type ErrorBody } from './domain-error.filter.js';
export {
  Anyone,
  CurrentActor,
  OwnGuard,
  POLICY,
  Roles,
  setActor,
  SignedIn,
  type Actor,
  type Policy,
} from './policy.js';
export { IdParam } from './id-param.js';
export { InstantField, parseInstant, refuseBackwards } from './instant-field.js';
export { CursorField, LimitField } from './page-fields.js';
export { isE164, maskPhone, samePhone, toE164 } from './phone-number.js';
export { requestIdOf } from './request-id.js';
export { secretsEqual } from './secure-compare.js';
export { isTimeZone } from './time-zone.js';
export { validation } from './validation.js';
export { dayAfter, dayBefore, localDay, wallClockInstant } from './wall-clock.js';
export { PlainText } from './plain-text.js';
export { packageVersion } from './package-version.js';
