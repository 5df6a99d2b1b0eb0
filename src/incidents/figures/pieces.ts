import type { Place } from '../../common/index.js';
import { toInstant, where, type Condition, type ReadPiece, type Unit } from '../../database/index.js';
import { beganIn, newerThan, notNewerThan } from '../history/conditions.js';
import type { PeriodQuery } from '../history/history.queries.js';

/** How many incidents are looked at in one go: few milliseconds, also on an embedded database. */
export const PIECE = 1000;

/**
 * Goes through the incidents `i` of a period, oldest first, a piece at a time: `work` reads of those that meet its
 * conditions. Each piece is read in a unit of its own, so that calls are served in between.
 */
export async function inPieces<T>(
  read: ReadPiece,
  period: PeriodQuery,
  work: (unit: Unit, conditions: readonly Condition[]) => Promise<T>,
  take: (result: T) => void,
): Promise<void> {
  let conditions: readonly Condition[] | null = beganIn(period);
  while (conditions !== null) {
    const rest: readonly Condition[] = conditions;
    const { last, result } = await read(async (unit) => {
      const end = await endOfPiece(unit, rest);
      return { last: end, result: await work(unit, end ? [...rest, notNewerThan(end)] : rest) };
    });
    take(result);
    conditions = last && [...beganIn(period), newerThan(last)];
  }
}

/** The last incident of the next piece; null where what is left is no longer than one. */
async function endOfPiece(unit: Unit, conditions: readonly Condition[]): Promise<Place | null> {
  const { sql, parameters } = where(conditions);
  const [row] = await unit.rows<{ id: number; created_at: Date | string }>(
    `SELECT \`i\`.\`id\`, \`i\`.\`created_at\` FROM \`incidents\` \`i\` ${sql} ` +
      `ORDER BY \`i\`.\`created_at\`, \`i\`.\`id\` LIMIT 1 OFFSET ${PIECE - 1}`,
    parameters,
  );
  return row ? { at: toInstant(row.created_at), id: Number(row.id) } : null;
}
