import type { DueEvent, Note } from '../../incidents/index.js';
import { kindOf } from '../kinds.js';
import { subjectOf } from './draft.js';
import type { Written } from './write-messages.js';

/** The error of an event that leads to no message, for there is nobody whom it could go to. */
const NOBODY = 'nobody to tell';

/**
 * What the trail says at once of the messages that an event leads to: those that are not sent at all. All of them share
 * their kind and their age, and so the reason: it is told once.
 */
export function notesOf(event: DueEvent, written: readonly Written[]): Note[] {
  const { incidentId } = event;
  const kind = kindOf(event);
  const own = written.filter(({ draft }) => draft.subject === subjectOf(event));
  if (own.length === 0) {
    return [
      { incidentId, type: 'message_skipped', facts: { kind, userId: null, messageId: null, people: 0, error: NOBODY } },
    ];
  }
  const [first, ...others] = own.filter(({ status }) => status !== 'queued');
  if (first === undefined) return [];
  const { status, error, id: messageId, draft } = first;
  const { userId } = draft.recipient;
  const who = others.length === 0 ? { userId, messageId } : { userId: null, messageId: null };
  return [{ incidentId, type: `message_${status}`, facts: { kind, ...who, people: others.length + 1, error } }];
}
