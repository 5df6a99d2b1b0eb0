import { createConnection } from 'mysql2/promise';
import type { Line } from './line.js';

/**
 * Holds rows in a transaction of another client until the returned function is called. Servers only. It is no
 * connection of the service's, whose idle transactions the server ends after a few seconds.
 */
export async function holdRows(line: Line, table: string, id: number): Promise<() => Promise<void>> {
  const { host, port, username, password, database } = line.dataSource.options as unknown as Record<string, string>;
  const other = await createConnection({ host, port: Number(port), user: username, password, database });
  await other.beginTransaction();
  await other.query(`SELECT 1 FROM \`${table}\` WHERE \`id\` = ? FOR UPDATE`, [id]);
  return async () => {
    await other.rollback();
    await other.end();
  };
}

/** Has the database refuse every change of a row until the returned function is called. */
export function refuseChanges(line: Line, table: string, id: number): Promise<() => Promise<void>> {
  return refuse(line, 'UPDATE', table, `OLD.id = ${id}`);
}

/** Has the database refuse every new message to a user until the returned function is called. */
export function refuseMessagesTo(line: Line, userId: number): Promise<() => Promise<void>> {
  return refuse(line, 'INSERT', 'messages', `NEW.user_id = ${userId}`);
}

/** Has the database refuse every event, so that nothing can be recorded, until the returned function is called. */
export function refuseEvents(line: Line): Promise<() => Promise<void>> {
  return refuse(line, 'INSERT', 'incident_events', '1 = 1');
}

async function refuse(line: Line, what: string, table: string, condition: string): Promise<() => Promise<void>> {
  const trigger = `refuse_${table}_${what}`;
  const body =
    line.dataSource.options.type === 'better-sqlite3'
      ? `WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'this row of ${table} is refused'); END`
      : `FOR EACH ROW IF ${condition} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'this row of ${table} is refused'; END IF`;
  await line.dataSource.query(`CREATE TRIGGER ${trigger} BEFORE ${what} ON ${table} ${body}`);
  return async () => {
    await line.dataSource.query(`DROP TRIGGER ${trigger}`);
  };
}

/** What the log and the metrics say of rows that could not be done. */
export async function stuckRows(line: Line, logged: readonly string[]): Promise<{ told: string[]; counted: string[] }> {
  const told = logged
    .map((text) => JSON.parse(text) as { work?: string; row?: number })
    .filter(({ row }) => row !== undefined)
    .map(({ work, row }) => `${work} ${row}`);
  const metrics = await (await fetch(`${line.url}/metrics`)).text();
  const counted = [...metrics.matchAll(/^ewf_stuck_rows\{work="([^"]+)"\} ([1-9]\d*)$/gm)].map(
    ([, work, count]) => `${work} ${count}`,
  );
  return { told, counted };
}
