import { Injectable } from '@nestjs/common';
import { DomainError, fromCursor, toCursor, type Place } from '../../common/index.js';
import { HeavyReads, is, toInstant, UnitOfWork, where, type Condition, type Unit } from '../../database/index.js';
import { readRecording } from '../recordings/recordings.js';
import { beganIn, newerThan, olderThan } from './conditions.js';
import type {
  AttemptAnswer,
  EventAnswer,
  IncidentAnswer,
  IncidentsAnswer,
  IncidentSummary,
} from './history.answers.js';
import type { ExportQuery, IncidentsQuery } from './history.queries.js';
import { INCIDENT_COLUMNS, toSummary, type IncidentRow } from './incident-rows.js';
import { endOfSearch, searchByKey, searchByPart } from './search.js';

/** How many incidents an export holds in memory at a time. */
const EXPORT_BATCH = 500;

/** A page of incidents, and where the next one begins. */
interface Page {
  readonly items: IncidentSummary[];
  readonly next: Place | null;
}

type Raw<Answer> = {
  readonly [Key in keyof Answer]: Answer[Key] extends Date | null ? Answer[Key] | string : Answer[Key];
};

/** What happened: reads incidents, and changes nothing. */
@Injectable()
export class IncidentHistory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: HeavyReads,
  ) {}

  /** A page of incidents, newest first. Each page costs the same, however deep in the history it lies. */
  async list({ limit, cursor, ...query }: IncidentsQuery, signal: AbortSignal): Promise<IncidentsAnswer> {
    const after = cursor === undefined ? null : fromCursor(cursor);
    return this.reads.list(signal, async (unit) => {
      const { items, next } = await this.page(unit, query, limit, after);
      return { items, nextCursor: next && toCursor(next) };
    });
  }

  private async page(unit: Unit, query: ExportQuery, limit: number, after: Place | null): Promise<Page> {
    const { q } = query;
    const filter = fitting(query);
    const byKey = q === undefined ? null : await searchByKey(unit, q);
    const end = q !== undefined && !byKey ? await endOfSearch(unit, filter, after) : null;
    const window = [
      ...filter,
      ...(after ? [olderThan(after)] : []),
      ...(end ? [newerThan({ at: end.at, id: end.id - 1 })] : []),
    ];
    const search = q === undefined ? null : (byKey ?? (await searchByPart(unit, q, window)));
    const found = await this.read(unit, 'DESC', limit + 1, [...window, ...(search ? [search] : [])]);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? placeOf(items.at(-1)) : end };
  }

  /** Everything about one incident. @throws DomainError 404 `INCIDENT_NOT_FOUND`. */
  async get(id: number): Promise<IncidentAnswer> {
    return this.unitOfWork.run(async (unit) => {
      const [summary] = await this.read(unit, 'DESC', 1, [is('`i`.`id` = ?', id)]);
      if (!summary) throw new DomainError(404, 'INCIDENT_NOT_FOUND', `there is no incident with the id ${id}`);
      const voiceMessage = await voiceMessageOf(unit, id);
      return { ...summary, voiceMessage, attempts: await attemptsOf(unit, id), events: await eventsOf(unit, id) };
    });
  }

  /**
   * All incidents that fit, a batch at a time: each is read when the one before is used up. Oldest first; those that are
   * searched for newest first, as the list has them.
   * @throws TryAgainLater at once, when too many reports are asked for.
   */
  batches(query: ExportQuery, signal: AbortSignal): AsyncGenerator<readonly IncidentSummary[]> {
    const place = this.reads.enter(signal);
    return query.q === undefined ? this.readBatches(query, place) : this.readSearch(query, place);
  }

  private async *readSearch(
    query: ExportQuery,
    place: ReturnType<HeavyReads['enter']>,
  ): AsyncGenerator<readonly IncidentSummary[]> {
    try {
      for (let after: Place | null = null; ;) {
        const from: Place | null = after;
        const { items, next }: Page = await place.read((unit) => this.page(unit, query, EXPORT_BATCH, from));
        if (items.length > 0) yield items;
        if (next === null) return;
        after = next;
      }
    } finally {
      place.leave();
    }
  }

  private async *readBatches(
    query: ExportQuery,
    place: ReturnType<HeavyReads['enter']>,
  ): AsyncGenerator<readonly IncidentSummary[]> {
    try {
      for (let last: Place | null = null; ;) {
        const conditions: Condition[] = [...fitting(query), ...(last ? [newerThan(last)] : [])];
        const batch = await place.read((unit) => this.read(unit, 'ASC', EXPORT_BATCH, conditions));
        if (batch.length > 0) yield batch;
        if (batch.length < EXPORT_BATCH) return;
        last = placeOf(batch.at(-1));
      }
    } finally {
      place.leave();
    }
  }

  private async read(
    unit: Unit,
    order: 'ASC' | 'DESC',
    limit: number,
    conditions: readonly Condition[],
  ): Promise<IncidentSummary[]> {
    const { sql, parameters } = where(conditions);
    const rows = await unit.rows<IncidentRow>(
      `SELECT ${INCIDENT_COLUMNS} FROM \`incidents\` \`i\` ${sql} ` +
        `ORDER BY \`i\`.\`created_at\` ${order}, \`i\`.\`id\` ${order} LIMIT ${limit}`,
      parameters,
    );
    return rows.map(toSummary);
  }
}

/** The conditions of a query beside what it searches for. */
function fitting({ status, ...period }: ExportQuery): Condition[] {
  return [...beganIn(period), ...(status ? [is('`i`.`status` = ?', status)] : [])];
}

function placeOf(incident: IncidentSummary | undefined): Place | null {
  return incident ? { at: incident.createdAt, id: incident.id } : null;
}

async function voiceMessageOf(unit: Unit, id: number): Promise<IncidentAnswer['voiceMessage']> {
  const recording = await readRecording(unit, id);
  if (recording === null || recording.address === null) return null;
  const { seconds, text, removedAt } = recording;
  return { url: `/api/incidents/${id}/voice-message`, seconds, text, removedAt };
}

async function attemptsOf(unit: Unit, incidentId: number): Promise<AttemptAnswer[]> {
  const rows = await unit.rows<Raw<AttemptAnswer>>(
    'SELECT `id`, `user_id` AS `userId`, `user_name` AS `userName`, `step_name` AS `stepName`, `phone_e164` AS `phoneE164`, ' +
      '`status`, `reason`, `dial`, `timeout_seconds` AS `timeoutSeconds`, `offers`, `offered_at` AS `offeredAt`, ' +
      '`ended_at` AS `endedAt` FROM `call_attempts` WHERE `incident_id` = ? ORDER BY `id`',
    [incidentId],
  );
  return rows.map((row) => ({
    ...row,
    offeredAt: toInstant(row.offeredAt),
    endedAt: row.endedAt === null ? null : toInstant(row.endedAt),
  }));
}

async function eventsOf(unit: Unit, incidentId: number): Promise<EventAnswer[]> {
  const rows = await unit.rows<Omit<Raw<EventAnswer>, 'data'> & { readonly data: string }>(
    'SELECT `id`, `seq`, `type`, `at`, `source`, `request_id` AS `requestId`, `data` FROM `incident_events` ' +
      'WHERE `incident_id` = ? ORDER BY `seq`',
    [incidentId],
  );
  return rows.map((row) => ({
    ...row,
    at: toInstant(row.at),
    data: JSON.parse(row.data) as EventAnswer['data'],
  }));
}
