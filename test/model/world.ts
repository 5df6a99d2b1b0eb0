/** What the model knows of the company and its calls. Instants and claims are epoch milliseconds. */
export interface Human {
  readonly id: number;
  readonly name: string;
  readonly role: 'technician' | 'manager' | 'admin';
  readonly priority: number;
  phone: string | null;
  active: boolean;
  available: boolean;
}

export interface Duty {
  readonly id: number;
  readonly userId: number;
  readonly level: 'primary' | 'secondary';
  readonly from: number;
  readonly to: number;
}

export interface Rung {
  readonly name: string;
  readonly seconds: number;
  readonly most: number | null;
}

export type LadderName = 'business_hours' | 'after_hours';

/** One person offered to one call: what was heard of it, from which its result follows whatever the order was. */
export interface Offer {
  readonly userId: number;
  readonly userName: string;
  readonly phone: string;
  readonly step: string;
  readonly seconds: number;
  readonly at: number;
  times: number;
  endedAt: number | null;
  claimedUntil: number | null;
  /** What the ladder or the call's end made of it, as long as nothing was heard. */
  fate: 'pending' | 'unconfirmed' | 'superseded' | 'presumed';
  readonly heard: Set<string>;
}

export interface Call {
  readonly id: number;
  readonly sid: string;
  readonly caller: string | null;
  readonly ladder: LadderName;
  readonly createdAt: number;
  readonly relatedTo: number | null;
  readonly offers: Offer[];
  ranOut: boolean;
  exhaustedAt: number | null;
  answeredAt: number | null;
  answeredBy: number | null;
  endedAt: number | null;
  endIsGuessed: boolean;
  duration: number | null;
  /** How many lines its trail has, and when the last was written. */
  lines: number;
  lastHeard: number;
  /** Answers by endpoint and idempotency token. */
  readonly given: Map<string, { readonly answer: unknown; readonly at: number }>;
}

/** The whole state of the model. */
export interface World {
  now: number;
  readonly humans: readonly Human[];
  readonly duties: readonly Duty[];
  readonly ladders: Readonly<Record<LadderName, readonly Rung[]>>;
  /** The rotating pool; first the one who had no turn for the longest time. */
  pool: number[];
  readonly calls: Call[];
}

const KNOWN_FAILURES = ['busy', 'no-answer', 'failed', 'canceled'] as const;

/** The reports of an attempt that say nothing beyond `failed` keep their own words, of several the first in order. */
export function resultOf({ heard, fate }: Offer): { status: string; reason: string | null } {
  if (heard.has('answered')) return { status: 'answered', reason: null };
  for (const known of KNOWN_FAILURES) {
    if (heard.has(known)) return { status: known, reason: null };
    if (known !== 'failed') continue;
    const [words] = [...heard].filter((text) => !(KNOWN_FAILURES as readonly string[]).includes(text)).toSorted();
    if (words !== undefined) return { status: 'failed', reason: words };
  }
  return fate === 'presumed'
    ? { status: 'failed', reason: 'presumed: dialled, but no report came' }
    : { status: fate, reason: null };
}

/** Whether nothing is known of an offer yet. */
export function isPending(offer: Offer): boolean {
  return offer.fate === 'pending' && offer.heard.size === 0;
}

/** Where a call stands, from its facts. */
export function statusOf({ answeredAt, endedAt, ranOut }: Call): string {
  if (answeredAt !== null) return endedAt === null ? 'answered' : 'completed';
  if (ranOut) return 'exhausted';
  return endedAt === null ? 'routing' : 'abandoned';
}

/** Whether a report, not silence, ended a call. */
export function isOver({ endedAt, endIsGuessed }: Call): boolean {
  return endedAt !== null && !endIsGuessed;
}

/** Whether two spellings have the same digits. */
export function sameNumber(one: string, other: string): boolean {
  const digits = one.replaceAll(/\D/g, '');
  return digits !== '' && digits === other.replaceAll(/\D/g, '');
}

/** Returns who stands on a step at this instant for a call, first to be rung first, whether they can be rung or not. */
export function standingOn({ humans, duties, pool, now, calls }: World, step: string, call: Call): number[] {
  const onDuty = (level: Duty['level']): number[] => {
    const running = duties.filter((duty) => duty.level === level && duty.from <= now && now < duty.to);
    const newestFirst = running.toSorted((one, other) => other.from - one.from || other.id - one.id);
    return [...new Set(newestFirst.map(({ userId }) => userId))];
  };
  const ranked = (role: Human['role']): number[] => {
    const key = ({ priority, name, id }: Human): string => `${String(priority).padStart(5)} ${name.padEnd(9)} ${id}`;
    const those = humans.filter((human) => human.role === role);
    return those.toSorted((one, other) => (key(one) < key(other) ? -1 : 1)).map(({ id }) => id);
  };
  switch (step) {
    case 'primary_oncall':
      return onDuty('primary');
    case 'secondary':
      return onDuty('secondary');
    case 'admin':
    case 'manager':
      return ranked(step);
    case 'rotating_pool':
      return [...pool];
    case 'repeat_caller': {
      const answerer = calls.find(({ id }) => id === call.relatedTo)?.answeredBy ?? null;
      return answerer === null ? [] : [answerer];
    }
    default:
      return [];
  }
}

/** Whom other calls claim at this instant. */
export function claimedElsewhere({ calls, now }: World, call: Call): Set<number> {
  const offers = calls.filter((other) => other !== call).flatMap((other) => other.offers);
  return new Set(offers.filter((offer) => (offer.claimedUntil ?? 0) > now).map(({ userId }) => userId));
}

/** Monday to Friday from 8 to 17 in UTC. */
export function isBusinessHours(at: number): boolean {
  const instant = new Date(at);
  return instant.getUTCDay() % 6 !== 0 && instant.getUTCHours() >= 8 && instant.getUTCHours() < 17;
}
