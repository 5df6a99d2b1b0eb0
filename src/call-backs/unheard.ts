import { toDatabase, type Unit } from '../database/index.js';
import { endCallBack, type CallBackRecord } from './rows.js';

/** After how long a call back that nothing was heard of stands in nobody's way, in milliseconds. */
const RINGING_MILLISECONDS = 120_000;
const TALKING_MILLISECONDS = 4 * 3_600_000;

/** Whether nothing more will be heard of a call back that is under way. */
export function isUnheard({ status, requestedAt }: CallBackRecord, now: Date): boolean {
  const longest = status === 'accepted' ? TALKING_MILLISECONDS : RINGING_MILLISECONDS;
  return now.getTime() - requestedAt.getTime() >= longest;
}

/** The ids of calls back that may be so, the oldest first. */
export async function longUnderWay(unit: Unit, now: Date): Promise<number[]> {
  const before = toDatabase(new Date(now.getTime() - RINGING_MILLISECONDS));
  const rows = await unit.rows<{ id: number }>(
    'SELECT `id` FROM `call_backs` WHERE `active_incident_id` IS NOT NULL AND `requested_at` <= ? ORDER BY `id`',
    [before],
  );
  return rows.map(({ id }) => Number(id));
}

/** Ends a call back of which nothing was heard; its incident must be held. The follow-up is as it was before. */
export function endUnheard(unit: Unit, callBack: CallBackRecord, now: Date): Promise<void> {
  return endCallBack(unit, callBack, { status: 'failed', error: 'nothing was heard of it' }, now);
}
