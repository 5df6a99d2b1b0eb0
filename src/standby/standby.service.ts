import { Injectable } from '@nestjs/common';
import { Environment } from '../config/index.js';
import { DatabaseAvailability, DatabaseAway, UnitEnded } from '../database/index.js';
import {
  ReportsService,
  SUCCESS,
  unknownIncident,
  type Consequence,
  type IncidentReference,
  type NotWritten,
  type Recorded,
  type Report,
  type RequestOrigin,
} from '../incidents/index.js';
import { RoutingEngine, type CallRequest, type LineOptions, type Render, type Routed } from '../routing/index.js';
import { BACK, Desk } from './desk.service.js';
import { IncidentIds } from './incident-ids.js';
import { Ledger } from './ledger.js';
import { Shadow } from './shadow.service.js';

/** How long a request of a call waits for the database, in milliseconds: Studio waits ten seconds for us. */
const MOST_MILLISECONDS = 4000;
/** How often a request asks the database that has come back just now. */
const MOST_RETURNS = 2;

/**
 * What telephony asks and tells: by the database, and from memory when a database server is away, or had no answer for
 * the one request in time. Errors of logic and refusals are never answered from memory, and an embedded database has no
 * standby.
 */
@Injectable()
export class Standby {
  private readonly hasServer: boolean;
  private readonly options: { readonly within: number; readonly notWritten: NotWritten };

  constructor(
    private readonly availability: DatabaseAvailability,
    private readonly engine: RoutingEngine,
    private readonly reports: ReportsService,
    private readonly desk: Desk,
    private readonly ids: IncidentIds,
    private readonly shadow: Shadow,
    ledger: Ledger,
    environment: Environment,
  ) {
    const notWritten = { isAhead: (id: number) => ledger.isAhead(id), claims: (now: Date) => ledger.claimsAhead(now) };
    this.options = { within: MOST_MILLISECONDS, notWritten };
    this.hasServer = environment.database.kind !== 'sqlite';
  }

  /** Who is to be rung for a call. @throws as `RoutingEngine.route`; DatabaseAway when nothing is known of the line. */
  async route<Answer>(
    request: CallRequest,
    origin: RequestOrigin,
    line: LineOptions,
    render: Render<Answer>,
  ): Promise<Routed<Answer>> {
    if (!this.hasServer) return this.engine.route(request, origin, line, render);
    if (request.callSid === null && request.incidentId === null) throw unknownIncident(request);
    const ids = this.ids.forRequest();
    const compare = this.availability.isAway ? null : this.shadow.before(request, origin, line);
    const routed = await this.orFromMemory(
      request,
      () => this.engine.route(request, origin, { ...line, ...this.options, ids }, render),
      (hasEnded) => this.desk.route(request, origin, line, ids, render, hasEnded),
    );
    if (!this.availability.isAway) void compare?.(routed.target);
    return routed;
  }

  /** Records one of the guide's reports. @throws as `recordWith`. */
  record(reference: IncidentReference, report: Report, origin: RequestOrigin): Promise<Recorded<typeof SUCCESS>> {
    return this.recordWith(reference, report, origin, () => SUCCESS);
  }

  /** Records a report. @throws as `ReportsService.recordWith`. */
  async recordWith<Answer>(
    reference: IncidentReference,
    report: Report,
    origin: RequestOrigin,
    answer: (consequence: Consequence) => Answer,
  ): Promise<Recorded<Answer>> {
    if (!this.hasServer) return this.reports.recordWith(reference, report, origin, answer);
    if (reference.callSid === null && reference.incidentId === null) throw unknownIncident(reference);
    return this.orFromMemory(
      reference,
      () => this.reports.recordWith(reference, report, origin, answer, this.options),
      (hasEnded) => this.desk.record(reference, report, origin, answer, hasEnded),
    );
  }

  private async orFromMemory<T>(
    reference: IncidentReference,
    database: () => Promise<T>,
    memory: (hasEnded: boolean) => Promise<T | typeof BACK>,
  ): Promise<T> {
    for (let returns = 0; ; returns += 1) {
      let away: DatabaseAway | null = null;
      if (!this.desk.isAhead(reference)) {
        try {
          return await database();
        } catch (error) {
          if (!(error instanceof DatabaseAway)) throw error;
          away = error;
        }
        await this.availability.known();
      }
      const answered = await memory(away instanceof UnitEnded);
      if (answered !== BACK) return answered;
      if (returns === MOST_RETURNS) throw away ?? new DatabaseAway();
    }
  }
}
