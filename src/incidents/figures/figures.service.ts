import { Injectable } from '@nestjs/common';
import { is, UnitOfWork, where, type Condition, type Unit } from '../../database/index.js';
import { beganIn } from '../history/conditions.js';
import type { PeriodQuery } from '../history/history.queries.js';
import { countAttempts, medianAnswers, namesOf, stepFigures, userFigures } from './attempt-figures.js';
import { inSeconds, millisecondsBetween, percentile } from './elapsed.js';
import type { SummaryAnswer, TimeToAnswer } from './figures.answers.js';

/** What a driver gives for a number that SQL worked out: servers give sums as text, and null for none. */
type Numeric = number | string | null;

/** Works out the key metrics of a period, in the database. */
@Injectable()
export class Figures {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * The key metrics of the incidents that began in [from, to); of all there are, where an end is open. Each part is a
   * unit of its own, so that on SQLite calls are served in between.
   */
  async summary(period: PeriodQuery): Promise<SummaryAnswer> {
    const began = beganIn(period);
    const counts = await this.counts(period);
    const attempts = await this.unitOfWork.run((unit) => countAttempts(unit, began));
    const medians = await this.unitOfWork.run((unit) => medianAnswers(unit, began));
    const names = await this.unitOfWork.run((unit) => namesOf(unit, attempts));
    const steps = stepFigures(attempts);
    const offered = steps.reduce((sum, step) => sum + step.offered, 0);
    return {
      ...counts,
      attemptsPerIncident: counts.incidents === 0 ? null : offered / counts.incidents,
      steps,
      users: userFigures(attempts, names, medians),
    };
  }

  /** Of them what is counted of incidents alone. */
  async counts(period: PeriodQuery): Promise<Counts & Pick<SummaryAnswer, 'timeToAnswerSeconds'>> {
    const began = beganIn(period);
    const counts = await this.unitOfWork.run((unit) => countsOf(unit, began));
    return { ...counts, timeToAnswerSeconds: await this.unitOfWork.run((unit) => timeToAnswer(unit, began)) };
  }
}

type Counts = Pick<
  SummaryAnswer,
  'incidents' | 'answered' | 'exhaustedIncidents' | 'abandonedIncidents' | 'averageCallDurationSeconds'
>;

async function countsOf(unit: Unit, began: readonly Condition[]): Promise<Counts> {
  const { sql, parameters } = where(began);
  const [row] = await unit.rows<
    Record<'incidents' | 'answered' | 'exhausted' | 'abandoned' | 'talks' | 'seconds', Numeric>
  >(
    'SELECT COUNT(*) AS `incidents`, COUNT(`i`.`answered_at`) AS `answered`, ' +
      "SUM(CASE WHEN `i`.`status` = 'exhausted' THEN 1 ELSE 0 END) AS `exhausted`, " +
      "SUM(CASE WHEN `i`.`status` = 'abandoned' THEN 1 ELSE 0 END) AS `abandoned`, " +
      'COUNT(CASE WHEN `i`.`answered_at` IS NOT NULL THEN `i`.`duration_seconds` END) AS `talks`, ' +
      'SUM(CASE WHEN `i`.`answered_at` IS NOT NULL THEN `i`.`duration_seconds` END) AS `seconds` ' +
      `FROM \`incidents\` \`i\` ${sql}`,
    parameters,
  );
  const talks = Number(row?.talks);
  return {
    incidents: Number(row?.incidents),
    answered: Number(row?.answered),
    exhaustedIncidents: Number(row?.exhausted),
    abandonedIncidents: Number(row?.abandoned),
    averageCallDurationSeconds: talks === 0 ? null : Number(row?.seconds) / talks,
  };
}

async function timeToAnswer(unit: Unit, began: readonly Condition[]): Promise<TimeToAnswer> {
  const { sql, parameters } = where([...began, is('`i`.`answered_at` IS NOT NULL')]);
  const elapsed = millisecondsBetween(unit, '`i`.`created_at`', '`i`.`answered_at`');
  const [row] = await unit.rows<Record<'p50' | 'p90' | 'sum' | 'answers', Numeric>>(
    `SELECT ${percentile(50)} AS \`p50\`, ${percentile(90)} AS \`p90\`, SUM(\`ms\`) AS \`sum\`, COUNT(*) AS \`answers\` FROM (` +
      'SELECT `ms`, ROW_NUMBER() OVER (ORDER BY `ms`) AS `n`, COUNT(*) OVER () AS `total` FROM (' +
      `SELECT ${elapsed} AS \`ms\` FROM \`incidents\` \`i\` ${sql}) AS \`waits\`) AS \`ranked\``,
    parameters,
  );
  const sum = inSeconds(row?.sum ?? null);
  return {
    p50: inSeconds(row?.p50 ?? null),
    p90: inSeconds(row?.p90 ?? null),
    mean: sum === null ? null : sum / Number(row?.answers),
  };
}
