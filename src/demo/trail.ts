import type { INestApplication } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CallAttempt, Incident, IncidentEvent, type EventData } from '../incidents/index.js';

/** The guide's four key metrics over some incidents. */
export interface KeyMetrics {
  /** Mean seconds from the incident's beginning to its answer; null where none was answered. */
  readonly timeToAnswerSeconds: number | null;
  readonly attemptsPerIncident: number;
  readonly exhaustedIncidents: number;
  /** Mean seconds of talk; null where nobody talked. */
  readonly averageCallDurationSeconds: number | null;
}

/** The audit trail of an incident, a line for each event. */
export async function trailOf(app: INestApplication, incidentId: number): Promise<string[]> {
  const source = app.get(DataSource);
  const incident = await source.manager.findOneByOrFail(Incident, { id: incidentId });
  const attempts = await source.manager.findBy(CallAttempt, { incidentId });
  const names = new Map(attempts.map(({ id, userName }) => [id, userName]));
  const events = await source.manager.find(IncidentEvent, { where: { incidentId }, order: { seq: 'ASC' } });
  return events.map(({ seq, type, at, data }) => {
    const seconds = Math.round((at.getTime() - incident.createdAt.getTime()) / 1000);
    return `${String(seq).padStart(4)}  ${`${seconds} s`.padStart(6)}  ${type.padEnd(16)} ${detailOf(data as EventData, names)}`;
  });
}

function detailOf({ offer, attempts = [], incident, facts }: EventData, names: ReadonlyMap<number, string>): string {
  const parts = [
    offer && `${offer.userName} on step ${offer.stepName}`,
    ...attempts.filter(({ status }) => status).map(({ id, status }) => `${names.get(id) ?? id}: ${status}`),
    incident?.status && `the call is ${incident.status}`,
    incident?.endedAt && !incident.status && 'the call is over',
    facts?.['isNew'] === true && `ladder ${String(facts['ladder'])}`,
  ];
  return parts.filter(Boolean).join(' · ');
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
