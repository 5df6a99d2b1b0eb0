import { blockOf, type BlockedCaller } from '../blocked-callers/index.js';
import { toE164 } from '../common/index.js';
import { type Unit } from '../database/index.js';
import {
  transitionOfTwilioEnd,
  FALLBACK_STEP,
  fallbackAnswer,
  locate,
  openLate,
  REPEAT_CALLER_SECONDS,
  secondsAfter,
  writeOutcome,
  type EndAtTwilio,
  type IncidentRecord,
} from '../incidents/index.js';
import type { Roster } from '../routing/index.js';
import { isOpen } from '../scheduling/index.js';
import type { VoiceCall } from '../twilio/index.js';

/** A call that is over, and the phones that it rang. */
export interface EndedCall {
  readonly call: VoiceCall;
  readonly children: readonly VoiceCall[];
}

/**
 * Writes that a call is over: into its incident, or into a new one where no request of it ever came. Returns the incident as
 * it is then; null where nothing was to be written, for a report has said so before or another transaction holds it.
 */
export async function writeEnd(
  unit: Unit,
  { call, children }: EndedCall,
  roster: Roster,
  pickUpIsAnswer: (incident: IncidentRecord) => Promise<boolean>,
  now: Date,
): Promise<IncidentRecord | null> {
  const found = await locate(unit, { callSid: call.sid, incidentId: null }, null, { hold: 'if_free' });
  const incident = found.byCallSid ?? (await openOf(unit, call, roster));
  const isNew = found.byCallSid === null;
  const end: EndAtTwilio = {
    endedAt: call.endedAt ?? now,
    status: call.status,
    rang: children.map((child) => rungOf(child, roster, now)),
    pickUpIsAnswer: !isNew && (await pickUpIsAnswer(incident)),
  };
  const trace = { at: now, requestId: null, idempotencyKey: null };
  const block = isNew ? blockOf(roster.blocked ?? [], incident.callerE164, call.startedAt.getTime()) : null;
  if (block !== null && fallbackAnswer(incident, end) === null) return endBlocked(unit, incident, end, block, trace);
  const known = await withAnswerer(unit, incident, end, roster, trace, isNew);
  const transition = transitionOfTwilioEnd(known, end, now);
  if (transition === null) return null;
  const { change, type, data } = transition;
  const events = [{ type, source: 'reconciler', data } as const];
  return writeOutcome(unit, { incident: known, change, offers: [], events }, trace);
}

/** Writes that the caller was blocked, as a request of the call would have: nobody is told, and nobody has to call back. */
async function endBlocked(
  unit: Unit,
  incident: IncidentRecord,
  end: EndAtTwilio,
  { id: blockedCallerId, then }: BlockedCaller,
  trace: Parameters<typeof writeOutcome>[2],
): Promise<IncidentRecord | null> {
  const transition = transitionOfTwilioEnd(incident, end, trace.at);
  if (transition === null) return null;
  const data = { ...transition.data, facts: { blockedCallerId, then } };
  const events = [{ type: 'caller_blocked', source: 'reconciler', data } as const];
  return writeOutcome(unit, { incident, change: transition.change, offers: [], events }, trace);
}

/** Begins the incident of a call of which no request ever came. */
async function openOf(unit: Unit, { sid, from, startedAt }: VoiceCall, { schedule }: Roster): Promise<IncidentRecord> {
  const callerE164 = toE164(from);
  const [related] = await unit.rows<{ id: number }>(
    'SELECT `id` FROM `incidents` WHERE `caller_e164` = ? AND `created_at` >= ? AND `created_at` < ? ' +
      'ORDER BY `created_at` DESC, `id` DESC LIMIT 1',
    [callerE164, secondsAfter(startedAt, -REPEAT_CALLER_SECONDS), startedAt],
  );
  const ladder = isOpen(schedule.hours, startedAt.getTime()) ? 'business_hours' : 'after_hours';
  const relatedIncidentId = related ? Number(related.id) : null;
  const call = { callSid: sid, callerPhone: from, callerE164, ladder, relatedIncidentId };
  return openLate(unit, { ...call, id: 0, createdAt: startedAt });
}

/**
 * Says in the trail that the call was found, and adds the person of the company who took it for the fallback numbers to those who
 * were rung, where they are not among them yet.
 */
async function withAnswerer(
  unit: Unit,
  incident: IncidentRecord,
  end: EndAtTwilio,
  { people }: Roster,
  trace: Parameters<typeof writeOutcome>[2],
  isNew: boolean,
): Promise<IncidentRecord> {
  const answer = incident.answeredAt === null ? fallbackAnswer(incident, end) : null;
  const person = people.get(answer?.userId ?? 0);
  const isKnown = incident.attempts.some(
    ({ userId, phoneE164 }) => userId === person?.id || phoneE164 === answer?.phone,
  );
  const isOffered = person !== undefined && answer !== null && !isKnown;
  if (!isNew && !isOffered) return incident;
  const dial = Math.max(0, ...incident.attempts.map((attempt) => attempt.dial)) + 1;
  const offer = isOffered && {
    userId: person.id,
    userName: person.name,
    phoneE164: answer.phone,
    stepName: FALLBACK_STEP,
    timeoutSeconds: 0,
    dial,
    hold: false,
  };
  const data = { facts: { isNew, ladder: incident.ladder } };
  const events = [{ type: 'found_at_twilio', source: 'reconciler', data } as const];
  const change = { state: incident, attempts: [] };
  return writeOutcome(unit, { incident, change, offers: offer ? [offer] : [], events }, trace);
}

function rungOf(
  { to, status, seconds, endedAt }: VoiceCall,
  { people }: Roster,
  now: Date,
): EndAtTwilio['rang'][number] {
  const phone = toE164(to) ?? to;
  const userId = [...people.values()].find(({ phoneE164 }) => phoneE164 === phone)?.id ?? null;
  return { phone, userId, pickedUp: status === 'completed' && seconds > 0, endedAt: endedAt ?? now, seconds };
}
