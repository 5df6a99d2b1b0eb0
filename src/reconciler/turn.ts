import { isUniqueViolation, RepeatUnit, toInstant, type Unit } from '../database/index.js';
import { Reconciliation } from './reconciliation.entity.js';

/** How often one of all instances looks, in milliseconds. */
const PERIOD_MILLISECONDS = 60_000;

/**
 * Takes the turn to look, which one instance has in each minute. Returns up to when calls are known already; null where
 * another instance has the turn. The very first turn begins at `now`: calls of before this service are not its calls.
 */
export async function takeTurn(unit: Unit, now: Date): Promise<Date | null> {
  const nextAt = new Date(now.getTime() + PERIOD_MILLISECONDS);
  const taken = await unit.change('UPDATE `reconciliation` SET `next_at` = ? WHERE `id` = 1 AND `next_at` <= ?', [
    nextAt,
    now,
  ]);
  const [row] = await unit.rows<{ settled_until: Date | string }>(
    'SELECT `settled_until` FROM `reconciliation` WHERE `id` = 1',
  );
  if (row !== undefined) return taken === 1 ? toInstant(row.settled_until) : null;
  try {
    await unit.insert(Reconciliation, { id: 1, settledUntil: now, nextAt });
  } catch (error) {
    throw isUniqueViolation(error) ? new RepeatUnit(error) : error;
  }
  return now;
}

/** Notes up to when calls are known; never goes back. */
export async function settleUntil(unit: Unit, instant: Date): Promise<void> {
  await unit.change('UPDATE `reconciliation` SET `settled_until` = ? WHERE `id` = 1 AND `settled_until` < ?', [
    instant,
    instant,
  ]);
}
