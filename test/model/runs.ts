import type { DatabaseKind } from '../kit/databases.js';
import { Line } from '../kit/line.js';

const FULL = { sqlite: 2000, server: 500 };
const QUICK = { sqlite: 200, server: 50 };

/** How many runs a property gets here: RUNS, or many where CI is true, or some. */
function runsOn(kind: DatabaseKind): number {
  const { sqlite, server } = process.env['CI'] === 'true' ? FULL : QUICK;
  return Number(process.env['RUNS']) || (kind.name === 'SQLite' ? sqlite : server);
}

/** The seed of this run: SEED repeats an earlier one. */
const seed = Number(process.env['SEED']) || Date.now() % 2 ** 31;

/** How fast-check runs a property here, or a share of the usual runs; without NO_SHRINK it looks for a simpler failure than the first. */
export function parametersOn(kind: DatabaseKind, share = 1): { numRuns: number; seed: number; endOnFailure: boolean } {
  return { numRuns: Math.ceil(runsOn(kind) * share), seed, endOnFailure: Boolean(process.env['NO_SHRINK']) };
}

/** A line for many short runs. SQLite does not wait for the disk here: no run looks at what a power cut leaves. */
export async function openForRuns(kind: DatabaseKind): Promise<Line> {
  const line = await Line.open(kind);
  if (kind.name === 'SQLite') await line.dataSource.query('PRAGMA synchronous = OFF');
  return line;
}

/** Longest time for all runs of a property, in milliseconds. */
export const MAX_MILLISECONDS = 15 * 60_000;
