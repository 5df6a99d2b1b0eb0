import { randomUUID } from 'node:crypto';
import type { Parameter, Unit } from '../database/index.js';

/**
 * Returns `count` incident ids that nobody else will ever have: rows are written for them and taken away again in the
 * same unit, so that nobody sees any, and the table's own counter has passed them for good, on a replica too.
 */
export async function leaseIncidentIds(unit: Unit, count: number, now: Date): Promise<number[]> {
  const lease = `lease-${randomUUID()}`;
  const row = (index: number): Parameter[] => [`${lease}-${index}`, '', '', 'abandoned', now, now, true];
  const columns = '`call_sid`, `caller_phone`, `ladder`, `status`, `created_at`, `ended_at`, `end_inferred`';
  const sql = `INSERT INTO \`incidents\` (${columns}) VALUES ${Array.from({ length: count }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`;
  await unit.change(sql, Array.from({ length: count }, (_, index) => row(index)).flat());
  const rows = await unit.rows<{ id: number }>('SELECT `id` FROM `incidents` WHERE `call_sid` LIKE ? ORDER BY `id`', [
    `${lease}-%`,
  ]);
  const ids = rows.map(({ id }) => Number(id));
  // In the order of ids, so that the server looks at no other row: it would wait for those that calls hold.
  await unit.change('DELETE FROM `incidents` WHERE `id` BETWEEN ? AND ? AND `call_sid` LIKE ? ORDER BY `id` LIMIT ?', [
    ids[0] ?? 0,
    ids.at(-1) ?? 0,
    `${lease}-%`,
    ids.length,
  ]);
  return ids;
}
