import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '../../common/index.js';
import { queueUp, UnitOfWork } from '../../database/index.js';
import { idsOf, replayOf, type RequestOrigin } from '../idempotency.js';
import { assertNotBehind, locate, type IncidentReference, type NotWritten } from '../locate-incident.js';
import { writeOutcome } from '../outcome.js';
import { answerReport, type Recorded } from './answer-report.js';
import type { Consequence } from './consequence.js';
import type { Report } from './reports.js';

/** What every report of the guide answers. */
export const SUCCESS = { success: true } as const;

/** How a report is written. */
export interface ReportOptions {
  /** How many milliseconds it may take for whoever knows another way; left out: it is waited for as by any unit. */
  readonly within?: number;
  /** What the database does not have yet; left out: nothing. */
  readonly notWritten?: NotWritten;
}

/** Records what the line tells of a call. Routing has no part in it. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Records one of the guide's reports. @throws DomainError as `recordWith`. */
  record(reference: IncidentReference, report: Report, origin: RequestOrigin): Promise<Recorded<typeof SUCCESS>> {
    return this.recordWith(reference, report, origin, () => SUCCESS);
  }

  /**
   * Records a report with its effect, durably; `answer` makes the answer of what it changed, which a repetition of the
   * same request gets again.
   * @throws DomainError 400 when the report names no call at all; 404 `INCIDENT_NOT_FOUND`; 409 `INCIDENT_MISMATCH` when
   *   the callSid belongs to another incident, with nothing changed but the trail of the callSid's own incident;
   *   UnitEnded when it takes longer than `within`, or more is known of the incident than the database has.
   */
  async recordWith<Answer>(
    reference: IncidentReference,
    report: Report,
    origin: RequestOrigin,
    answer: (consequence: Consequence) => Answer,
    { within, notWritten }: ReportOptions = {},
  ): Promise<Recorded<Answer>> {
    if (reference.callSid === null && reference.incidentId === null) throw unknownIncident(reference);
    const decision = await this.unitOfWork.run(
      async (unit, attempt) => {
        const now = this.clock.now();
        if (attempt > 1) await queueUp(unit);
        const replay = replayOf(origin, now);
        const located = await locate(unit, reference, replay);
        assertNotBehind(located, notWritten);
        const made = answerReport(reference, report, located, now, answer);
        if (made.kind === 'unknown') return made;
        const isRepeatable = made.kind === 'mismatch' || made.isRepeatable;
        const idempotencyKey = isRepeatable ? (replay?.key ?? null) : null;
        await writeOutcome(unit, made.outcome, { at: now, ...idsOf(origin), idempotencyKey });
        return made;
      },
      { within, elseAway: within !== undefined },
    );
    if (decision.kind === 'unknown') throw unknownIncident(reference);
    if (decision.kind === 'mismatch') throw mismatch();
    return decision.recorded;
  }
}

/** incidentId belongs to another call than callSid: 409 (rules: §2). */
export function mismatch(): DomainError {
  const message = 'incidentId belongs to another call than callSid';
  return new DomainError(409, 'INCIDENT_MISMATCH', message, [{ field: 'incidentId', message }]);
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
