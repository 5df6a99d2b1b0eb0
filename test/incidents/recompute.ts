import type { PastAttempt, PastIncident } from './past.js';

/** What happened, as a test invented it. */
export interface Past {
  readonly incidents: readonly PastIncident[];
  readonly attempts: readonly PastAttempt[];
}

/** The key metrics of the incidents that began in [from, to), worked out in the plainest way. */
export function recompute({ incidents: all, attempts: every }: Past, from: Date | null, to: Date | null): object {
  const incidents = all.filter(({ created_at: at }) => (!from || at >= from) && (!to || at < to));
  const byId = new Map(incidents.map((incident) => [incident.id, incident]));
  const attempts = every.filter(({ incident_id: id }) => byId.has(id));
  const incidentOf = (attempt: PastAttempt): PastIncident => byId.get(attempt.incident_id)!;
  const answered = incidents.filter((incident) => incident.answered_at !== null);
  const waits = answered.map((incident) => secondsTo(incident, incident.created_at));
  const talks = answered.map(({ duration_seconds: seconds }) => seconds).filter((seconds) => seconds !== null);
  return {
    incidents: incidents.length,
    answered: answered.length,
    timeToAnswerSeconds: { p50: percentile(waits, 50), p90: percentile(waits, 90), mean: mean(waits) },
    attemptsPerIncident: incidents.length === 0 ? null : attempts.length / incidents.length,
    exhaustedIncidents: incidents.filter(({ status }) => status === 'exhausted').length,
    abandonedIncidents: incidents.filter(({ status }) => status === 'abandoned').length,
    blockedIncidents: 0,
    handledByFallbackIncidents: incidents.filter(({ status }) => status === 'handled_by_fallback').length,
    averageCallDurationSeconds: mean(talks),
    steps: distinct(attempts.map((attempt) => attempt.step_name)).map((step) => {
      const own = attempts.filter((attempt) => attempt.step_name === step);
      const count = (status: string): number => own.filter((attempt) => attempt.status === status).length;
      return {
        stepName: step,
        offered: own.length,
        answered: count('answered'),
        noAnswer: count('no-answer'),
        busy: count('busy'),
        failed: count('failed'),
        canceled: count('canceled'),
        unconfirmed: count('unconfirmed'),
        superseded: count('superseded'),
        machineOrNoKey: count('machine_or_no_key'),
        declined: count('declined'),
        pending: count('pending'),
      };
    }),
    users: distinct(attempts.map((attempt) => attempt.user_id)).map((user) => {
      const own = attempts.filter((attempt) => attempt.user_id === user);
      const taken = own.filter((attempt) => incidentOf(attempt).answered_by_user_id === user);
      return {
        userId: user,
        userName: own.at(-1)!.user_name,
        offers: own.length,
        answers: own.filter(({ status }) => status === 'answered').length,
        poolTurns: own.filter((attempt) => attempt.step_name === 'rotating_pool').length,
        afterHoursOffers: own.filter((attempt) => incidentOf(attempt).ladder === 'after_hours').length,
        medianAnswerSeconds: percentile(
          taken.map((attempt) => secondsTo(incidentOf(attempt), attempt.offered_at)),
          50,
        ),
      };
    }),
  };
}

function secondsTo({ answered_at: at }: PastIncident, from: Date): number {
  return Math.max(0, at!.getTime() - from.getTime()) / 1000;
}

function distinct<Value extends string | number>(values: readonly Value[]): Value[] {
  return [...new Set(values)].toSorted((one, other) => (one < other ? -1 : 1));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By nearest rank. */
function percentile(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? null;
}
