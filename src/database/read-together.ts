import type { Parameter, Unit } from './unit.js';

/** A SELECT of three integer columns, `a`, `b` and `c`, that a room wants read together with those of others. */
export interface Reading {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** One row of a reading. */
export interface ReadingRow {
  readonly a: number;
  readonly b: number | null;
  readonly c: number | null;
}

/**
 * Reads several small things in one statement and one moment, each under its own name.
 * A request must know a few numbers from different rooms; asking for each alone would cost a round trip a piece.
 */
export async function readTogether<Name extends string>(
  unit: Unit,
  readings: Readonly<Record<Name, Reading>>,
): Promise<Record<Name, ReadingRow[]>> {
  const names = Object.keys(readings) as Name[];
  const sql = names
    .map(
      (name, index) =>
        `SELECT ${index} AS \`reading\`, \`a\`, \`b\`, \`c\` FROM (${readings[name].sql}) AS \`r${index}\``,
    )
    .join(' UNION ALL ');
  const parameters = names.flatMap((name) => readings[name].parameters);
  const rows = await unit.rows<ReadingRow & { reading: number | string }>(sql, parameters);
  const result = Object.fromEntries(names.map((name) => [name, [] as ReadingRow[]])) as Record<Name, ReadingRow[]>;
  for (const { reading, a, b, c } of rows) {
    const name = names[Number(reading)];
    if (name !== undefined) result[name].push({ a: Number(a), b: numberOrNull(b), c: numberOrNull(c) });
  }
  return result;
}

function numberOrNull(value: number | null): number | null {
  return value === null ? null : Number(value);
}
