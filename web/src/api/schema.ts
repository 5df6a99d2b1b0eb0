// Written by scripts/api-types.mjs from the OpenAPI document of the service: not to be changed by hand.

export interface AuditEntry {
  id: number;
  at: string;
  /** The user who did it; null: the service itself */
  actorUserId: number | null;
  entity: string;
  entityId: string;
  /** Null: it did not exist */
  before: { [name: string]: unknown } | null;
  /** Null: it exists no more */
  after: { [name: string]: unknown } | null;
}

export interface AuditAnswer {
  items: AuditEntry[];
  /** Send it as cursor for what is older; null: that was all */
  nextCursor: string | null;
}

export interface ReadinessError {
  code: string;
  /** With DATABASE_UNAVAILABLE: why the database can not be used */
  reason?:
    | 'UNREACHABLE'
    | 'NO_ANSWER'
    | 'CATCHING_UP'
    | 'ACCESS_DENIED'
    | 'ENCRYPTION_REFUSED'
    | 'DATABASE_MISSING'
    | 'TABLE_MISSING'
    | 'RIGHTS_MISSING'
    | 'NO_SPACE'
    | 'READ_ONLY'
    | 'TOO_MANY_CONNECTIONS'
    | 'STARTING_OR_STOPPING'
    | 'INTERRUPTED'
    | 'DAMAGED'
    | 'FILE_UNUSABLE'
    | 'REFUSED';
  message: string;
}

export interface ReadinessAnswer {
  status: 'ok' | 'degraded' | 'unavailable';
  errors: ReadinessError[];
}

export interface AccessRecordAnswer {
  id: number;
  /** signed_in, signed_out; wrong_password: at a sign-in or a change of the password; rate_limited: refused unseen; password_changed: by its owner; password_set: by somebody else; forbidden: asked for what the role may not do */
  kind:
    'signed_in' | 'signed_out' | 'wrong_password' | 'rate_limited' | 'password_changed' | 'password_set' | 'forbidden';
  /** The account; null: no account has that e-mail, or it was not looked up */
  userId: number | null;
  /** Who did it; null: the owner, or the service itself */
  byUserId: number | null;
  /** IP address; null: not known, or one of very many */
  address: string | null;
  /** What was forbidden */
  operation: string | null;
  /** How often, from firstAt to lastAt */
  times: number;
  firstAt: string;
  lastAt: string;
}

export interface AccessRecordsAnswer {
  items: AccessRecordAnswer[];
  /** Send it as cursor for what is older; null: that was all */
  nextCursor: string | null;
}

export interface LoginBody {
  email: string;
  password: string;
}

export interface SessionAnswer {
  accessToken: string;
  tokenType: string;
  /** Seconds */
  expiresIn: number;
}

