import type { DataSource, EntityManager } from 'typeorm';
import { tableShapes, type ColumnShape, type TableShape } from './table-shapes.js';

/** Rows of each table and each call; no CHECK has more legal values than that. */
const ROWS = 12;
/** As many bytes as a TEXT of a server takes, but for a few, in characters of up to four bytes. */
const LONGEST_BYTES = 65_400;
/** Characters of one to four bytes. */
const EVERY_LENGTH = '🚑é日本ßñ\'\\"%_ a';

type Value = string | number | null;

/**
 * Puts rows into every table, whatever the tables are: every value that a CHECK allows, NULL wherever it may be,
 * texts as long as they may be in the given characters, and children of foreign keys.
 * @throws Error when a table is left without a row: then this function must learn what its rows look like.
 */
export async function fillEveryTable(dataSource: DataSource, characters = EVERY_LENGTH): Promise<void> {
  const shapes = await tableShapes(dataSource);
  await dataSource.transaction(async (manager) => {
    for (const table of shapes) {
      const before = await lastNumber(manager, table);
      await insert(manager, table.name, await rowsFor(manager, table, before, characters));
      if ((await count(manager, table.name)) === 0) throw new Error(`nobody gave ${table.name} a row`);
    }
  });
}

/** The number of the last row that was ever made, as far as its table tells: one that is taken back may have fewer rows. */
async function lastNumber(manager: EntityManager, { name, columns }: TableShape): Promise<number> {
  const id = columns.find(({ isGenerated }) => isGenerated);
  if (id === undefined) return count(manager, name);
  const [row] = await manager.query<{ last: number | string | null }[]>(
    `SELECT MAX(\`${id.name}\`) AS \`last\` FROM \`${name}\``,
  );
  return Number(row?.last ?? 0);
}

async function rowsFor(
  manager: EntityManager,
  table: TableShape,
  first: number,
  characters: string,
): Promise<Record<string, Value>[]> {
  const columns = table.columns.filter(({ isGenerated }) => !isGenerated);
  const free = new Map<string, Value[]>();
  for (const column of columns) {
    const choices = await choicesOf(manager, table.name, column);
    if (choices !== null) free.set(column.name, choices);
  }
  const rows: Record<string, Value>[] = [];
  for (let n = first; n < first + ROWS; n += 1) {
    const row: Record<string, Value> = {};
    for (const column of columns) {
      const mayBeNull = column.isNullable && !table.primaryKey.includes(column.name);
      row[column.name] = mayBeNull && n % 3 === 0 ? null : valueOf(column, n, free.get(column.name), characters);
    }
    for (const { name, after } of columns) if (after !== null) row[name] = later(String(row[after]));
    if (columns.every(({ name, isNullable }) => isNullable || row[name] !== null)) rows.push(row);
  }
  return rows;
}

/** The values among which a column's must be, those used up left out; null: any of its type. */
async function choicesOf(manager: EntityManager, table: string, column: ColumnShape): Promise<Value[] | null> {
  const { references, allowed } = column;
  if (!references && !allowed) return null;
  const choices = references ? await read(manager, references.table, references.column) : allowed!;
  if (!column.isUnique) return [...choices];
  const used = new Set((await read(manager, table, column.name)).map(String));
  return choices.filter((choice) => !used.has(String(choice)));
}

/** Null: no value is left that may be used. */
function valueOf(column: ColumnShape, n: number, choices: Value[] | undefined, characters: string): Value {
  if (choices) return (column.isUnique ? choices.shift() : choices[n % choices.length]) ?? null;
  if (column.type === 'instant') return instant(Date.UTC(2020, 0, 1) + n * 86_400_000 + ((n * 37) % 1000));
  if (column.type === 'flag') return n % 2;
  if (column.type === 'whole') return n % 4 === 3 ? 2_000_000_000 - n : 1000 + n;
  if (column.length === null) return JSON.stringify(n % ROWS === 1 ? longestText(characters) : { n, characters });
  // The sign keeps a collation from reading the last character before it as a digit: é2 and e2 are one key to it.
  const end = column.isPartOfKey ? `#${n.toString(36)}` : '';
  const most = column.length - end.length;
  return `${take(characters, n % 2 === 1 ? most : Math.min(most, n % 5))}${end}`;
}

/** Repeats what costs no more than its own bytes in JSON. */
function longestText(characters: string): string {
  const plain = characters.replaceAll(/["\\]/g, '');
  return plain.repeat(Math.floor(LONGEST_BYTES / Buffer.byteLength(plain)));
}

function take(characters: string, length: number): string {
  const all = Array.from(characters);
  return Array.from({ length }, (_, index) => all[index % all.length]).join('');
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ');
}

function later(at: string): string {
  return instant(Date.parse(`${at.replace(' ', 'T')}Z`) + 3_600_001);
}

async function insert(
  manager: EntityManager,
  table: string,
  rows: readonly Readonly<Record<string, Value>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(rows[0]!);
  const columns = names.map((name) => `\`${name}\``).join(', ');
  const places = rows.map(() => `(${names.map(() => '?').join(', ')})`).join(', ');
  const values = rows.flatMap((row) => names.map((name) => row[name]));
  await manager.query(`INSERT INTO \`${table}\` (${columns}) VALUES ${places}`, values);
}

async function read(manager: EntityManager, table: string, column: string): Promise<Value[]> {
  const rows = (await manager.query(`SELECT \`${column}\` AS value FROM \`${table}\` ORDER BY 1`)) as {
    value: Value;
  }[];
  return rows.map(({ value }) => value).filter((value) => value !== null);
}

async function count(manager: EntityManager, table: string): Promise<number> {
  const [row] = (await manager.query(`SELECT COUNT(*) AS n FROM \`${table}\``)) as { n: unknown }[];
  return Number(row?.n);
}
