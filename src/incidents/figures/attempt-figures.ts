import { is, where, type Condition, type Unit } from '../../database/index.js';
import type { AttemptStatus } from '../attempts/attempt-status.js';
import { millisecondsBetween, type Durations } from './elapsed.js';
import type { StepFigures, UserFigures } from './figures.answers.js';

/** How many attempts of a kind there were: the database counts them once, for steps and for people alike. */
export interface AttemptCount {
  readonly userId: number;
  readonly stepName: string;
  readonly status: AttemptStatus;
  readonly ladder: string;
  readonly attempts: number;
  /** The newest of them. */
  readonly newestId: number;
}

/** Counts the attempts of the incidents that meet the conditions. */
export async function countAttempts(unit: Unit, conditions: readonly Condition[]): Promise<AttemptCount[]> {
  const { sql, parameters } = where(conditions);
  const rows = await unit.rows<Record<keyof AttemptCount, number | string> & Pick<AttemptCount, 'status'>>(
    'SELECT `a`.`user_id` AS `userId`, `a`.`step_name` AS `stepName`, `a`.`status`, `i`.`ladder`, ' +
      'COUNT(*) AS `attempts`, MAX(`a`.`id`) AS `newestId` ' +
      `FROM \`incidents\` \`i\` JOIN \`call_attempts\` \`a\` ON \`a\`.\`incident_id\` = \`i\`.\`id\` ${sql} ` +
      'GROUP BY `a`.`user_id`, `a`.`step_name`, `a`.`status`, `i`.`ladder`',
    parameters,
  );
  return rows.map(({ userId, stepName, status, ladder, attempts, newestId }) => ({
    userId: Number(userId),
    stepName: String(stepName),
    status,
    ladder: String(ladder),
    attempts: Number(attempts),
    newestId: Number(newestId),
  }));
}

/** Under which name each result is counted. */
const FIELD = {
  pending: 'pending',
  'no-answer': 'noAnswer',
  busy: 'busy',
  failed: 'failed',
  canceled: 'canceled',
  unconfirmed: 'unconfirmed',
  superseded: 'superseded',
  machine_or_no_key: 'machineOrNoKey',
  declined: 'declined',
  answered: 'answered',
} as const satisfies Record<AttemptStatus, keyof StepFigures>;

/** What became of the people whom each step offered. */
export function stepFigures(counts: readonly AttemptCount[]): StepFigures[] {
  const figures = new Map<string, StepFigures>();
  for (const { stepName, status, attempts } of counts) {
    const results = { answered: 0, noAnswer: 0, busy: 0, failed: 0, canceled: 0 };
    const screened = { machineOrNoKey: 0, declined: 0 };
    const none = { stepName, offered: 0, ...results, ...screened, unconfirmed: 0, superseded: 0, pending: 0 };
    const figure = figures.get(stepName) ?? none;
    figure[FIELD[status]] += attempts;
    figure.offered += attempts;
    figures.set(stepName, figure);
  }
  return [...figures.values()].toSorted((one, other) => (one.stepName < other.stepName ? -1 : 1));
}

/**
 * Returns how each person was used; the name is of `namesOf`, the times to answer are of `readAnswers`. Offers by
 * `poolTurnSteps` are turns of the rotating pool.
 */
export function userFigures(
  counts: readonly AttemptCount[],
  names: ReadonlyMap<number, string>,
  answers: ReadonlyMap<number, Durations>,
  poolTurnSteps: ReadonlySet<string>,
): UserFigures[] {
  const figures = new Map<number, UserFigures>();
  for (const { userId, stepName, status, ladder, attempts } of counts) {
    const known = {
      userName: names.get(userId) ?? '',
      medianAnswerSeconds: answers.get(userId)?.percentileSeconds(50) ?? null,
    };
    const none = { userId, ...known, offers: 0, answers: 0, poolTurns: 0, afterHoursOffers: 0 };
    const figure = figures.get(userId) ?? none;
    figure.offers += attempts;
    if (status === 'answered') figure.answers += attempts;
    if (poolTurnSteps.has(stepName)) figure.poolTurns += attempts;
    if (ladder === 'after_hours') figure.afterHoursOffers += attempts;
    figures.set(userId, figure);
  }
  return [...figures.values()].toSorted((one, other) => one.userId - other.userId);
}

/** The name of each person counted, as it was when they were offered last. */
export async function namesOf(unit: Unit, counts: readonly AttemptCount[]): Promise<Map<number, string>> {
  const newest = new Map<number, number>();
  for (const { userId, newestId } of counts) newest.set(userId, Math.max(newestId, newest.get(userId) ?? 0));
  if (newest.size === 0) return new Map();
  const rows = await unit.rows<{ user_id: number; user_name: string }>(
    `SELECT \`user_id\`, \`user_name\` FROM \`call_attempts\` WHERE \`id\` IN (${[...newest].map(() => '?').join(', ')})`,
    [...newest.values()],
  );
  return new Map(rows.map(({ user_id, user_name }) => [Number(user_id), user_name]));
}

/** Adds counts of one piece of the history to those of the pieces before it. */
export function addAttempts(sums: Map<string, AttemptCount>, counts: readonly AttemptCount[]): void {
  for (const count of counts) {
    const { userId, stepName, status, ladder } = count;
    const key = JSON.stringify([userId, stepName, status, ladder]);
    const before = sums.get(key);
    const attempts = count.attempts + (before?.attempts ?? 0);
    sums.set(key, { ...count, attempts, newestId: Math.max(count.newestId, before?.newestId ?? 0) });
  }
}

/** The milliseconds from offer to answer of everybody who answered. */
export async function readAnswers(
  unit: Unit,
  conditions: readonly Condition[],
): Promise<{ readonly userId: number; readonly milliseconds: number }[]> {
  const { sql, parameters } = where([...conditions, is('`i`.`answered_at` IS NOT NULL')]);
  const elapsed = millisecondsBetween(unit, '`a`.`offered_at`', '`i`.`answered_at`');
  const rows = await unit.rows<{ user_id: number; ms: number | string }>(
    `SELECT \`a\`.\`user_id\`, ${elapsed} AS \`ms\` FROM \`incidents\` \`i\` JOIN \`call_attempts\` \`a\` ` +
      `ON \`a\`.\`incident_id\` = \`i\`.\`id\` AND \`a\`.\`user_id\` = \`i\`.\`answered_by_user_id\` ${sql}`,
    parameters,
  );
  return rows.map(({ user_id, ms }) => ({ userId: Number(user_id), milliseconds: Number(ms) }));
}
