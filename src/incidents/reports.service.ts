import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '../common/index.js';
import { queueUp, UnitOfWork } from '../database/index.js';
import { applyChange } from './apply-change.js';
import { appendEvents } from './audit/append-events.js';
import type { NewEvent, Trace } from './audit/event-types.js';
import { correlateReport } from './correlate.js';
import { replayOf, type RequestOrigin } from './idempotency.js';
import { locate, type IncidentReference } from './locate-incident.js';
import { consequenceOf, recordedOnly, type Consequence, type Report } from './reports.js';

/** What every report answers (guide). */
export const SUCCESS = { success: true } as const;

/** What a report led to: told to the caller of the API and to the log. */
export interface ReportOutcome {
  readonly incidentId: number;
  readonly consequence: Consequence | null;
}

/** Records what the line tells of a call. Routing has no part in it. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a report with its effect, durably.
   * @throws DomainError 400 when the report names no call at all; 404 `INCIDENT_NOT_FOUND`; 409 `INCIDENT_MISMATCH` when the callSid belongs to another incident,
   *   with nothing changed but the trail of the callSid's own incident.
   */
  async record(reference: IncidentReference, report: Report, origin: RequestOrigin): Promise<ReportOutcome> {
    if (reference.callSid === null && reference.incidentId === null) throw unknownIncident(reference);
    const outcome = await this.unitOfWork.run(async (unit, attempt) => {
      const now = this.clock.now();
      if (attempt > 1) await queueUp(unit);
      const replay = replayOf(origin, now);
      const trace: Trace = { at: now, requestId: origin.requestId, idempotencyKey: replay?.key ?? null };
      const located = await locate(unit, reference, replay);
      const found = correlateReport(reference, located);
      if (found.kind === 'conflict') {
        const facts = { report: report.kind, incidentId: reference.incidentId };
        await appendEvents(unit, found.own.id, [line('incident_mismatch', { facts }, undefined)], trace);
        return 'mismatch';
      }
      if (found.kind !== 'incident') return 'unknown';
      const { incident } = found;
      if (located.replay !== undefined) {
        await appendEvents(unit, incident.id, [line('request_replayed', {}, undefined)], {
          ...trace,
          idempotencyKey: null,
        });
        return { incidentId: incident.id, consequence: null };
      }
      const consequence = found.foreignAndEnded ? recordedOnly(incident, report) : consequenceOf(incident, report, now);
      const events = [line(consequence.type, consequence.data, SUCCESS), ...notesOf(report)];
      await applyChange(unit, incident, consequence.change, events, trace);
      return { incidentId: incident.id, consequence };
    });
    if (outcome === 'unknown') throw unknownIncident(reference);
    if (outcome === 'mismatch') {
      throw new DomainError(409, 'INCIDENT_MISMATCH', 'incidentId belongs to another call than callSid', [
        { field: 'incidentId', message: 'incidentId belongs to another call than callSid' },
      ]);
    }
    return outcome;
  }
}

/** No incident has this callSid or incidentId: 404, or 400 where the callSid is missing (rules: §2). */
export function unknownIncident({ callSid, incidentId }: IncidentReference): DomainError {
  if (callSid === null) {
    const wanted =
      incidentId === null ? 'callSid is missing' : `callSid is missing, and incidentId ${incidentId} is unknown`;
    return DomainError.badRequest([{ field: 'callSid', message: wanted }]);
  }
  const orId = incidentId === null ? '' : ` or the id ${incidentId}`;
  return new DomainError(404, 'INCIDENT_NOT_FOUND', `there is no incident with this callSid${orId}`);
}

function line(type: string, data: NewEvent['data'], answer: unknown): NewEvent {
  return { type, source: 'request', data, answer };
}

function notesOf(report: Report): NewEvent[] {
  if (report.kind !== 'completed' || report.ignored === null) return [];
  return [{ type: 'duration_ignored', source: 'engine', data: { facts: { duration: report.ignored } } }];
}
