import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '../../common/index.js';
import { bumpRosterRevision, noteChange, type Unit } from '../../database/index.js';
import { refuseUnknownUsers } from '../known-users.js';
import type { OnCallEntryRow } from './entry.entity.js';
import type { EntryKind } from './entry-kinds.js';
import { OnCallPastVersion } from './past-version.entity.js';

/**
 * Writes the rotations, shifts and overrides of the on-call plan.
 *
 * A row is the present version of its entry. A change or deletion first keeps that version among the past ones, with
 * the instants in which it was valid: so it goes on saying who was on call then, and what replaces it counts from now
 * on only (`countingOf`). Whoever writes takes the roster's revision first, so that two changes follow each other.
 */
@Injectable()
export class OnCallEntries {
  constructor(private readonly clock: Clock) {}

  /**
   * Adds an entry and returns its id. Where it begins in the past, that part only counts where nothing else was known.
   * @throws DomainError 422 that names the field.
   */
  async add<V extends object>(unit: Unit, kind: EntryKind<V>, values: V, actorUserId: number | null): Promise<number> {
    const after = kind.pick(values);
    kind.check(after);
    await bumpRosterRevision(unit);
    await refuseUnknownUsers(unit, kind.people(after));
    const now = this.clock.now();
    const id = await unit.insert<OnCallEntryRow>(kind.entity, { ...after, version: 1, validFrom: now });
    await noteChange(unit, { at: now, actorUserId, entity: kind.name, entityId: id, before: null, after });
    return id;
  }

  /**
   * Changes what is given of an entry from now on; what it said until now stays true of the past.
   * @throws DomainError 404; 409 `ALREADY_OVER` when it has ended; 422 that names the field, also for an end that has
   * passed.
   */
  async change<V extends object>(
    unit: Unit,
    kind: EntryKind<V>,
    id: number,
    change: Partial<V>,
    actorUserId: number | null,
  ): Promise<void> {
    await bumpRosterRevision(unit);
    const row = await this.get(unit, kind, id);
    const before = kind.pick(row);
    const after = kind.pick({ ...before, ...change });
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const now = this.clock.now();
    if (kind.span(before).endsAt <= now.getTime()) {
      throw new DomainError(409, 'ALREADY_OVER', `this ${kind.name} has ended: the past can not be changed`);
    }
    kind.check(after);
    if (kind.span(after).endsAt <= now.getTime()) {
      const message = 'endsAt must be in the future: to end it now, delete it';
      throw DomainError.unprocessable([{ field: 'endsAt', message }]);
    }
    const known = new Set(kind.people(before).map(({ userId }) => userId));
    await refuseUnknownUsers(
      unit,
      kind.people(after).filter(({ userId }) => !known.has(userId)),
    );
    await this.keep(unit, kind, row, now);
    const values = { ...after, version: row.version + 1, validFrom: now };
    await unit.update<OnCallEntryRow>(kind.entity, { id }, values);
    await noteChange(unit, { at: now, actorUserId, entity: kind.name, entityId: id, before, after });
  }

  /**
   * Takes an entry out of everything that is to come.
   * @throws DomainError 404.
   */
  async remove<V extends object>(
    unit: Unit,
    kind: EntryKind<V>,
    id: number,
    actorUserId: number | null,
  ): Promise<void> {
    await bumpRosterRevision(unit);
    const row = await this.get(unit, kind, id);
    const now = this.clock.now();
    await this.keep(unit, kind, row, now);
    await unit.manager.delete<OnCallEntryRow>(kind.entity, { id });
    const before = kind.pick(row);
    await noteChange(unit, { at: now, actorUserId, entity: kind.name, entityId: id, before, after: null });
  }

  /** @throws DomainError 404 with the kind's code. */
  async get<V extends object>(unit: Unit, kind: EntryKind<V>, id: number): Promise<OnCallEntryRow & V> {
    const row = await unit.manager.findOneBy<OnCallEntryRow>(kind.entity, { id });
    if (row === null) throw new DomainError(404, kind.notFound, `there is no ${kind.name} ${id}`);
    return row as OnCallEntryRow & V;
  }

  /** Keeps a version that was valid until now, when it had anything to say of the time until now. */
  private async keep<V extends object>(
    unit: Unit,
    kind: EntryKind<V>,
    row: OnCallEntryRow & V,
    now: Date,
  ): Promise<void> {
    const value = kind.pick(row);
    if (kind.span(value).startsAt >= now.getTime()) return;
    const { id: entryId, version, validFrom } = row;
    const kept = { kind: kind.name, entryId, version, validFrom, validTo: now, value };
    await unit.insert(OnCallPastVersion, kept);
  }
}
