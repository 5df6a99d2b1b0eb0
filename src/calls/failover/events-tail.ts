import type { Unit } from '../../database/index.js';
import { eventIdsAfter, newestEventId, type EventOfIncident } from '../../incidents/index.js';

/** How long an event may be seen after one with a higher id: a unit of a call ends within that time, in milliseconds. */
const LATE_MILLISECONDS = 30_000;
/** How many events before the newest are looked at when the tail begins: some of them may still be on their way. */
const BEFORE = 10_000;

/** Which incidents have changed since the last look: those of events that were not seen before, from any process. */
export class EventsTail {
  /** This event was seen, and all before it that will ever be. */
  private from = 0;
  /** Events behind it that were seen, and when, in milliseconds of `performance.now()`: the first seen is the first. */
  private seen = new Map<number, number>();
  private readonly due = new Set<number>();

  /** Begins with the events of now: read what they are of after this. */
  async begin(unit: Unit): Promise<void> {
    const events = await eventIdsAfter(unit, Math.max(0, (await newestEventId(unit)) - BEFORE));
    this.from = events[0]?.id ?? 0;
    this.seen = new Map();
    this.due.clear();
    this.note(events);
  }

  /**
   * The incidents that have changed and were not `done` since; null: this is another table than that of the last look.
   */
  async changed(unit: Unit): Promise<number[] | null> {
    const events = await eventIdsAfter(unit, this.from - 1);
    const fresh = events.filter(({ id }) => id !== this.from && !this.seen.has(id));
    const known = [this.from, ...this.seen.keys()].filter((id) => id >= this.from && id > 0);
    // What was seen once stays: a table without it was emptied, or restored from a backup.
    if (new Set(known).size !== events.length - fresh.length) return null;
    this.note(fresh);
    for (const { incidentId } of fresh) this.due.add(incidentId);
    return [...this.due];
  }

  /** These were read after they were told. */
  done(incidentIds: readonly number[]): void {
    for (const id of incidentIds) this.due.delete(id);
  }

  private note(events: readonly EventOfIncident[]): void {
    const now = performance.now();
    for (const { id } of events) this.seen.set(id, now);
    for (const [id, at] of this.seen) {
      if (at > now - LATE_MILLISECONDS) break;
      this.from = Math.max(this.from, id);
      this.seen.delete(id);
    }
  }
}
