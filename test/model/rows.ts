import type { DataSource } from 'typeorm';
import { toInstant } from '../../src/database/index.js';

/** One line of the trail, as far as the model looks at it. */
export interface TrailLine {
  readonly id: number;
  readonly incidentId: number;
  readonly seq: number;
  readonly type: string;
  readonly source: string;
}

type Row = Readonly<Record<string, string | number | Date | null>>;

const instant = (cell: Row[string]): number | null =>
  cell === null ? null : toInstant(cell as Date | string).getTime();
const number = (cell: Row[string]): number | null => (cell === null ? null : Number(cell));

/** All calls as the tables have them, in the spelling of the model's `rowsOf`. */
export async function readCalls(dataSource: DataSource, now: number): Promise<object[]> {
  const incidents: Row[] = await dataSource.query(
    'SELECT i.*, (SELECT COUNT(*) FROM incident_events e WHERE e.incident_id = i.id) AS line_count FROM incidents i ORDER BY i.id',
  );
  const attempts: Row[] = await dataSource.query('SELECT * FROM call_attempts ORDER BY id');
  return incidents.map((row) => ({
    id: row['id'],
    sid: row['call_sid'],
    caller: row['caller_e164'],
    ladder: row['ladder'],
    relatedTo: number(row['related_incident_id'] ?? null),
    createdAt: instant(row['created_at'] ?? null),
    status: row['status'],
    exhaustedAt: instant(row['exhausted_at'] ?? null),
    answeredAt: instant(row['answered_at'] ?? null),
    answeredBy: number(row['answered_by_user_id'] ?? null),
    endedAt: instant(row['ended_at'] ?? null),
    endIsGuessed: Boolean(row['end_inferred']),
    duration: number(row['duration_seconds'] ?? null),
    lines: Number(row['line_count']),
    offers: attempts.filter((attempt) => attempt['incident_id'] === row['id']).map((attempt) => offerOf(attempt, now)),
  }));
}

function offerOf(row: Row, now: number): object {
  return {
    userId: row['user_id'],
    userName: row['user_name'],
    phone: row['phone_e164'],
    step: row['step_name'],
    seconds: row['timeout_seconds'],
    times: row['offers'],
    at: instant(row['offered_at'] ?? null),
    status: row['status'],
    reason: row['reason'],
    endedAt: instant(row['ended_at'] ?? null),
    isClaimed: (instant(row['claimed_until'] ?? null) ?? 0) > now,
  };
}

/** The lines of the trail after a given one, oldest first. */
export async function readLines(dataSource: DataSource, afterId: number): Promise<TrailLine[]> {
  return dataSource.query(
    'SELECT id, incident_id AS incidentId, seq, type, source FROM incident_events WHERE id > ? ORDER BY id',
    [afterId],
  );
}

/** Every column of incidents and attempts but their ids, which two databases may number differently. */
export async function readRows(dataSource: DataSource): Promise<object> {
  const bare = ({ id: _, incident_id: __, related_incident_id: ___, ...rest }: Row): object => rest;
  const incidents: Row[] = await dataSource.query('SELECT * FROM incidents ORDER BY id');
  const attempts: Row[] = await dataSource.query('SELECT * FROM call_attempts ORDER BY id');
  return JSON.parse(JSON.stringify({ incidents: incidents.map(bare), attempts: attempts.map(bare) })) as object;
}
