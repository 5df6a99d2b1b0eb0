import type { UnitOfWork } from '../../database/index.js';
import { eventsBetween, newestEventId, settledEventsAfter, type StreamedEvent } from '../../incidents/index.js';

/** How far back the start looks for events that are still being written: more ids than are given out in a commit. */
const LOOK_BACK = 2000;

/** Reads the end of the trail of all incidents, in order, without loss: one for all clients of a process. */
export class EventTail {
  private settledUpTo = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All events up to this id can be seen, and no other will ever come among them. */
  get position(): number {
    return this.settledUpTo;
  }

  /** Goes to the end of the trail. */
  async begin(): Promise<void> {
    const newest = await this.unitOfWork.run(newestEventId);
    this.settledUpTo = Math.max(this.settledUpTo, newest - LOOK_BACK);
    while (this.settledUpTo < newest && (await this.next()).length > 0);
  }

  /** The events that came since the last time; the position is behind them. */
  async next(): Promise<StreamedEvent[]> {
    const events = await settledEventsAfter(this.unitOfWork, this.settledUpTo);
    this.settledUpTo = events.at(-1)?.id ?? this.settledUpTo;
    return events;
  }

  /** Events after an id and not behind the position: for clients who come back. */
  past(after: number): Promise<StreamedEvent[]> {
    return this.unitOfWork.run((unit) => eventsBetween(unit, after, this.settledUpTo));
  }

  /** Where a client goes on who has seen `lastEventId`: an id that is yet to come is of another database. */
  async placeOf(lastEventId: number): Promise<number> {
    if (lastEventId <= this.settledUpTo) return lastEventId;
    return lastEventId <= (await this.unitOfWork.run(newestEventId)) ? lastEventId : this.settledUpTo;
  }
}
