import type { Unit } from '../../database/index.js';

/**
 * SQL for the whole milliseconds from one instant column to another, 0 where the second is the earlier one (a talk that
 * was reported longer than the call); null where one of them is.
 */
export function millisecondsBetween(unit: Unit, from: string, to: string): string {
  const difference = unit.isEmbedded
    ? `CAST(ROUND((julianday(${to}) - julianday(${from})) * 86400000) AS INTEGER)`
    : `TIMESTAMPDIFF(MICROSECOND, ${from}, ${to}) DIV 1000`;
  return `CASE WHEN ${to} < ${from} THEN 0 ELSE ${difference} END`;
}

/**
 * SQL for a percentile of `ms` by nearest rank: the least value that so many percent of all do not exceed. The rows
 * must have `n`, their rank from 1, and `total`, their number.
 */
export function percentile(percent: number): string {
  return `MIN(CASE WHEN \`n\` * 100 >= \`total\` * ${percent} THEN \`ms\` END)`;
}

/** Milliseconds as the drivers give them, in seconds. */
export function inSeconds(milliseconds: number | string | null): number | null {
  return milliseconds === null ? null : Number(milliseconds) / 1000;
}
