import { toInstant, type Unit } from '../database/index.js';
import { giveBackFollowUp, type Taken } from '../follow-ups/index.js';
import { appendNotes, holdIncident } from '../incidents/index.js';
import { CallBack, type CallBackStatus } from './call-back.entity.js';

/** A call back as it stands. */
export interface CallBackRecord {
  readonly id: number;
  readonly incidentId: number;
  readonly userId: number;
  readonly userName: string;
  /** Of the person, E.164. */
  readonly phoneE164: string;
  /** Of the caller, E.164. */
  readonly callerE164: string;
  readonly status: CallBackStatus;
  readonly requestedAt: Date;
  readonly isActive: boolean;
  readonly talkSeconds: number | null;
  /** Who had taken the follow-up before; null: nobody. */
  readonly takenFrom: Taken | null;
}

interface Row {
  readonly id: number;
  readonly incident_id: number;
  readonly active_incident_id: number | null;
  readonly user_id: number;
  readonly name: string;
  readonly phone_e164: string;
  readonly caller_e164: string | null;
  readonly status: CallBackStatus;
  readonly requested_at: Date | string;
  readonly talk_seconds: number | null;
  readonly taken_from_user_id: number | null;
  readonly taken_from_at: Date | string | null;
}

const READ =
  'SELECT `c`.*, `u`.`name`, `i`.`caller_e164` FROM `call_backs` `c` JOIN `users` `u` ON `u`.`id` = `c`.`user_id` ' +
  'JOIN `incidents` `i` ON `i`.`id` = `c`.`incident_id` WHERE ';

/** Reads a call back and holds its incident until the unit ends; null: there isn't one of this id. */
export async function heldCallBack(unit: Unit, id: number): Promise<CallBackRecord | null> {
  const [found] = await unit.rows<Row>(`${READ}\`c\`.\`id\` = ?`, [id]);
  if (!found) return null;
  await holdIncident(unit, Number(found.incident_id));
  const [row = found] = await unit.rows<Row>(`${READ}\`c\`.\`id\` = ?${unit.forUpdate}`, [id]);
  return toRecord(row);
}

/** Reads the call back that is under way for an incident, which must be held; null: none is. */
export async function activeCallBack(unit: Unit, incidentId: number): Promise<CallBackRecord | null> {
  const [row] = await unit.rows<Row>(`${READ}\`c\`.\`active_incident_id\` = ?`, [incidentId]);
  return row ? toRecord(row) : null;
}

/** Reads the newest call back for which a person is rung or talks; null: none is under way. */
export async function activeCallBackOf(unit: Unit, userId: number): Promise<CallBackRecord | null> {
  const [row] = await unit.rows<Row>(
    `${READ}\`c\`.\`user_id\` = ? AND \`c\`.\`active_incident_id\` IS NOT NULL ORDER BY \`c\`.\`id\` DESC LIMIT 1`,
    [userId],
  );
  return row ? toRecord(row) : null;
}

/** Reads the newest call back to a caller (E.164) that is under way for another incident; null: none is. */
export async function activeCallBackTo(
  unit: Unit,
  callerE164: string,
  incidentId: number,
): Promise<CallBackRecord | null> {
  const [row] = await unit.rows<Row>(
    `${READ}\`c\`.\`active_incident_id\` IS NOT NULL AND \`i\`.\`caller_e164\` = ? AND \`i\`.\`id\` <> ? ` +
      'ORDER BY `c`.`id` DESC LIMIT 1',
    [callerE164, incidentId],
  );
  return row ? toRecord(row) : null;
}

/** Reads the calls back that are under way, with Twilio's id of the call to the person; those without one are left out. */
export async function callBacksAtTwilio(unit: Unit): Promise<readonly CallBackAtTwilio[]> {
  const rows = await unit.rows<{ id: number; call_sid: string; status: CallBackStatus }>(
    'SELECT `id`, `call_sid`, `status` FROM `call_backs` WHERE `active_incident_id` IS NOT NULL AND `call_sid` IS NOT NULL',
  );
  return rows.map(({ id, call_sid: callSid, status }) => ({
    id: Number(id),
    callSid,
    isAccepted: status === 'accepted',
  }));
}

/** A call back that is under way, as Twilio knows it. */
export interface CallBackAtTwilio {
  readonly id: number;
  readonly callSid: string;
  /** Whether the person has pressed 1. */
  readonly isAccepted: boolean;
}

function toRecord(row: Row): CallBackRecord {
  return {
    id: Number(row.id),
    incidentId: Number(row.incident_id),
    userId: Number(row.user_id),
    userName: row.name,
    phoneE164: row.phone_e164,
    callerE164: row.caller_e164 ?? '',
    status: row.status,
    requestedAt: toInstant(row.requested_at),
    isActive: row.active_incident_id !== null,
    talkSeconds: row.talk_seconds === null ? null : Number(row.talk_seconds),
    takenFrom:
      row.taken_from_user_id === null || row.taken_from_at === null
        ? null
        : { userId: Number(row.taken_from_user_id), at: toInstant(row.taken_from_at) },
  };
}

/** How a call back ended. */
export interface CallBackEnd {
  readonly status: Exclude<CallBackStatus, 'ringing' | 'accepted'>;
  readonly talkSeconds?: number | null;
  readonly error?: string | null;
}

/**
 * Ends a call back, and says so in the trail of its incident, which must be held. Where the two did not talk, the follow-up is as it
 * was before.
 */
export async function endCallBack(
  unit: Unit,
  callBack: CallBackRecord,
  { status, talkSeconds = null, error = null }: CallBackEnd,
  now: Date,
): Promise<void> {
  await unit.update(
    CallBack,
    { id: callBack.id },
    { status, talkSeconds, error, endedAt: now, activeIncidentId: null },
  );
  await noteCallBack(unit, callBack, { step: status, seconds: talkSeconds, error }, now);
  if (status === 'talked') return;
  const { incidentId, userId, requestedAt, takenFrom } = callBack;
  await giveBackFollowUp(unit, { incidentId, taken: { userId, at: requestedAt }, to: takenFrom }, now);
}

/** Says in the trail what became of a call back. */
export async function noteCallBack(
  unit: Unit,
  { incidentId, id, userId, userName }: Pick<CallBackRecord, 'incidentId' | 'id' | 'userId' | 'userName'>,
  more: Readonly<Record<string, string | number | null>>,
  now: Date,
): Promise<void> {
  const facts = { callBackId: id, userId, userName, ...more };
  await appendNotes(unit, 'call_back', [{ incidentId, type: 'call_back', facts }], now);
}
