import { UnitOfWork, type Parameter, type Unit } from '../../src/database/index.js';
import type { Line } from '../kit/line.js';

/** An incident as a test writes it, past the service: its columns. */
export interface PastIncident {
  readonly id: number;
  readonly call_sid: string;
  readonly caller_phone: string;
  readonly caller_e164: string | null;
  readonly ladder: string;
  readonly status: string;
  readonly created_at: Date;
  readonly answered_at: Date | null;
  readonly answered_by_user_id: number | null;
  readonly ended_at: Date | null;
  readonly duration_seconds: number | null;
}

/** A call attempt as a test writes it. */
export interface PastAttempt {
  readonly incident_id: number;
  readonly user_id: number;
  readonly user_name: string;
  readonly step_name: string;
  readonly phone_e164: string;
  readonly status: string;
  readonly offered_at: Date;
}

/** An incident of which only what matters to a test is given. */
export function incident(id: number, more: Partial<PastIncident> = {}): PastIncident {
  return {
    id,
    call_sid: `CA${String(id).padStart(8, '0')}`,
    caller_phone: '+14155551234',
    caller_e164: '+14155551234',
    ladder: 'business_hours',
    status: 'abandoned',
    created_at: new Date(Date.UTC(2026, 10, 23) + id * 1000),
    answered_at: null,
    answered_by_user_id: null,
    ended_at: null,
    duration_seconds: null,
    ...more,
  };
}

/** Writes what happened in the past. */
export async function remember(
  line: Line,
  incidents: readonly PastIncident[],
  attempts: readonly PastAttempt[] = [],
): Promise<void> {
  await line.app.get(UnitOfWork).run(async (unit) => {
    await insert(unit, 'incidents', incidents);
    await insert(
      unit,
      'call_attempts',
      attempts.map((attempt) => ({ ...attempt, timeout_seconds: 30 })),
    );
  });
}

/** Forgets everything that happened: what a test invented need not keep what must always hold. */
export async function forget(line: Line): Promise<void> {
  await line.app.get(UnitOfWork).run(async (unit) => {
    await unit.change('UPDATE incidents SET related_incident_id = NULL');
    for (const table of ['incident_events', 'call_attempts', 'incidents']) await unit.change(`DELETE FROM ${table}`);
  });
}

async function insert(unit: Unit, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += 200) {
    const part = rows.slice(start, start + 200);
    const places = part.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    await unit.change(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${places}`,
      part.flatMap((row) => Object.values(row) as Parameter[]),
    );
  }
}
