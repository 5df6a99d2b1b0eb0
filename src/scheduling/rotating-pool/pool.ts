import { RepeatUnit, type Reading, type ReadingRow, type Unit } from '../../database/index.js';

/** A member of the rotating pool with their last turn; a higher turn is a later one, null means no turn yet. */
export interface PoolMember {
  readonly userId: number;
  readonly lastTurn: number | null;
}

/** The pool's members and memory as a part of a reading: user, last turn, position. */
export const poolReading: Reading = {
  sql: 'SELECT `user_id` AS `a`, `last_turn` AS `b`, `position` AS `c` FROM `rotating_pool_members`',
  parameters: [],
};

/** The pool from the rows of `poolReading`, longest without a turn first, members without any before all others. */
export function poolOrder(rows: readonly ReadingRow[]): PoolMember[] {
  const longestAgo = rows.toSorted((one, other) => (one.b ?? -1) - (other.b ?? -1) || (one.c ?? 0) - (other.c ?? 0));
  return longestAgo.map(({ a, b }) => ({ userId: a, lastTurn: b }));
}

/** One more than the newest turn, as far as the column goes, at the moment of writing: since the pool was read, others may have had theirs. */
const NEWEST_TURN =
  '(SELECT `turn` FROM (SELECT CASE WHEN MAX(`last_turn`) >= 2147483647 THEN 2147483647 ELSE COALESCE(MAX(`last_turn`), 0) + 1 END AS `turn` FROM `rotating_pool_members`) AS `newest`)';

/**
 * Gives a member the newest turn, in the transaction of their offer.
 * @throws RepeatUnit when another call gave one since the pool was read: the order is no longer true.
 */
export async function takeTurn(unit: Unit, pool: readonly PoolMember[], userId: number): Promise<void> {
  const before = pool.find((member) => member.userId === userId)?.lastTurn ?? null;
  const changed = await unit.change(
    `UPDATE \`rotating_pool_members\` SET \`last_turn\` = ${NEWEST_TURN} WHERE \`user_id\` = ? AND COALESCE(\`last_turn\`, -1) = ?`,
    [userId, before ?? -1],
  );
  if (changed === 0) throw new RepeatUnit(new Error(`the turn of user ${userId} changed meanwhile`));
}
