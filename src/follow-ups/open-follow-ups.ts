import type { Unit } from '../database/index.js';
import { appendNotes, type DueEvent, type Note } from '../incidents/index.js';
import { FollowUp } from './follow-up.entity.js';
import type { FollowUpReason } from './reasons.js';
import { afterPause } from './reminders.js';

/**
 * Opens a follow-up for each of these events that leaves a caller without anybody, and says so in the trail. A voice message
 * becomes the reason of one that is open, and opens one again that somebody was done with before it came. The incidents of the
 * events must be held.
 */
export async function openFollowUps(unit: Unit, events: readonly DueEvent[], now: Date): Promise<void> {
  const notes: Note[] = [];
  for (const event of events) {
    const reason = reasonOf(event);
    if (reason !== null && (await open(unit, event, reason, now))) {
      notes.push({
        incidentId: event.incidentId,
        type: 'follow_up_changed',
        facts: { change: 'opened', reason, userId: null },
      });
    }
  }
  await appendNotes(unit, 'follow_up', notes, now);
}

/** A follow-up as if nobody had had it. */
const AGAIN = {
  takenByUserId: null,
  takenAt: null,
  doneAt: null,
  doneByUserId: null,
  answeredInIncidentId: null,
  note: null,
  reminders: 0,
} as const;

/** Why nobody has spoken to the caller after an event; null: the event does not say that nobody has. */
function reasonOf({ type, data }: DueEvent): FollowUpReason | null {
  if (type === 'exhausted') return 'exhausted';
  if (type === 'voice_message') return 'voice_message';
  const status = data.incident?.status;
  return status === 'abandoned' || status === 'handled_by_fallback' ? status : null;
}

/** Returns whether one is open now that was not. */
async function open(unit: Unit, { incidentId, at }: DueEvent, reason: FollowUpReason, now: Date): Promise<boolean> {
  const [known] = await unit.rows<{ reason: FollowUpReason; done_at: unknown }>(
    `SELECT \`reason\`, \`done_at\` FROM \`follow_ups\` WHERE \`incident_id\` = ?${unit.forUpdate}`,
    [incidentId],
  );
  if (known === undefined) {
    await unit.insert(FollowUp, { incidentId, reason, since: at, remindAt: afterPause(now) });
    return true;
  }
  if (reason !== 'voice_message' || known.reason === reason) return false;
  if (known.done_at === null) {
    await unit.update(FollowUp, { incidentId }, { reason });
    return false;
  }
  // The person who was done with it had not heard the message.
  await unit.update(FollowUp, { incidentId }, { ...AGAIN, reason, since: at, remindAt: afterPause(now) });
  return true;
}
