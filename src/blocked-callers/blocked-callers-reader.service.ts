import { Injectable, Logger } from '@nestjs/common';
import { warnOfStoredValue } from '../common/index.js';
import type { Unit } from '../database/index.js';
import { isPrefix, MAX_ENTRIES, TREATMENTS, type BlockedCaller } from './blocked-caller.js';
import { BlockedCallerRow } from './blocked-caller.entity.js';

/** Reads the blocked callers with the roster. */
@Injectable()
export class BlockedCallersReader {
  private readonly logger = new Logger('BlockedCallers');
  private known: readonly BlockedCaller[] = [];

  /**
   * Returns all entries; one that can't be used blocks nobody. Where the list itself can't be read, it is the one that was
   * read before: it costs no call. A database that is away is noticed by what is read next.
   */
  async current(unit: Unit): Promise<readonly BlockedCaller[]> {
    try {
      const rows = await unit.manager.find(BlockedCallerRow, { order: { id: 'ASC' }, take: MAX_ENTRIES });
      this.known = Object.freeze(rows.filter(isUsable).map(entryOf));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.logger.error({ msg: 'the blocked callers could not be read: those known before stay blocked', why });
    }
    return this.known;
  }
}

function isUsable({ id, prefix, treatment }: BlockedCallerRow): boolean {
  if (isPrefix(prefix) && TREATMENTS.includes(treatment)) return true;
  warnOfStoredValue(`blocked_callers ${id} has a prefix or treatment that can't be used`, 'nobody is blocked by it');
  return false;
}

function entryOf({ id, prefix, treatment, until }: BlockedCallerRow): BlockedCaller {
  return Object.freeze({ id, prefix, then: treatment, until: until?.getTime() ?? null });
}
