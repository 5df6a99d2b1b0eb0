import { describe, expect, it } from 'vitest';
import { correlateCall, correlateReport, type Correlation } from './correlate.js';
import type { IncidentRecord } from './incident-record.js';

const incident = (id: number, callSid: string, endedAt: Date | null = null): IncidentRecord =>
  ({ id, callSid, endedAt, attempts: [] }) as unknown as IncidentRecord;

const OWN = incident(1, 'CAown');
const OTHER = incident(2, 'CAother');
const ENDED = incident(3, 'CAended', new Date('2026-11-23T10:00:00Z'));

/** What a request says and what is found for it; in short, what next-target and a report mean by it. */
type Row = readonly [
  string,
  string | null,
  number | null,
  IncidentRecord | null,
  IncidentRecord | null,
  string,
  string,
];

const ROWS: readonly Row[] = [
  ['known, absent', 'CAown', null, OWN, null, '1', '1'],
  ['known, the same', 'CAown', 1, OWN, OWN, '1', '1'],
  ['known, another one’s', 'CAown', 2, OWN, OTHER, '1 mismatch', 'conflict 1'],
  ['known, an ended one’s', 'CAown', 3, OWN, ENDED, '1 mismatch', 'conflict 1'],
  ['known, nobody’s', 'CAown', 9, OWN, null, '1 mismatch', 'conflict 1'],
  ['unknown, known and open', 'CAnew', 2, null, OTHER, '2', '2'],
  ['unknown, known but ended', 'CAnew', 3, null, ENDED, 'new', '3 kept'],
  ['unknown, unknown', 'CAnew', 9, null, null, 'new', 'unknown'],
  ['unknown, absent', 'CAnew', null, null, null, 'new', 'unknown'],
  ['missing, known and open', null, 2, null, OTHER, '2', '2'],
  ['missing, known but ended', null, 3, null, ENDED, '3', '3'],
  ['missing, unknown', null, 9, null, null, 'unknown', 'unknown'],
];

function short(found: Correlation): string {
  if (found.kind === 'conflict') return `conflict ${found.own.id}`;
  if (found.kind !== 'incident') return found.kind;
  return `${found.incident.id}${found.mismatch ? ' mismatch' : ''}${found.foreignAndEnded ? ' kept' : ''}`;
}

describe('callSid and incidentId', () => {
  it.each(ROWS)('%s', (_, callSid, incidentId, byCallSid, byId, call, report) => {
    const located = { byCallSid, byId, replay: null };
    expect(short(correlateCall({ callSid, incidentId }, located))).toBe(call);
    expect(short(correlateReport({ callSid, incidentId }, located))).toBe(report);
  });
});
