import { Injectable } from '@nestjs/common';
import { Clock, differences, DomainError } from '../../common/index.js';
import { noteRosterChange } from '../../audit/index.js';
import { type AdministrativeUnit, type Unit } from '../../database/index.js';
import { assertKnownUsers } from '../known-users.js';
import type { OnCallEntryRow } from './entry.entity.js';
import { changedEntry, type EntryChange, type EntryKind } from './entry-kinds.js';
import { OnCallPastVersion } from './past-version.entity.js';

/**
 * Writes the rotations, shifts and overrides of the on-call plan.
 *
 * A row is the present version of its entry. A change or deletion first keeps that version among the past ones, with
 * the instants in which it was valid: so it goes on saying who was on call then, and what replaces it counts from now
 * on only (`countingOf`).
 */
@Injectable()
export class OnCallEntries {
  constructor(private readonly clock: Clock) {}

  /**
   * Adds an entry and returns its id. Where it begins in the past, that part only counts where nothing else was known.
   * @throws DomainError 422 that names the field, also for an end that has passed.
   */
  async add<V extends object>(unit: AdministrativeUnit, kind: EntryKind<V>, values: V): Promise<number> {
    const after = kind.pick(values);
    kind.check(after);
    await assertKnownUsers(unit, kind.people(after));
    const now = this.clock.now();
    if (kind.span(after).endsAt <= now.getTime()) {
      const message = 'endsAt must be in the future: the past can not be changed';
      throw DomainError.unprocessable([{ field: 'endsAt', message }]);
    }
    const id = await unit.insert<OnCallEntryRow>(kind.entity, { ...after, version: 1, validFrom: now });
    await noteRosterChange(unit, { at: now, entity: kind.name, entityId: id, before: null, after });
    return id;
  }

  /**
   * Changes what is given of an entry from now on; what it said until now stays true of the past.
   * @throws DomainError 404; 409 `ALREADY_OVER` when it has ended; 422 that names the field, also for an end that has
   * passed.
   */
  async change<V extends object>(
    unit: AdministrativeUnit,
    kind: EntryKind<V>,
    id: number,
    change: EntryChange<V>,
  ): Promise<void> {
    const row = await this.get(unit, kind, id);
    const before = kind.pick(row);
    const now = this.clock.now();
    const after = await this.changed(unit, kind, before, change, now.getTime());
    const changed = differences(before, after);
    if (Object.keys(changed).length === 0) return;
    const validFrom = await this.keep(unit, kind, row, now);
    const values = { ...changed, version: row.version + 1, validFrom };
    await unit.update<OnCallEntryRow>(kind.entity, { id }, values);
    await noteRosterChange(unit, { at: now, entity: kind.name, entityId: id, before, after });
  }

  /**
   * Returns what an entry would become by a change at `now` (epoch milliseconds); nothing is written.
   * @throws DomainError 409 and 422 as `change`.
   */
  async changed<V extends object>(
    unit: Unit,
    kind: EntryKind<V>,
    before: V,
    change: EntryChange<V>,
    now: number,
  ): Promise<V> {
    const after = changedEntry(kind, before, change, now);
    if (after === before) return before;
    if (kind.span(before).endsAt <= now) {
      throw new DomainError(409, 'ALREADY_OVER', `this ${kind.name} has ended: the past can not be changed`);
    }
    if (kind.span(after).endsAt <= now) {
      const message = 'endsAt must be in the future: to end it now, delete it';
      throw DomainError.unprocessable([{ field: 'endsAt', message }]);
    }
    const known = new Set(kind.people(before).map(({ userId }) => userId));
    await assertKnownUsers(
      unit,
      kind.people(after).filter(({ userId }) => !known.has(userId)),
    );
    return after;
  }

  /**
   * Takes an entry out of everything that is to come.
   * @throws DomainError 404.
   */
  async remove<V extends object>(unit: AdministrativeUnit, kind: EntryKind<V>, id: number): Promise<void> {
    const row = await this.get(unit, kind, id);
    const now = this.clock.now();
    await this.keep(unit, kind, row, now);
    await unit.manager.delete<OnCallEntryRow>(kind.entity, { id });
    const before = kind.pick(row);
    await noteRosterChange(unit, { at: now, entity: kind.name, entityId: id, before, after: null });
  }

  /** @throws DomainError 404 with the kind's code. */
  async get<V extends object>(unit: Unit, kind: EntryKind<V>, id: number): Promise<OnCallEntryRow & V> {
    const row = await unit.manager.findOneBy<OnCallEntryRow>(kind.entity, { id });
    if (row === null) throw new DomainError(404, kind.notFound, `there is no ${kind.name} ${id}`);
    return row as OnCallEntryRow & V;
  }

  /**
   * Keeps a version that was valid until now, when it had anything to say of the time until now. Returns the instant at
   * which it ends, and what replaces it begins: now, but never before the version itself began, for an instance with
   * another clock may have written that.
   */
  private async keep<V extends object>(
    unit: AdministrativeUnit,
    kind: EntryKind<V>,
    row: OnCallEntryRow & V,
    now: Date,
  ): Promise<Date> {
    const value = kind.pick(row);
    const { id: entryId, version, validFrom } = row;
    const validTo = validFrom !== null && validFrom > now ? validFrom : now;
    if (kind.span(value).startsAt >= validTo.getTime()) return validTo;
    await unit.insert(OnCallPastVersion, { kind: kind.name, entryId, version, validFrom, validTo, value });
    return validTo;
  }
}
