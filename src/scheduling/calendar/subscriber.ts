import { rosterRevisionReading, type Unit } from '../../database/index.js';

/** What must be known of a user whose feed is asked for. */
export interface Subscriber {
  readonly name: string;
  readonly active: boolean;
  /** SHA-256 of the feed's token; null: there isn't one. */
  readonly tokenHash: string | null;
  /** The revision of people and schedules: another one may show another feed. */
  readonly revision: number;
}

/** Reads it in one statement; null where there is no such user. */
export async function readSubscriber(unit: Unit, userId: number): Promise<Subscriber | null> {
  const { sql, parameters } = rosterRevisionReading;
  const [row] = await unit.rows<{ name: string; active: unknown; hash: string | null; revision: number | string }>(
    'SELECT `name`, `active`, `calendar_token_hash` AS `hash`, ' +
      `(SELECT \`a\` FROM (${sql}) AS \`r\`) AS \`revision\` FROM \`users\` WHERE \`id\` = ? AND \`deleted_at\` IS NULL`,
    [...parameters, userId],
  );
  if (!row) return null;
  return { name: row.name, active: Number(row.active) === 1, tokenHash: row.hash, revision: Number(row.revision) };
}
