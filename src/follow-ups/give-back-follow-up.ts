import { toInstant, type Unit } from '../database/index.js';
import { appendNotes } from '../incidents/index.js';
import { FollowUp } from './follow-up.entity.js';
import { openFollowUpOf } from './read-follow-ups.js';

/** Who has taken a follow-up, and when. */
export interface Taken {
  readonly userId: number;
  readonly at: Date;
}

/** A follow-up that goes back to how it was. */
export interface GivingBack {
  readonly incidentId: number;
  /** How it was taken: where it was taken otherwise since, nothing is changed. */
  readonly taken: Taken;
  /** Who had it before, which may be the same person: then nothing is changed; null: nobody. */
  readonly to: Taken | null;
}

/**
 * Gives a follow-up back to the person who had it before, and notes it in the trail. Nobody has it then where nobody had it, or where
 * that person has left since: managers are reminded again. The incident must be held.
 */
export async function giveBackFollowUp(unit: Unit, { incidentId, taken, to }: GivingBack, now: Date): Promise<void> {
  if (to?.userId === taken.userId) return;
  const before = await openFollowUpOf(unit, incidentId);
  if (before?.takenBy?.userId !== taken.userId || before.takenAt?.getTime() !== taken.at.getTime()) return;
  const name = to === null ? null : await nameOf(unit, to.userId);
  const again = name === null ? null : to;
  await unit.update(FollowUp, { incidentId }, { takenByUserId: again?.userId ?? null, takenAt: again?.at ?? null });
  const facts = { change: 'given_back', userId: again?.userId ?? null, userName: name };
  await appendNotes(unit, 'follow_up', [{ incidentId, type: 'follow_up_changed', facts }], now);
}

async function nameOf(unit: Unit, userId: number): Promise<string | null> {
  const [row] = await unit.rows<{ name: string }>(
    'SELECT `name` FROM `users` WHERE `id` = ? AND `deleted_at` IS NULL AND `active` = 1',
    [userId],
  );
  return row?.name ?? null;
}

/** Returns the open follow-ups that somebody has who was deactivated or deleted since, with who it is. */
export async function takenByLeavers(unit: Unit): Promise<ReadonlyMap<number, Taken>> {
  const rows = await unit.rows<{ id: number; user_id: number; at: Date | string }>(
    'SELECT `f`.`incident_id` AS `id`, `f`.`taken_by_user_id` AS `user_id`, `f`.`taken_at` AS `at` FROM `follow_ups` `f` ' +
      'JOIN `users` `u` ON `u`.`id` = `f`.`taken_by_user_id` ' +
      'WHERE `f`.`done_at` IS NULL AND (`u`.`active` = 0 OR `u`.`deleted_at` IS NOT NULL)',
  );
  return new Map(
    rows.map(({ id, user_id: userId, at }) => [Number(id), { userId: Number(userId), at: toInstant(at) }]),
  );
}
