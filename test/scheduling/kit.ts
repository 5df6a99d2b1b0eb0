import type { DatabaseKind } from '../kit/databases.js';
import { Line, type Reply } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';

/** A line with one signed-in person of each role. */
export interface Office {
  readonly line: Line;
  readonly admin: SignedInPerson;
  readonly manager: SignedInPerson;
  readonly technician: SignedInPerson;
}

export async function openOffice(kind: DatabaseKind, log?: (line: string) => void): Promise<Office> {
  const line = await Line.open(kind, { environment: SESSIONS, ...(log && { log }) });
  return {
    line,
    admin: await signIn(line, 'admin'),
    manager: await signIn(line, 'manager'),
    technician: await signIn(line, 'technician'),
  };
}

/** A daily rotation as POST takes it, from 23 November 2026, 00:00 in UTC, on. */
export function dailyRotation(participants: readonly number[], more: object = {}): object {
  return {
    name: 'Daily',
    level: 'primary',
    timeZone: 'UTC',
    period: 'daily',
    interval: 1,
    handoffTime: '00:00',
    startsOn: '2026-11-23',
    participants,
    ...more,
  };
}

/** The primary part of a timeline as `from to userId source`, times to the hour. */
export async function primaryTimeline(person: SignedInPerson, from: string, to: string): Promise<string[]> {
  const { status, body }: Reply = await person.get(`/api/on-call/timeline?from=${from}&to=${to}`);
  if (status !== 200) throw new Error(`the timeline answered ${status}: ${JSON.stringify(body)}`);
  const { primary } = body as { primary: { from: string; to: string; userId: number | null; source: string | null }[] };
  return primary.map((part) => `${part.from.slice(5, 13)} ${part.to.slice(5, 13)} ${part.userId} ${part.source}`);
}

/** A bearer token of somebody, for requests that `send` can't make. */
export async function tokenOf({ line }: Office, { email }: SignedInPerson): Promise<string> {
  const { body } = await line.post('/api/auth/login', { email, password: 'copper kettle in the rain' });
  return (body as { accessToken: string }).accessToken;
}
