import { Injectable } from '@nestjs/common';
import type { Actor, Precondition } from '../../common/index.js';
import { toDatabase, UnitOfWork, type Unit } from '../../database/index.js';
import { Administration } from '../../users/index.js';
import { OnCallEntries } from './entries.service.js';
import type { EntryChange, EntryKind } from './entry-kinds.js';
import type { ShiftsQuery } from './shifts.dto.js';

/** A page of entries. */
export interface EntriesPage<V> {
  readonly items: ({ id: number } & V)[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** What the interface does with rotations, shifts and overrides, in the name of the user who is signed in. */
@Injectable()
export class EntriesAdministration {
  constructor(
    private readonly entries: OnCallEntries,
    private readonly administration: Administration,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Those that fit the query: shifts and overrides by their start, rotations by their id. */
  async list<V extends object>(kind: EntryKind<V>, query: ShiftsQuery): Promise<EntriesPage<V>> {
    const { from, to, userId, level, page, pageSize } = query;
    const [rows, total] = await this.unitOfWork.run((unit) => {
      const builder = unit.manager.createQueryBuilder(kind.entity, 'e').where('1 = 1');
      if (level !== undefined) builder.andWhere('e.level = :level', { level });
      if (userId !== undefined) builder.andWhere('e.userId = :userId', { userId });
      if (from !== undefined) builder.andWhere('e.endsAt > :from', { from: toDatabase(from) });
      if (to !== undefined) builder.andWhere('e.startsAt < :to', { to: toDatabase(to) });
      if (kind.name !== 'rotation') builder.orderBy('e.startsAt');
      return builder
        .addOrderBy('e.id')
        .skip((page - 1) * pageSize)
        .take(pageSize)
        .getManyAndCount();
    });
    return { items: rows.map((row) => ({ id: row.id, ...kind.pick(row) })), total, page, pageSize };
  }

  /** @throws DomainError 404. */
  get<V extends object>(kind: EntryKind<V>, id: number): Promise<{ id: number } & V> {
    return this.unitOfWork.run((unit) => this.shown(unit, kind, id));
  }

  /** @throws DomainError 422 that names the field. */
  create<V extends object>(kind: EntryKind<V>, actor: Actor, values: V): Promise<{ id: number } & V> {
    return this.administration.write(actor, async (unit) => {
      const id = await this.entries.add(unit, kind, values);
      return this.shown(unit, kind, id);
    });
  }

  /** @throws DomainError 404, 409 and 422 as `OnCallEntries.change`; 412. */
  change<V extends object>(
    kind: EntryKind<V>,
    actor: Actor,
    id: number,
    change: EntryChange<V>,
    precondition: Precondition,
  ): Promise<{ id: number } & V> {
    return this.administration.write(actor, async (unit) => {
      await precondition.assertHolds(async () => [await this.shown(unit, kind, id)]);
      await this.entries.change(unit, kind, id, change);
      return this.shown(unit, kind, id);
    });
  }

  /** @throws DomainError 404; 412. */
  remove<V extends object>(kind: EntryKind<V>, actor: Actor, id: number, precondition: Precondition): Promise<void> {
    return this.administration.write(actor, async (unit) => {
      await precondition.assertHolds(async () => [await this.shown(unit, kind, id)]);
      await this.entries.remove(unit, kind, id);
    });
  }

  private async shown<V extends object>(unit: Unit, kind: EntryKind<V>, id: number): Promise<{ id: number } & V> {
    return { id, ...kind.pick(await this.entries.get(unit, kind, id)) };
  }
}
