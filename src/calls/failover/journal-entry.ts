import type { IncidentReference, KnownIncident, NewEvent, Report } from '../../incidents/index.js';
import type { LateDecision } from '../../routing/index.js';

/** A request that was answered while the database was away, with what is needed to write it later. */
export type JournalEntry = {
  /** A UUID: the database notes it with the entry, so that none is written twice. */
  readonly id: string;
  /** When it was decided. */
  readonly at: Date;
  readonly requestId: string;
  /** As in `RequestOrigin`. */
  readonly ownId?: string | undefined;
  /** Digest of endpoint and idempotency token, where the request had one. */
  readonly idempotencyKey: string | null;
} & (
  | ({ readonly kind: 'call' } & LateDecision)
  | {
      readonly kind: 'report';
      readonly reference: IncidentReference;
      /** The incident that it is of; left out: memory did not know it. */
      readonly incident?: KnownIncident;
      readonly report: Report;
      readonly answer: unknown;
    }
  /** It changed nothing but a trail. */
  | {
      readonly kind: 'told';
      readonly reference: IncidentReference;
      readonly incident?: KnownIncident;
      readonly events: readonly NewEvent[];
    }
);

/** What an entry says beside whence it comes. */
export type PendingEntry = JournalEntry extends infer Entry
  ? Entry extends JournalEntry
    ? Omit<Entry, 'id' | 'at' | 'requestId' | 'ownId'>
    : never
  : never;

/** An entry as a line of text. */
export function toLine(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** What an entry of a kind can't do without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  call: ['incident', 'decided'],
  report: ['reference', 'report'],
  told: ['reference', 'events'],
} satisfies Record<JournalEntry['kind'], readonly string[]>;

/** Returns the entry of a line. @throws Error when the line holds no entry. */
export function fromLine(line: string): JournalEntry {
  const entry = JSON.parse(line) as JournalEntry;
  const at = new Date(entry.at);
  const parts = Object.entries(entry).flatMap(([name, value]) => (isObject(value) ? [name] : []));
  const isWhole = NEEDED[entry.kind]?.every((name) => parts.includes(name)) ?? false;
  if (!isWhole || typeof entry.id !== 'string' || Number.isNaN(at.getTime())) {
    throw new Error('it is no entry of a journal');
  }
  const { incident } = entry;
  if (incident === undefined) return { ...entry, at };
  return { ...entry, at, incident: { ...incident, createdAt: new Date(incident.createdAt) } };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
