import { DomainError, type Actor } from '../common/index.js';
import { noteChange } from '../audit/index.js';
import type { AdministrativeUnit } from '../database/index.js';
import { appendNotes, holdIncident } from '../incidents/index.js';
import { FollowUp } from './follow-up.entity.js';
import type { FollowUpAnswer } from './follow-ups.dto.js';
import { readFollowUp } from './read-follow-ups.js';

/** How a follow-up is taken. */
export interface Taking {
  readonly incidentId: number;
  /** Who looks after it from now on. */
  readonly userId: number;
  /** Whether somebody else who has it loses it. */
  readonly takeOver: boolean;
}

/**
 * Gives a follow-up to somebody, notes it in the trail and in the audit, and returns it. Changes nothing where they have it
 * already. Managers are not reminded while somebody has it.
 * @throws DomainError 404 `FOLLOW_UP_NOT_FOUND`; 409 `FOLLOW_UP_DONE`; 409 `FOLLOW_UP_TAKEN` when somebody else has it and
 *   `takeOver` is false.
 */
export async function takeFollowUp(
  unit: AdministrativeUnit,
  { incidentId, userId, takeOver }: Taking,
  now: Date,
): Promise<FollowUpAnswer> {
  const before = await heldFollowUp(unit, incidentId);
  if (before.doneAt !== null) throw done(before);
  if (before.takenBy?.userId === userId) return before;
  if (before.takenBy !== null && !takeOver) {
    const message = `${before.takenBy.userName} has taken this follow-up: send takeOver to take it over`;
    throw new DomainError(409, 'FOLLOW_UP_TAKEN', message);
  }
  await unit.update(FollowUp, { incidentId }, { takenByUserId: userId, takenAt: now });
  return noted(unit, before, before.takenBy === null ? 'taken' : 'taken_over', userId, now);
}

/**
 * Closes a follow-up with what there is to say of it, and returns it. Somebody who closes it twice may add a note
 * where it had no note.
 * @throws DomainError 404 `FOLLOW_UP_NOT_FOUND`; 409 `FOLLOW_UP_DONE` when somebody else, or a later call, has closed it;
 *   409 `FOLLOW_UP_NOT_TAKEN` for a technician who has not taken it.
 */
export async function finishFollowUp(
  unit: AdministrativeUnit,
  actor: Actor,
  { incidentId, note }: { readonly incidentId: number; readonly note: string | null },
  now: Date,
): Promise<FollowUpAnswer> {
  const before = await heldFollowUp(unit, incidentId);
  if (before.doneBy?.userId === actor.userId) {
    if (note === null || before.note !== null) return before;
    await unit.update(FollowUp, { incidentId }, { note });
    return noted(unit, before, 'done', actor.userId, now);
  }
  if (before.doneAt !== null) throw done(before);
  if (actor.role === 'technician' && before.takenBy?.userId !== actor.userId) {
    throw new DomainError(
      409,
      'FOLLOW_UP_NOT_TAKEN',
      'take this follow-up first: managers and the person who has taken it can close it',
    );
  }
  const set = { doneByUserId: actor.userId, doneAt: now, note, remindAt: null };
  await unit.update(FollowUp, { incidentId }, set);
  return noted(unit, before, 'done', actor.userId, now);
}

async function heldFollowUp(unit: AdministrativeUnit, incidentId: number): Promise<FollowUpAnswer> {
  await holdIncident(unit, incidentId);
  const found = await readFollowUp(unit, incidentId);
  if (found !== null) return found;
  throw new DomainError(404, 'FOLLOW_UP_NOT_FOUND', `there is no follow-up of the incident ${incidentId}`);
}

async function noted(
  unit: AdministrativeUnit,
  before: FollowUpAnswer,
  change: string,
  userId: number,
  now: Date,
): Promise<FollowUpAnswer> {
  const { incidentId } = before;
  const after = (await readFollowUp(unit, incidentId)) ?? before;
  const { userName = '' } = [after.doneBy, after.takenBy].find((person) => person?.userId === userId) ?? {};
  const facts = { change, userId, userName, byUserId: unit.actorUserId, note: after.note };
  await appendNotes(unit, 'follow_up', [{ incidentId, type: 'follow_up_changed', facts }], now);
  await noteChange(unit, {
    at: now,
    entity: 'follow_up',
    entityId: incidentId,
    before: audited(before),
    after: audited(after),
  });
  return after;
}

/** What of a follow-up somebody changes. */
function audited({ takenBy, doneBy, note }: FollowUpAnswer): object {
  return { takenBy: takenBy?.userId ?? null, doneBy: doneBy?.userId ?? null, note };
}

function done({ doneBy, answeredInIncidentId }: FollowUpAnswer): DomainError {
  const message =
    doneBy === null
      ? `the caller was answered in the incident ${answeredInIncidentId}`
      : `${doneBy.userName} is done with this follow-up`;
  return new DomainError(409, 'FOLLOW_UP_DONE', message);
}
