import { DatabaseAvailability } from '../availability.js';

/**
 * The availability of the database as those see it who only read: they heed what calls found out, and what they meet
 * themselves (their own connections may be too many for the server) tells calls nothing.
 */
export class ReadAvailability extends DatabaseAvailability {
  constructor(private readonly found: DatabaseAvailability) {
    super();
  }

  override get isAway(): boolean {
    return this.found.isAway;
  }

  override get since(): number | null {
    return this.found.since;
  }

  override noteAway(): void {
    // Only calls, and who watches for them, say so.
  }
}
