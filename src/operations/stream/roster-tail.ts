import { batchRead, rosterRevisionReading, type UnitOfWork } from '../../database/index.js';

/** Follows the number of the newest change of people, plan, ladders or hours: one reader for all clients of a process. */
export class RosterTail {
  private known = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The number as it was read last. */
  get revision(): number {
    return this.known;
  }

  /** Reads the number. Returns whether it is another one than the last time. */
  async hasChanged(): Promise<boolean> {
    const { revision } = await this.unitOfWork.run((unit) => batchRead(unit, { revision: rosterRevisionReading }));
    const before = this.known;
    this.known = revision[0]?.a ?? 0;
    return this.known !== before;
  }
}
