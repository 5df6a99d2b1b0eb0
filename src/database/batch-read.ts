import type { Parameter, Statement, Unit } from './unit.js';

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
export async function batchRead<Name extends string>(
  unit: Unit,
  readings: Readonly<Record<Name, Reading>>,
): Promise<Record<Name, ReadingRow[]>> {
  return (await readAfter(unit, null, readings)).read;
}

/** The same after another SELECT, which locks what is read then, in one round trip; null, or no readings: not at all. */
export async function readAfter<Name extends string>(
  unit: Unit,
  first: Statement | null,
  readings: Readonly<Record<Name, Reading>>,
): Promise<{ readonly first: readonly unknown[]; readonly read: Record<Name, ReadingRow[]> }> {
  const names = Object.keys(readings) as Name[];
  const reading = names.length === 0 ? [] : [statementOf(names.map((name) => readings[name]))];
  const rows = await unit.rowsOf([...(first === null ? [] : [first]), ...reading]);
  const read = Object.fromEntries(names.map((name) => [name, [] as ReadingRow[]])) as Record<Name, ReadingRow[]>;
  const readRows = reading.length === 0 ? [] : (rows.at(-1) as (ReadingRow & { reading: number | string })[]);
  for (const { reading: index, a, b, c } of readRows) {
    const name = names[Number(index)];
    if (name !== undefined) read[name].push({ a: Number(a), b: numberOrNull(b), c: numberOrNull(c) });
  }
  return { first: first === null ? [] : (rows[0] ?? []), read };
}

function statementOf(readings: readonly Reading[]): Statement {
  const selects = readings.map(
    ({ sql }, index) => `SELECT ${index} AS \`reading\`, \`a\`, \`b\`, \`c\` FROM (${sql}) AS \`r${index}\``,
  );
  return { sql: selects.join(' UNION ALL '), parameters: readings.flatMap(({ parameters }) => parameters) };
}

function numberOrNull(value: number | null): number | null {
  return value === null ? null : Number(value);
}
