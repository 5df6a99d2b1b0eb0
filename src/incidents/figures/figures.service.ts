import { Injectable } from '@nestjs/common';
import { HeavyReads, is, where, type Condition, type ReadPiece, type Unit } from '../../database/index.js';
import { IS_BLOCKED } from '../history/conditions.js';
import type { PeriodQuery } from '../history/history.queries.js';
import {
  addAttempts,
  countAttempts,
  namesOf,
  readAnswers,
  stepFigures,
  userFigures,
  type AttemptCount,
} from './attempt-figures.js';
import { Durations, millisecondsBetween } from './elapsed.js';
import type { SummaryAnswer, TimeToAnswer } from './figures.answers.js';
import { inPieces } from './pieces.js';
import { PoolTurnSteps } from './pool-turn-steps.js';

/** What a driver gives for a number that SQL worked out: servers give sums as text, and null for none. */
type Numeric = number | string | null;

/** What is counted of incidents alone. */
type Counts = Pick<
  SummaryAnswer,
  | 'incidents'
  | 'answered'
  | 'exhaustedIncidents'
  | 'abandonedIncidents'
  | 'handledByFallbackIncidents'
  | 'blockedIncidents'
  | 'averageCallDurationSeconds'
>;
type IncidentFigures = Counts & { readonly timeToAnswerSeconds: TimeToAnswer };

/** Works out the key metrics of a period: the database counts, a piece of the history at a time. */
@Injectable()
export class Figures {
  constructor(
    private readonly reads: HeavyReads,
    private readonly poolTurnSteps: PoolTurnSteps,
  ) {}

  /** The key metrics of the incidents that began in [from, to); of all there are, where an end is open. */
  summary(period: PeriodQuery, signal: AbortSignal): Promise<SummaryAnswer> {
    return this.reads.report(signal, async (read) => {
      const incidents = new IncidentSums();
      const sums = new Map<string, AttemptCount>();
      const answers = new Map<number, Durations>();
      await inPieces(
        read,
        period,
        async (unit, conditions) => ({
          piece: await readIncidents(unit, conditions),
          attempts: await countAttempts(unit, conditions),
          answered: await readAnswers(unit, conditions),
        }),
        ({ piece, attempts, answered }) => {
          incidents.add(piece);
          addAttempts(sums, attempts);
          for (const { userId, milliseconds } of answered) {
            const durations = answers.get(userId) ?? new Durations();
            durations.add(milliseconds);
            answers.set(userId, durations);
          }
        },
      );
      const counts = [...sums.values()];
      const names = await read((unit) => namesOf(unit, counts));
      const steps = stepFigures(counts);
      const figures = incidents.figures();
      const offered = steps.reduce((sum, step) => sum + step.offered, 0);
      return {
        ...figures,
        attemptsPerIncident: figures.incidents === 0 ? null : offered / figures.incidents,
        steps,
        users: userFigures(counts, names, answers, this.poolTurnSteps.names),
      };
    });
  }

  /** Of several periods, one after the other, what is counted of incidents alone. */
  series(periods: readonly PeriodQuery[], signal: AbortSignal): Promise<IncidentFigures[]> {
    return this.reads.report(signal, async (read) => {
      const all: IncidentFigures[] = [];
      for (const period of periods) all.push(await incidentFigures(read, period));
      return all;
    });
  }
}

async function incidentFigures(read: ReadPiece, period: PeriodQuery): Promise<IncidentFigures> {
  const sums = new IncidentSums();
  await inPieces(read, period, readIncidents, (piece) => sums.add(piece));
  return sums.figures();
}

/** What is read of the incidents of one piece. */
interface IncidentPiece {
  readonly incidents: number;
  readonly answered: number;
  readonly exhausted: number;
  readonly abandoned: number;
  readonly byFallback: number;
  readonly blocked: number;
  readonly talks: number;
  readonly seconds: number;
  /** From begin to answer, in milliseconds. */
  readonly waits: readonly number[];
}

/** Adds pieces up. */
class IncidentSums {
  private readonly sums = {
    incidents: 0,
    answered: 0,
    exhausted: 0,
    abandoned: 0,
    byFallback: 0,
    blocked: 0,
    talks: 0,
    seconds: 0,
  };
  private readonly waits = new Durations();

  add(piece: IncidentPiece): void {
    for (const name of Object.keys(this.sums) as (keyof typeof this.sums)[]) this.sums[name] += piece[name];
    for (const wait of piece.waits) this.waits.add(wait);
  }

  figures(): IncidentFigures {
    const { incidents, answered, exhausted, abandoned, byFallback, blocked, talks, seconds } = this.sums;
    return {
      incidents,
      answered,
      exhaustedIncidents: exhausted,
      // The call of a blocked caller ends as abandoned, for other programs know no other word; here it is not.
      abandonedIncidents: abandoned - blocked,
      handledByFallbackIncidents: byFallback,
      blockedIncidents: blocked,
      averageCallDurationSeconds: talks === 0 ? null : seconds / talks,
      timeToAnswerSeconds: {
        p50: this.waits.percentileSeconds(50),
        p90: this.waits.percentileSeconds(90),
        mean: this.waits.meanSeconds(),
      },
    };
  }
}

async function readIncidents(unit: Unit, conditions: readonly Condition[]): Promise<IncidentPiece> {
  const { sql, parameters } = where(conditions);
  const [row] = await unit.rows<Record<Exclude<keyof IncidentPiece, 'waits'>, Numeric>>(
    'SELECT COUNT(*) AS `incidents`, COUNT(`i`.`answered_at`) AS `answered`, ' +
      "SUM(CASE WHEN `i`.`status` = 'exhausted' THEN 1 ELSE 0 END) AS `exhausted`, " +
      "SUM(CASE WHEN `i`.`status` = 'abandoned' THEN 1 ELSE 0 END) AS `abandoned`, " +
      "SUM(CASE WHEN `i`.`status` = 'handled_by_fallback' THEN 1 ELSE 0 END) AS `byFallback`, " +
      `SUM(CASE WHEN \`i\`.\`status\` = 'abandoned' AND ${IS_BLOCKED} THEN 1 ELSE 0 END) AS \`blocked\`, ` +
      'COUNT(CASE WHEN `i`.`answered_at` IS NOT NULL THEN `i`.`duration_seconds` END) AS `talks`, ' +
      'SUM(CASE WHEN `i`.`answered_at` IS NOT NULL THEN `i`.`duration_seconds` END) AS `seconds` ' +
      `FROM \`incidents\` \`i\` ${sql}`,
    parameters,
  );
  return {
    incidents: Number(row?.incidents),
    answered: Number(row?.answered),
    exhausted: Number(row?.exhausted),
    abandoned: Number(row?.abandoned),
    byFallback: Number(row?.byFallback),
    blocked: Number(row?.blocked),
    talks: Number(row?.talks),
    seconds: Number(row?.seconds),
    waits: await readWaits(unit, conditions),
  };
}

async function readWaits(unit: Unit, conditions: readonly Condition[]): Promise<number[]> {
  const { sql, parameters } = where([...conditions, is('`i`.`answered_at` IS NOT NULL')]);
  const elapsed = millisecondsBetween(unit, '`i`.`created_at`', '`i`.`answered_at`');
  const rows = await unit.rows<{ ms: number | string }>(
    `SELECT ${elapsed} AS \`ms\` FROM \`incidents\` \`i\` ${sql}`,
    parameters,
  );
  return rows.map(({ ms }) => Number(ms));
}
