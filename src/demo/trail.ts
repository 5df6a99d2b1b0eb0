import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallAttempt, Incident, IncidentEvent, type EventData } from '../incidents/index.js';
import type { WhoIsRung } from './tell.js';

/** The guide's four key metrics over some incidents. */
export interface KeyMetrics {
  /** Mean seconds from the incident's beginning to its answer; null where none was answered. */
  readonly timeToAnswerSeconds: number | null;
  readonly attemptsPerIncident: number;
  readonly exhaustedIncidents: number;
  /** Mean seconds of talk; null where nobody talked. */
  readonly averageCallDurationSeconds: number | null;
}

/** What Twilio says of a leg on the way: several lines of each ringing, from which nothing is concluded. */
const NOT_SHOWN = 'leg_status';
/** That a message was not sent: the demo sends none. */
const OF_NO_INTEREST = 'message_skipped';

/** The audit trail of an incident: a line for each event, but for those of legs on the way, which are counted. */
export async function trailOf(app: INestApplication, incidentId: number): Promise<string[]> {
  const { manager } = app.get(DataSource);
  const incident = await manager.findOneByOrFail(Incident, { id: incidentId });
  const attempts = await manager.findBy(CallAttempt, { incidentId });
  const written = await manager.find(IncidentEvent, { where: { incidentId }, order: { seq: 'ASC' } });
  const all = written.filter(({ type }) => type !== OF_NO_INTEREST);
  const events = all.filter(({ type }) => type !== NOT_SHOWN);
  const lines = events.map(({ seq, type, at, data }) => {
    const seconds = Math.round((at.getTime() - incident.createdAt.getTime()) / 1000);
    const detail = detailOf(data as EventData, attempts);
    return `${String(seq).padStart(4)}  ${`${seconds} s`.padStart(6)}  ${type.padEnd(16)} ${detail}`.trimEnd();
  });
  const more = all.length - events.length;
  return more === 0
    ? lines
    : [...lines, `      and ${more} lines ${NOT_SHOWN}: what Twilio says of each leg on the way`];
}

function detailOf(data: EventData, everyone: readonly CallAttempt[]): string {
  const { offer, offers = offer ? [offer] : [], attempts = [], incident, facts } = data;
  const results = attempts.flatMap(({ id, status }) => {
    const name = everyone.find((one) => one.id === id)?.userName ?? id;
    return status ? [`${name}: ${status}`] : [];
  });
  const about = everyone.find(({ userId }) => userId === facts?.['userId'])?.userName;
  const step = facts?.['step'] ?? facts?.['change'];
  const parts = [
    typeof step === 'string' && step.replaceAll('_', ' '),
    offers.length > 0 && `${offers.map(({ userName }) => userName).join(', ')} on step ${offers[0]?.stepName}`,
    ...(results.length > 0 ? results : [about]),
    typeof facts?.['dial'] === 'number' && `dial ${facts['dial']} is over: ${String(facts['status'])}`,
    incident?.recordingSeconds && `${incident.recordingSeconds} s, kept with the incident`,
    incident?.status && `the call is ${incident.status}`,
    incident?.endedAt && !incident.status && 'the call is over',
    facts?.['isNew'] === true && `ladder ${String(facts['ladder'])}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Finds who of the newest incident is rung at a number, for a flow that does not know it. */
export function rungIn(app: INestApplication): WhoIsRung {
  return async (phoneE164) => {
    const order = { incidentId: 'DESC' } as const;
    const attempt = await app.get(DataSource).manager.findOne(CallAttempt, { where: { phoneE164 }, order });
    return attempt ? { name: attempt.userName, stepName: attempt.stepName } : undefined;
  };
}

/** The guide's key metrics over everything in the database. */
export async function keyMetrics(app: INestApplication): Promise<KeyMetrics> {
  const source = app.get(DataSource);
  const incidents = await source.manager.find(Incident);
  const answers = incidents.map(
    ({ createdAt, answeredAt }) => answeredAt && (answeredAt.getTime() - createdAt.getTime()) / 1000,
  );
  const durations = incidents.map(({ durationSeconds }) => durationSeconds || null);
  return {
    timeToAnswerSeconds: mean(answers),
    attemptsPerIncident: (await source.manager.count(CallAttempt)) / Math.max(1, incidents.length),
    exhaustedIncidents: incidents.filter(({ status }) => status === 'exhausted').length,
    averageCallDurationSeconds: mean(durations),
  };
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.round(known.reduce((sum, value) => sum + value, 0) / known.length);
}