export interface UserAnswer {
  id: number;
  name: string;
  role: 'technician' | 'manager' | 'admin';
  phoneE164: string | null;
  email: string | null;
  active: boolean;
  /** At this moment */
  available: boolean;
  availableUntil: string | null;
  priority: number;
  acceptance: 'key' | 'none';
  timeZone: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface PasswordBody {
  currentPassword: string;
  newPassword: string;
  /** Whether the calendar feed stays open; without it, its address opens nothing any more */
  keepCalendarToken?: boolean;
}

export interface PageSessionAnswer {
  user: UserAnswer;
  /** Goes into X-CSRF-Token of whatever changes something; it belongs to this session alone */
  csrfToken: string;
}

export interface Answerer {
  /** Null: somebody whom the line had not offered */
  userId: number | null;
  /** As it was when he was offered; "unknown" where userId is null */
  userName: string;
}

export interface IncidentSummary {
  id: number;
  callSid: string;
  /** As Twilio had it: a number, a word, or nothing */
  callerPhone: string;
  status: 'routing' | 'exhausted' | 'answered' | 'completed' | 'abandoned';
  ladder: string;
  createdAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  /** Null: nobody has answered */
  answeredBy: Answerer | null;
  /** Seconds of talk */
  durationSeconds: number | null;
  /** The same caller's call of the 30 minutes before */
  relatedIncidentId: number | null;
  /** How many people were offered */
  attemptCount: number;
}

export interface IncidentsAnswer {
  items: IncidentSummary[];
  /** Send it as cursor for what comes after, even when items is empty; null: that was all */
  nextCursor: string | null;
}

export interface VoiceMessage {
  /** Where Twilio keeps it; it asks for the credentials of the account */
  url: string;
  seconds: number | null;
}

export interface AttemptAnswer {
  id: number;
  userId: number;
  userName: string;
  stepName: string;
  phoneE164: string;
  status:
    | 'pending'
    | 'no-answer'
    | 'busy'
    | 'failed'
    | 'canceled'
    | 'unconfirmed'
    | 'superseded'
    | 'machine_or_no_key'
    | 'declined'
    | 'answered';
  /** The raw text of an unknown result, or why it is presumed */
  reason: string | null;
  /** The how manieth time of the call that the line rang; at once: the same */
  dial: number;
  timeoutSeconds: number;
  /** How often he was offered: again each time an answer was lost */
  offers: number;
  offeredAt: string;
  endedAt: string | null;
}

export interface EventAnswer {
  /** As in the live stream */
  id: number;
  /** 1, 2, 3 … within the incident */
  seq: number;
  type: string;
  at: string;
  /** Who wrote it */
  source: 'request' | 'engine' | 'sweeper' | 'messenger';
  /** X-Request-Id of the request that wrote it */
  requestId: string | null;
  /** What it changed, and why */
  data: { [name: string]: unknown };
}

export interface IncidentAnswer {
  id: number;
  callSid: string;
  /** As Twilio had it: a number, a word, or nothing */
  callerPhone: string;
  status: 'routing' | 'exhausted' | 'answered' | 'completed' | 'abandoned';
  ladder: string;
  createdAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  /** Null: nobody has answered */
  answeredBy: Answerer | null;
  /** Seconds of talk */
  durationSeconds: number | null;
  /** The same caller's call of the 30 minutes before */
  relatedIncidentId: number | null;
  /** How many people were offered */
  attemptCount: number;
  voiceMessage: VoiceMessage | null;
  attempts: AttemptAnswer[];
  events: EventAnswer[];
}

export interface TimeToAnswer {
  /** Half of the callers waited no longer; null: no answers */
  p50: number | null;
  /** Nine of ten waited no longer */
  p90: number | null;
  mean: number | null;
}

export interface StepFigures {
  stepName: string;
  /** People offered; the others say what became of them */
  offered: number;
  answered: number;
  noAnswer: number;
  busy: number;
  failed: number;
  /** The caller hung up while it rang */
  canceled: number;
  /** Somebody or something picked up, and nobody accepted: a voicemail, or no key */
  machineOrNoKey: number;
  /** Passed on */
  declined: number;
  /** Nothing was heard of it */
  unconfirmed: number;
  /** Somebody else answered, or the call ended, first */
  superseded: number;
  /** Being rung now */
  pending: number;
}

export interface UserFigures {
  userId: number;
  /** As it was in the newest offer of the period */
  userName: string;
  /** How many incidents he was offered to */
  offers: number;
  answers: number;
  /** Offers from the rotating pool */
  poolTurns: number;
  /** Offers on the after_hours ladder: his share of the nights */
  afterHoursOffers: number;
  /** Median from his offer to his answer; null: he answered none */
  medianAnswerSeconds: number | null;
}

export interface SummaryAnswer {
  /** Incidents that began in the period */
  incidents: number;
  /** Those that somebody answered */
  answered: number;
  /** From the beginning to the first answer */
  timeToAnswerSeconds: TimeToAnswer;
  /** Mean number of people offered to an incident; null: no incidents */
  attemptsPerIncident: number | null;
  /** Everybody was tried and nobody answered */
  exhaustedIncidents: number;
  /** The caller was gone before everybody had been tried */
  abandonedIncidents: number;
  /** Mean talk of answered incidents whose duration was reported */
  averageCallDurationSeconds: number | null;
  /** By name */
  steps: StepFigures[];
  /** By userId */
  users: UserFigures[];
}

export interface SeriesPart {
  from: string;
  /** Not part of it */
  to: string;
  incidents: number;
  answered: number;
  exhaustedIncidents: number;
  abandonedIncidents: number;
  /** Seconds; null: nobody talked */
  averageCallDurationSeconds: number | null;
  timeToAnswerSeconds: TimeToAnswer;
}

export interface SeriesAnswer {
  /** Oldest first */
  parts: SeriesPart[];
}

export interface LastOffer {
  userId: number;
  offeredAt: string;
}

export interface LastOffersAnswer {
  items: LastOffer[];
}

export interface LadderStepAnswer {
  name: string;
  title: string;
  description: string | null;
  /** By default */
  timeoutSeconds: number;
  /** By default; null: no limit */
  limit: number | null;
}

export interface LadderRungAnswer {
  name: string;
  timeoutSeconds: number;
  /** Null: no limit */
  limit: number | null;
}

export interface LadderAnswer {
  kind: 'business_hours' | 'after_hours';
  /** From the top */
  steps: LadderRungAnswer[];
}

export interface LadderRungBody {
  /** Of a registered step */
  name: string;
  /** How long a person rings */
  timeoutSeconds: number;
  /** Most distinct people of one incident; null: no limit; left out: what the step has by default */
  limit?: number | null;
}

export interface LadderBody {
  /** From the top */
  steps: LadderRungBody[];
}

export interface PreviewCandidate {
  userId: number;
  userName: string;
  willBeCalled: boolean;
  /** The how manieth of the whole ladder, those who ring at once the same; null: not called */
  order: number | null;
  /** How long the phone rings, in seconds: shorter than its step says where time is short; null: not called */
  ringSeconds: number | null;
  /** Why not. line_number: the phone is the line's own number; own_phone: the caller calls from it; already_on_ladder: called by another step, or by this one; shared_phone: somebody else is called at the same number; over_limit: the step calls no more people; claimed: rung by or talking to another call, so called after everybody else; rung_together: the step rings several at once, which this line can't; turned_away: the call comes from the line itself, and nobody is called */
  reason?:
    | 'inactive'
    | 'unavailable'
    | 'no_phone'
    | 'line_number'
    | 'own_phone'
    | 'already_on_ladder'
    | 'shared_phone'
    | 'over_limit'
    | 'claimed'
    | 'rung_together'
    | 'turned_away';
}

export interface PreviewStep {
  name: string;
  timeoutSeconds: number;
  limit: number | null;
  /** In the order of the step */
  candidates: PreviewCandidate[];
  /** Why the step would be passed over */
  problem?: 'unknown_step' | 'step_failed';
}

export interface PreviewAnswer {
  /** Whether everybody can ring one after the other within MAX_WAIT_SECONDS. If not, the people on the first two steps ring alone, for as long as their steps say, and the others together. */
  fits: boolean;
  /** How long it takes if each rings as short as may be, in seconds; null: the line knows no longest wait */
  neededSeconds: number | null;
  /** MAX_WAIT_SECONDS; null: each rings, however long it takes */
  maxWaitSeconds: number | null;
  at: string;
  ladder: 'business_hours' | 'after_hours';
  /** From the top */
  steps: PreviewStep[];
}

export interface RungTogether {
  userId: number;
  /** As he is called now; null: not to be found any more */
  userName: string | null;
}

export interface ExplainedCandidate {
  userId: number;
  /** As he is called now; null: not to be found any more */
  userName: string | null;
  /** Whether this person was offered */
  taken: boolean;
  /** Why not this person. line_number: the phone is the line's own number; own_phone: the caller called from it; already_on_ladder: offered in this call before; shared_phone: somebody else was, at the same number; over_limit: the step had offered as many as it may; claimed: rung by or talking to another call, and others were free; not_reached: somebody before was offered */
  reason?:
    | 'inactive'
    | 'unavailable'
    | 'no_phone'
    | 'line_number'
    | 'own_phone'
    | 'already_on_ladder'
    | 'shared_phone'
    | 'over_limit'
    | 'claimed'
    | 'not_reached';
}

export interface ExplainedStep {
  name: string;
  /** In the order of the step */
  candidates: ExplainedCandidate[];
  /** The step failed and named nobody */
  failed?: boolean;
  /** How many more people stood on the step than were kept */
  more?: number;
}

export interface ExplainedOffer {
  /** Of the event */
  seq: number;
  at: string;
  /** reoffered: the same person again, as our answer had been lost */
  kind: 'offered' | 'reoffered' | 'exhausted';
  /** exhausted: nobody was left */
  stepName: string;
  userId: number | null;
  /** As he was called then */
  userName: string | null;
  /** Everybody who rang at once; left out: one person */
  together?: RungTogether[];
  /** The steps that were asked, from the top */
  ladder: ExplainedStep[];
}

export interface ExplanationAnswer {
  offers: ExplainedOffer[];
}

export interface CoverageGap {
  from: string;
  /** Not part of it */
  to: string;
  /** The ladder of calls that begin then */
  ladder: 'business_hours' | 'after_hours';
  /** Null: the whole ladder */
  step: string | null;
  /** nobody_on_call, empty (nobody stands on it), unavailable, inactive, no_phone, line_number (somebody does, but nobody can be rung; of several reasons the one that is mended most easily), step_failed, unknown_step (nobody registered it) */
  why: string;
}

export interface UnfitStretch {
  from: string;
  /** Not part of it */
  to: string;
  /** The ladder of calls that begin then */
  ladder: 'business_hours' | 'after_hours';
  /** How long it takes if each rings as short as may be */
  neededSeconds: number;
  /** MAX_WAIT_SECONDS */
  maxWaitSeconds: number;
}

export interface CoverageAnswer {
  from: string;
  to: string;
  /** By their beginning */
  gaps: CoverageGap[];
  /** Where not everybody can ring one after the other in time: the people on the first two steps ring alone then, and the others together. By their beginning; always empty where LINE_FLOW is ladder */
  doesNotFit: UnfitStretch[];
}

export interface LadderFitAnswer {
  /** Whether everybody can ring one after the other within MAX_WAIT_SECONDS. If not, the people on the first two steps ring alone, for as long as their steps say, and the others together. */
  fits: boolean;
  /** How long it takes if each rings as short as may be, in seconds; null: the line knows no longest wait */
  neededSeconds: number | null;
  /** MAX_WAIT_SECONDS; null: each rings, however long it takes */
  maxWaitSeconds: number | null;
}

export interface LadderDraftAnswer {
  /** The next moment at which calls take this ladder; null: none within seven days */
  at: string | null;
  /** Who is called at that moment as things are */
  before: PreviewStep[];
  /** Who would be called with the draft */
  after: PreviewStep[];
  /** Whether the draft fits the longest wait at that moment; null: there is none */
  fit: LadderFitAnswer | null;
  /** Gaps of the next seven days that the draft would open */
  opened: CoverageGap[];
  /** Gaps of the next seven days that the draft would close */
  closed: CoverageGap[];
}

export interface WeeklySpanBody {
  /** Monday is 1 */
  weekday: number;
  /** Open from this time on */
  opens: string;
  /** Up to 24:00; at or before opens it is the next day */
  closes: string;
}

export interface HolidayBody {
  date: string;
  name: string;
  /** Half a holiday: nothing is open from this time on. Left out for the whole day */
  closes?: string | null;
}

export interface BusinessHoursBody {
  /** IANA */
  timeZone: string;
  /** Those of one weekday must not overlap */
  weekly: WeeklySpanBody[];
  /** A date once */
  holidays: HolidayBody[];
}

export interface LadderChange {
  from: string;
  /** Not part of it */
  to: string;
  before: 'business_hours' | 'after_hours';
  after: 'business_hours' | 'after_hours';
}

export interface HoursDraftAnswer {
  from: string;
  to: string;
  changes: LadderChange[];
}

export interface NextTargetBody {
  /** Left out, empty or null in the first request */
  incidentId?: number | null;
  /** As Twilio has it: a number, a word, or nothing */
  callerPhone: string;
  callSid: string;
  /** The phone that was really dialled last */
  lastTargetPhone?: string;
}

export interface NextTargetAnswer {
  incidentId: number;
  /** E.164; null: ring nobody */
  nextPhoneE164: string | null;
  /** A step, or exhausted, answered, completed */
  stepName: string;
  /** Seconds to let it ring; 0 where nobody is rung */
  timeoutSeconds: number;
  userName: string | null;
}

export interface AnsweredBody {
  incidentId: number;
  callSid: string;
  answeredPhone: string;
}

export interface ReportAnswer {
  success: boolean;
}

export interface AttemptFailedBody {
  incidentId: number;
  callSid: string;
  targetPhone: string;
  /** no-answer, busy, failed or canceled; anything else counts as failed */
  reason: string;
}

export interface CompletedBody {
  incidentId: number;
  callSid: string;
  /** Seconds of talk; may be empty */
  duration: number;
}

export interface LegBody {
  CallSid: string;
  /** Of a technician’s leg: the caller’s call */
  ParentCallSid?: string;
  AccountSid?: string;
  From?: string;
  To?: string;
  CallStatus?: string;
}

export interface DialResultBody {
  CallSid: string;
  /** Of a technician’s leg: the caller’s call */
  ParentCallSid?: string;
  AccountSid?: string;
  From?: string;
  To?: string;
  CallStatus?: string;
  DialCallStatus?: string;
  /** Seconds of talk */
  DialCallDuration?: string;
  DialBridged?: string;
}

export interface ScreenResultBody {
  CallSid: string;
  /** Of a technician’s leg: the caller’s call */
  ParentCallSid?: string;
  AccountSid?: string;
  From?: string;
  To?: string;
  CallStatus?: string;
  /** 1: he accepts; 2: he passes it on; anything else, or nothing: no */
  Digits?: string;
}

export interface RecordingBody {
  CallSid: string;
  /** Of a technician’s leg: the caller’s call */
  ParentCallSid?: string;
  AccountSid?: string;
  From?: string;
  To?: string;
  CallStatus?: string;
  RecordingUrl?: string;
  RecordingDuration?: string;
}

export interface MessageAnswer {
  id: number;
  kind: 'ring' | 'exhausted' | 'abandoned' | 'voice_message' | 'broadcast' | 'handoff_reminder' | 'coverage_gaps';
  /** sent: Twilio took it; failed: it did not, or nobody knows whether it did; skipped: it was not to be sent; expired: it was too old to be of use */
  status: 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'skipped' | 'expired';
  userId: number;
  userName: string;
  /** Masked for technicians */
  phoneE164: string;
  /** What it says; phone numbers in it are masked for technicians */
  text: string;
  /** Null: it is about no call */
  incidentId: number | null;
  /** How often it was begun to be sent */
  tries: number;
  /** Why it was not sent or not delivered, or what the last try met with; Twilio's error number, if any */
  error: string | null;
  twilioSid: string | null;
  createdAt: string;
  /** When it was known to be sent */
  sentAt: string | null;
  /** When it came into its status */
  updatedAt: string;
}

export interface MessagesAnswer {
  items: MessageAnswer[];
  /** Send it as cursor for what comes after; null: that was all */
  nextCursor: string | null;
}

export interface MessageSummaryAnswer {
  /** 24 hours ago */
  since: string;
  /** How many messages that were written since then have each status; every status is named */
  counts: {};
}

export interface DeliveryBody {
  MessageSid: string;
  MessageStatus: string;
  /** Twilio's error number, where it was not delivered */
  ErrorCode?: string;
}

export interface SelfTestCheck {
  /** Stable, for programs */
  name: string;
  /** Null: it could not be asked */
  ok: boolean | null;
  message: string;
  /** What to do about it */
  remedy: string | null;
}

export interface SelfTestAnswer {
  /** No check found anything wrong */
  ok: boolean;
  checks: SelfTestCheck[];
}

export interface UsersAnswer {
  items: UserAnswer[];
  total: number;
  page: number;
  pageSize: number;
}

export interface NewUserBody {
  name: string;
  role: 'technician' | 'manager' | 'admin';
  /** E.164 */
  phoneE164?: string | null;
  email?: string | null;
  password?: string;
  active?: boolean;
  available?: boolean;
  /** Lower is rung first among admins and among managers */
  priority?: number;
  /** key: presses 1 to accept a call; none: picking up is enough, as no voicemail ever answers this phone */
  acceptance?: 'key' | 'none';
  timeZone?: string | null;
}

export interface UserChangeBody {
  name?: string;
  role?: 'technician' | 'manager' | 'admin';
  /** E.164 */
  phoneE164?: string | null;
  email?: string | null;
  password?: string;
  active?: boolean;
  available?: boolean;
  /** Lower is rung first among admins and among managers */
  priority?: number;
  /** key: presses 1 to accept a call; none: picking up is enough, as no voicemail ever answers this phone */
  acceptance?: 'key' | 'none';
  timeZone?: string | null;
}

export interface AvailabilityBody {
  available: boolean;
  /** Then the other way round; in the future */
  until?: string | null;
}

export interface OnCallPerson {
  userId: number;
  userName: string;
}

export interface OnCallReason {
  source: 'override' | 'shift' | 'rotation';
  /** Id of the override, shift or rotation; one that was deleted since keeps its id */
  sourceId: number;
}

export interface OnCallReasons {
  primary: OnCallReason | null;
  secondary: OnCallReason | null;
}

export interface OnCallAnswer {
  at: string;
  ladder: 'business_hours' | 'after_hours';
  /** Null: nobody */
  primary: OnCallPerson | null;
  /** Null: nobody */
  secondary: OnCallPerson | null;
  source: OnCallReasons;
}

export interface TimelineSegment {
  from: string;
  /** Not part of it; where the next segment begins */
  to: string;
  /** Null: nobody is on call */
  userId: number | null;
  userName: string | null;
  source: 'override' | 'shift' | 'rotation' | null;
  sourceId: number | null;
}

export interface TimelineAnswer {
  from: string;
  to: string;
  /** Segments that meet */
  primary: TimelineSegment[];
  /** Segments that meet */
  secondary: TimelineSegment[];
}

export interface CalendarTokenAnswer {
  token: string;
  /** The address to subscribe to, complete where the public address of the service is known */
  url: string;
}

export interface RotationBody {
  name: string;
  level: 'primary' | 'secondary';
  /** IANA */
  timeZone: string;
  period: 'daily' | 'weekly';
  /** Every so many days or weeks */
  interval: number;
  /** On the zone's clocks, whatever daylight saving does */
  handoffTime: string;
  /** Of weekly rotations, Monday is 1; left out: the weekday of startsOn. Daily ones have none */
  handoffWeekday?: number | null;
  /** The day on which the turn of the first participant begins, at the handoff time; it ends with the next handoff */
  startsOn: string;
  /** User ids, in order */
  participants: number[];
}

export interface PreviewedTurn {
  userId: number;
  startsAt: string;
  /** Not part of it: the next handoff */
  endsAt: string;
}

export interface TurnsAnswer {
  /** The present turn, or the first one, and those after it */
  turns: PreviewedTurn[];
}

export interface RotationChangeBody {
  name?: string;
  level?: 'primary' | 'secondary';
  /** IANA */
  timeZone?: string;
  period?: 'daily' | 'weekly';
  /** Every so many days or weeks */
  interval?: number;
  /** On the zone's clocks, whatever daylight saving does */
  handoffTime?: string;
  /** Of weekly rotations, Monday is 1; left out: the weekday of startsOn. Daily ones have none */
  handoffWeekday?: number | null;
  /** The day on which the turn of the first participant begins, at the handoff time; it ends with the next handoff */
  startsOn?: string;
  /** User ids, in order */
  participants?: number[];
}

export interface ChangedTurnsAnswer {
  /** The present turn, or the first one, and those after it */
  turns: PreviewedTurn[];
  /** The turn that is under way before the change; null: there is none */
  before: PreviewedTurn | null;
  /** The turn that is under way after the change: of the same person where they are still in it */
  after: PreviewedTurn | null;
}

export interface RotationAnswer {
  id: number;
  name: string;
  level: 'primary' | 'secondary';
  /** IANA */
  timeZone: string;
  period: 'daily' | 'weekly';
  interval: number;
  handoffTime: string;
  handoffWeekday: number | null;
  startsOn: string;
  participants: number[];
  /** By how many places the order is moved on, so that turns under way kept their person when it was changed */
  turnOffset: number;
  /** When it began, where a change has moved its first handoff to later than that */
  begunAt: string | null;
}

export interface RotationsAnswer {
  items: RotationAnswer[];
  total: number;
  page: number;
  pageSize: number;
}

export interface ShiftAnswer {
  id: number;
  userId: number;
  level: 'primary' | 'secondary';
  startsAt: string;
  /** Not part of it */
  endsAt: string;
}

export interface ShiftsAnswer {
  items: ShiftAnswer[];
  total: number;
  page: number;
  pageSize: number;
}

export interface ShiftBody {
  userId: number;
  level: 'primary' | 'secondary';
  /** On call from this instant on */
  startsAt: string;
  /** On call until just before this instant */
  endsAt: string;
}

export interface ShiftChangeBody {
  userId?: number;
  level?: 'primary' | 'secondary';
  /** On call from this instant on */
  startsAt?: string;
  /** On call until just before this instant */
  endsAt?: string;
}

export interface OverrideAnswer {
  id: number;
  userId: number;
  level: 'primary' | 'secondary';
  startsAt: string;
  /** Not part of it */
  endsAt: string;
  reason: string | null;
}

export interface OverridesAnswer {
  items: OverrideAnswer[];
  total: number;
  page: number;
  pageSize: number;
}

export interface OverrideBody {
  userId: number;
  level: 'primary' | 'secondary';
  /** On call from this instant on */
  startsAt: string;
  /** On call until just before this instant */
  endsAt: string;
  reason?: string | null;
}

export interface OverrideChangeBody {
  userId?: number;
  level?: 'primary' | 'secondary';
  /** On call from this instant on */
  startsAt?: string;
  /** On call until just before this instant */
  endsAt?: string;
  reason?: string | null;
}

export interface HolidayImportBody {
  /** An iCalendar document (RFC 5545) */
  ics: string;
}

export interface NotUnderstoodEventAnswer {
  summary: string;
  /** As the file writes it; empty where it does not say */
  start: string;
  /** no_date: it has none, or none that exists from 1900 to 2199. no_date_ahead: it returns, but not within five years. time_of_day: a part of a day. opens_late: closed from midnight to a time of the day, which business hours can not have. ends_before_start, cancelled: as they say. too_long: more than 60 days. too_often: returns on more than 60 days of a year. working_day: worked in place of another. rule: a recurrence rule that can not be followed. cut_off: the event has no end, or the file ends too early. */
  reason:
    | 'no_date'
    | 'no_date_ahead'
    | 'time_of_day'
    | 'opens_late'
    | 'ends_before_start'
    | 'too_long'
    | 'too_often'
    | 'cancelled'
    | 'working_day'
    | 'rule'
    | 'cut_off';
}

export interface HolidayImportAnswer {
  /** The first events that are not taken */
  notUnderstood: NotUnderstoodEventAnswer[];
  /** How many events are not taken */
  ignored: number;
  /** How many events are over; they are left out */
  past: number;
  /** How many dates are new */
  added: number;
  /** How many dates were holidays already */
  known: number;
  /** Those that were added */
  holidays: HolidayBody[];
  /** Days that people keep, but do not close on: they are not added */
  observances: HolidayBody[];
}

export interface ReviewedHoliday {
  date: string;
  name: string;
  /** Half a holiday: nothing is open from this time on. Left out for the whole day */
  closes?: string | null;
  /** Whether the date is a holiday already */
  known: boolean;
}

export interface HolidayReviewAnswer {
  /** The first events that are not taken */
  notUnderstood: NotUnderstoodEventAnswer[];
  /** How many events are not taken */
  ignored: number;
  /** How many events are over; they are left out */
  past: number;
  holidays: ReviewedHoliday[];
  /** Days that people keep, but do not close on */
  observances: ReviewedHoliday[];
}

export interface RotatingPoolBody {
  /** User ids, in order, each once */
  members: number[];
}

/** Every operation: path parameters, query, JSON body and answer. */
export interface Operations {
  'GET /api/audit': {
    path: Record<string, never>;
    query: { entity?: string; id?: string; from?: string; to?: string; limit?: number; cursor?: string };
    body: undefined;
    answer: AuditAnswer;
  };
  'GET /health/live': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'GET /health/ready': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: ReadinessAnswer;
  };
  'GET /metrics': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'GET /api/incidents/stream': {
    path: Record<string, never>;
    query: { lastEventId?: number };
    body: undefined;
    answer: unknown;
  };
  'GET /api/audit/access': {
    path: Record<string, never>;
    query: {
      userId?: number;
      kind?:
        | 'signed_in'
        | 'signed_out'
        | 'wrong_password'
        | 'rate_limited'
        | 'password_changed'
        | 'password_set'
        | 'forbidden';
      from?: string;
      to?: string;
      limit?: number;
      cursor?: string;
    };
    body: undefined;
    answer: AccessRecordsAnswer;
  };
  'POST /api/auth/login': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LoginBody;
    answer: SessionAnswer;
  };
  'GET /api/auth/me': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: UserAnswer;
  };
  'PUT /api/auth/password': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PasswordBody;
    answer: SessionAnswer;
  };
  'POST /api/auth/session': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LoginBody;
    answer: PageSessionAnswer;
  };
  'GET /api/auth/session': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: PageSessionAnswer;
  };
  'DELETE /api/auth/session': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'PUT /api/auth/session/password': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: PasswordBody;
    answer: PageSessionAnswer;
  };
  'GET /api/incidents': {
    path: Record<string, never>;
    query: {
      from?: string;
      to?: string;
      status?: 'routing' | 'exhausted' | 'answered' | 'completed' | 'abandoned';
      q?: string;
      limit?: number;
      cursor?: string;
    };
    body: undefined;
    answer: IncidentsAnswer;
  };
  'GET /api/incidents/export.csv': {
    path: Record<string, never>;
    query: { from?: string; to?: string };
    body: undefined;
    answer: unknown;
  };
  'GET /api/incidents/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: IncidentAnswer;
  };
  'GET /api/metrics/summary': {
    path: Record<string, never>;
    query: { from?: string; to?: string };
    body: undefined;
    answer: SummaryAnswer;
  };
  'GET /api/metrics/series': {
    path: Record<string, never>;
    query: { from?: string; to?: string; parts?: number };
    body: undefined;
    answer: SeriesAnswer;
  };
  'GET /api/metrics/last-offers': {
    path: Record<string, never>;
    query: { step: string };
    body: undefined;
    answer: LastOffersAnswer;
  };
  'GET /api/ladder-steps': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: LadderStepAnswer[];
  };
  'GET /api/ladders': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: LadderAnswer[];
  };
  'GET /api/ladders/{kind}': {
    path: { kind: 'business_hours' | 'after_hours' };
    query: Record<string, never>;
    body: undefined;
    answer: LadderAnswer;
  };
  'PUT /api/ladders/{kind}': {
    path: { kind: 'business_hours' | 'after_hours' };
    query: Record<string, never>;
    body: LadderBody;
    answer: LadderAnswer;
  };
  'GET /api/routing/preview': {
    path: Record<string, never>;
    query: { at?: string; callerPhone?: string };
    body: undefined;
    answer: PreviewAnswer;
  };
  'GET /api/incidents/{id}/explanation': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: ExplanationAnswer;
  };
  'GET /api/coverage': {
    path: Record<string, never>;
    query: { from?: string; to?: string };
    body: undefined;
    answer: CoverageAnswer;
  };
  'POST /api/ladders/{kind}/preview': {
    path: { kind: 'business_hours' | 'after_hours' };
    query: Record<string, never>;
    body: LadderBody;
    answer: LadderDraftAnswer;
  };
  'POST /api/business-hours/preview': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: BusinessHoursBody;
    answer: HoursDraftAnswer;
  };
  'POST /api/telephony/next-target': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NextTargetBody;
    answer: NextTargetAnswer;
  };
  'POST /api/telephony/answered': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: AnsweredBody;
    answer: ReportAnswer;
  };
  'POST /api/telephony/attempt-failed': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: AttemptFailedBody;
    answer: ReportAnswer;
  };
  'POST /api/telephony/completed': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: CompletedBody;
    answer: ReportAnswer;
  };
  'POST /api/telephony/twiml/check': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'POST /api/telephony/twiml/start': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: LegBody;
    answer: unknown;
  };
  'POST /api/telephony/twiml/dial-result': {
    path: Record<string, never>;
    query: { incident: number; dial: number };
    body: DialResultBody;
    answer: unknown;
  };
  'POST /api/telephony/twiml/screen': {
    path: Record<string, never>;
    query: { incident: number; user: number };
    body: LegBody;
    answer: unknown;
  };
  'POST /api/telephony/twiml/screen-result': {
    path: Record<string, never>;
    query: { incident: number; user: number };
    body: ScreenResultBody;
    answer: unknown;
  };
  'POST /api/telephony/twiml/connect': {
    path: Record<string, never>;
    query: { incident: number; user: number };
    body: LegBody;
    answer: unknown;
  };
  'POST /api/telephony/twiml/voice-message': {
    path: Record<string, never>;
    query: { incident: number };
    body: RecordingBody;
    answer: unknown;
  };
  'POST /api/telephony/twiml/leg-status': {
    path: Record<string, never>;
    query: { incident: number; user: number };
    body: LegBody;
    answer: unknown;
  };
  'POST /api/telephony/twiml/recording-status': {
    path: Record<string, never>;
    query: { incident: number };
    body: RecordingBody;
    answer: unknown;
  };
  'GET /api/messages': {
    path: Record<string, never>;
    query: {
      status?: 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'skipped' | 'expired';
      kind?: 'ring' | 'exhausted' | 'abandoned' | 'voice_message' | 'broadcast' | 'handoff_reminder' | 'coverage_gaps';
      incidentId?: number;
      from?: string;
      to?: string;
      limit?: number;
      cursor?: string;
    };
    body: undefined;
    answer: MessagesAnswer;
  };
  'GET /api/messages/summary': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: MessageSummaryAnswer;
  };
  'POST /api/notifications/status': {
    path: Record<string, never>;
    query: { message: number };
    body: undefined;
    answer: unknown;
  };
  'GET /api/telephony/self-test': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: SelfTestAnswer;
  };
  'GET /api/users': {
    path: Record<string, never>;
    query: {
      role?: 'technician' | 'manager' | 'admin';
      active?: boolean;
      available?: boolean;
      q?: string;
      page?: number;
      pageSize?: number;
    };
    body: undefined;
    answer: UsersAnswer;
  };
  'POST /api/users': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: NewUserBody;
    answer: UserAnswer;
  };
  'GET /api/users/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: UserAnswer;
  };
  'PATCH /api/users/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: UserChangeBody;
    answer: UserAnswer;
  };
  'DELETE /api/users/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'PUT /api/users/{id}/availability': {
    path: { id: number };
    query: Record<string, never>;
    body: AvailabilityBody;
    answer: UserAnswer;
  };
  'GET /api/on-call': {
    path: Record<string, never>;
    query: { at?: string };
    body: undefined;
    answer: OnCallAnswer;
  };
  'GET /api/on-call/timeline': {
    path: Record<string, never>;
    query: { from?: string; to?: string };
    body: undefined;
    answer: TimelineAnswer;
  };
  'POST /api/on-call/calendar-token': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: CalendarTokenAnswer;
  };
  'GET /api/on-call/calendar.ics': {
    path: Record<string, never>;
    query: { token?: string; userId?: number };
    body: undefined;
    answer: unknown;
  };
  'DELETE /api/users/{id}/calendar-token': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'POST /api/on-call/rotations/preview': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: RotationBody;
    answer: TurnsAnswer;
  };
  'POST /api/on-call/rotations/{id}/preview': {
    path: { id: number };
    query: Record<string, never>;
    body: RotationChangeBody;
    answer: ChangedTurnsAnswer;
  };
  'GET /api/on-call/rotations': {
    path: Record<string, never>;
    query: { level?: 'primary' | 'secondary'; page?: number; pageSize?: number };
    body: undefined;
    answer: RotationsAnswer;
  };
  'POST /api/on-call/rotations': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: RotationBody;
    answer: RotationAnswer;
  };
  'GET /api/on-call/rotations/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: RotationAnswer;
  };
  'PATCH /api/on-call/rotations/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: RotationChangeBody;
    answer: RotationAnswer;
  };
  'DELETE /api/on-call/rotations/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'GET /api/on-call/shifts': {
    path: Record<string, never>;
    query: {
      level?: 'primary' | 'secondary';
      page?: number;
      pageSize?: number;
      from?: string;
      to?: string;
      userId?: number;
    };
    body: undefined;
    answer: ShiftsAnswer;
  };
  'POST /api/on-call/shifts': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: ShiftBody;
    answer: ShiftAnswer;
  };
  'GET /api/on-call/shifts/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: ShiftAnswer;
  };
  'PATCH /api/on-call/shifts/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: ShiftChangeBody;
    answer: ShiftAnswer;
  };
  'DELETE /api/on-call/shifts/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'GET /api/on-call/overrides': {
    path: Record<string, never>;
    query: {
      level?: 'primary' | 'secondary';
      page?: number;
      pageSize?: number;
      from?: string;
      to?: string;
      userId?: number;
    };
    body: undefined;
    answer: OverridesAnswer;
  };
  'POST /api/on-call/overrides': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: OverrideBody;
    answer: OverrideAnswer;
  };
  'GET /api/on-call/overrides/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: OverrideAnswer;
  };
  'PATCH /api/on-call/overrides/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: OverrideChangeBody;
    answer: OverrideAnswer;
  };
  'DELETE /api/on-call/overrides/{id}': {
    path: { id: number };
    query: Record<string, never>;
    body: undefined;
    answer: unknown;
  };
  'GET /api/business-hours': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: BusinessHoursBody;
  };
  'PUT /api/business-hours': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: BusinessHoursBody;
    answer: BusinessHoursBody;
  };
  'POST /api/business-hours/holidays/import': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: HolidayImportBody;
    answer: HolidayImportAnswer;
  };
  'POST /api/business-hours/holidays/review': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: HolidayImportBody;
    answer: HolidayReviewAnswer;
  };
  'GET /api/rotating-pool': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: RotatingPoolBody;
  };
  'PUT /api/rotating-pool': {
    path: Record<string, never>;
    query: Record<string, never>;
    body: RotatingPoolBody;
    answer: RotatingPoolBody;
  };
}
