export { readCommandLine, sayUsage, type Misread } from './command-line.js';
export { boundBody, boundJson, hasBody, type JsonBounds, assertWholeCharacters } from './body-bounds.js';
export { Clock } from './clock.js';
export { ClientGone } from './client-gone.js';
export { CommonModule } from './common.module.js';
export { fromCursor, toCursor, type Place } from './cursor.js';
export { differences } from './differences.js';
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
export { SessionApi } from './session-api.js';
export { FewAtATime } from './few-at-a-time.js';
export { isTimeZone } from './is-time-zone.js';
export { IdParam } from './id-param.js';
export { FIRST_YEAR, InstantField, isYearTaken, LAST_YEAR, parseInstant, refuseBackwards } from './instant-field.js';
export { Lane, type LaneLimits, type Place as LanePlace } from './lane.js';
export { MayBeLeftOut } from './may-be-left-out.js';
export { CursorField, LimitField } from './page-fields.js';
export { canBeDialled, isE164, maskPhone, toE164 } from './phone-number.js';
export { samePhone } from './same-phone.js';
export { addressGroup, plainAddress } from './network-address.js';
export { isRecordingAddress, readRecordingAddress, type RecordingAddress } from './recording-address.js';
export { newOwnIdOf, requestIdOf } from './request-id.js';
export { secretsEqual } from './secure-compare.js';
export { storedJson } from './stored-json.js';
export { warnOfStoredValue } from './stored-value.js';
export { phoneDigits, searchText } from './search-text.js';
export { usableTimeZone } from './time-zone.js';
export { ChangedMeanwhile, IfMatch, Precondition, type ShownForms } from './versions/precondition.js';
export { etagOf } from './versions/etag.js';
export { HonoursIfMatch, ReadsVersion, ShowsVersion } from './versions/versioned.js';
export { TryAgainLater } from './try-again-later.js';
export { ReadsMuch, UntilGone } from './until-gone.js';
export { WholeNumber } from './whole-number.js';
export { validation } from './validation.js';
export { dayAfter, dayBefore, localDay, wallClockInstant } from './wall-clock.js';
export { OutcomeCounts } from './outcome-counts.js';
export { isName, isSeenWhole, toLine, toName } from './names.js';
export { isPlainText, NAME_RULE, NameText, PlainText } from './plain-text.js';
export { packageVersion } from './package-version.js';
