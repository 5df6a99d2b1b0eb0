import { Injectable } from '@nestjs/common';
import { Clock, differences, DomainError, type Actor, type Precondition } from '../common/index.js';
import { noteRosterChange } from '../audit/index.js';
import { LineNumbers } from '../config/index.js';
import { isUniqueViolation, UnitOfWork, type AdministrativeUnit, type Unit } from '../database/index.js';
import { Administration } from '../users/index.js';
import { MAX_ENTRIES } from './blocked-caller.js';
import { BlockedCallerRow } from './blocked-caller.entity.js';
import type {
  BlockedCallerAnswer,
  BlockedCallerBody,
  BlockedCallerChangeBody,
  BlockedCallersAnswer,
  BlockedCallersQuery,
} from './blocked-callers.dto.js';

/** Reads and changes who is blocked. Each change makes all instances read the roster anew, with which the list is kept. */
@Injectable()
export class BlockedCallers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly administration: Administration,
    private readonly lineNumbers: LineNumbers,
    private readonly clock: Clock,
  ) {}

  /** Returns a page of the entries, those that are over among them, by prefix. */
  async list({ page, pageSize }: BlockedCallersQuery): Promise<BlockedCallersAnswer> {
    const [rows, total] = await this.unitOfWork.run((unit) =>
      unit.manager.findAndCount(BlockedCallerRow, {
        order: { prefix: 'ASC', id: 'ASC' },
        skip: (page - 1) * pageSize,
        take: pageSize,
      }),
    );
    return { items: rows.map(answerOf), total, page, pageSize };
  }

  /** @throws DomainError 404 `BLOCKED_CALLER_NOT_FOUND`. */
  async get(id: number): Promise<BlockedCallerAnswer> {
    return answerOf(await this.unitOfWork.run((unit) => rowOf(unit, id)));
  }

  /** Adds an entry, in the place of one of its prefix that is over. @throws DomainError 409 `ALREADY_BLOCKED` or `TOO_MANY_BLOCKED_CALLERS`; 422 naming until or prefix. */
  create(actor: Actor, { prefix, then, reason = null, until = null }: BlockedCallerBody): Promise<BlockedCallerAnswer> {
    return this.administration.write(actor, async (unit) => {
      const now = this.clock.now();
      assertAhead(until, now);
      await this.assertNotOurs(unit, prefix);
      await removeExpired(unit, prefix, now);
      await assertRoomIn(unit);
      const values = { prefix, treatment: then, reason, until, createdAt: now };
      const id = await orAlreadyBlocked(unit.insert(BlockedCallerRow, values));
      const after = answerOf(await rowOf(unit, id));
      await noteRosterChange(unit, {
        at: now,
        entity: 'blocked_caller',
        entityId: id,
        before: null,
        after: told(after),
      });
      return after;
    });
  }

  /** Changes what is given; a new prefix takes the place of an entry that is over. @throws DomainError 404; 409 `ALREADY_BLOCKED`; 412; 422 naming until or prefix. */
  change(
    actor: Actor,
    id: number,
    { then, ...change }: BlockedCallerChangeBody,
    precondition: Precondition,
  ): Promise<BlockedCallerAnswer> {
    return this.administration.write(actor, async (unit) => {
      const row = await rowOf(unit, id);
      const before = answerOf(row);
      await precondition.assertHolds(async () => [before]);
      const changed = differences<BlockedCallerRow>(row, { ...change, ...(then !== undefined && { treatment: then }) });
      if (Object.keys(changed).length === 0) return before;
      const now = this.clock.now();
      if (changed.until !== undefined) assertAhead(changed.until, now);
      if (changed.prefix !== undefined) {
        await this.assertNotOurs(unit, changed.prefix);
        await removeExpired(unit, changed.prefix, now);
      }
      await orAlreadyBlocked(unit.update(BlockedCallerRow, { id }, changed));
      const after = answerOf(await rowOf(unit, id));
      const noted = { before: told(before), after: told(after) };
      await noteRosterChange(unit, { at: now, entity: 'blocked_caller', entityId: id, ...noted });
      return after;
    });
  }

  /** Lets the callers in again. @throws DomainError 404; 412. */
  remove(actor: Actor, id: number, precondition: Precondition): Promise<void> {
    return this.administration.write(actor, async (unit) => {
      const before = answerOf(await rowOf(unit, id));
      await precondition.assertHolds(async () => [before]);
      await removeEntry(unit, before, this.clock.now());
    });
  }

  /** A technician whose phone is blocked could take no caller who waits, and the line's number is nobody's. */
  private async assertNotOurs(unit: Unit, prefix: string): Promise<void> {
    const [person] = await unit.rows<{ name: string }>(
      'SELECT `name` FROM `users` WHERE `phone_e164` = ? AND `deleted_at` IS NULL ORDER BY `id` LIMIT 1',
      [prefix],
    );
    const whose = person
      ? `the phone of ${person.name}`
      : this.lineNumbers.includes(prefix) && 'the number of the line';
    if (!whose) return;
    throw DomainError.unprocessable([{ field: 'prefix', message: `prefix is ${whose}: it can not be blocked` }]);
  }
}

/** Removes the entry of a prefix where it is over: it blocks nobody, and a prefix stands once in the table. */
async function removeExpired(unit: AdministrativeUnit, prefix: string, now: Date): Promise<void> {
  const row = await unit.manager.findOneBy(BlockedCallerRow, { prefix });
  if (row !== null && row.until !== null && row.until <= now) await removeEntry(unit, answerOf(row), now);
}

async function removeEntry(unit: AdministrativeUnit, entry: BlockedCallerAnswer, now: Date): Promise<void> {
  const { id } = entry;
  await unit.manager.delete(BlockedCallerRow, { id });
  const noted = { before: told(entry), after: null };
  await noteRosterChange(unit, { at: now, entity: 'blocked_caller', entityId: id, ...noted });
}

async function rowOf(unit: Unit, id: number): Promise<BlockedCallerRow> {
  const row = await unit.manager.findOneBy(BlockedCallerRow, { id });
  if (row === null) throw new DomainError(404, 'BLOCKED_CALLER_NOT_FOUND', `there is no blocked caller ${id}`);
  return row;
}

async function assertRoomIn(unit: AdministrativeUnit): Promise<void> {
  if ((await unit.manager.count(BlockedCallerRow)) < MAX_ENTRIES) return;
  const message = `at most ${MAX_ENTRIES} entries can be blocked: delete some, or block a prefix`;
  throw new DomainError(409, 'TOO_MANY_BLOCKED_CALLERS', message);
}

function assertAhead(until: Date | null, now: Date): void {
  if (until === null || until > now) return;
  throw DomainError.unprocessable([{ field: 'until', message: 'until must be in the future' }]);
}

async function orAlreadyBlocked<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const message = 'prefix is blocked already';
    throw new DomainError(409, 'ALREADY_BLOCKED', message, [{ field: 'prefix', message }]);
  }
}

function answerOf({ id, prefix, treatment, reason, until, createdAt }: BlockedCallerRow): BlockedCallerAnswer {
  return { id, prefix, then: treatment, reason, until, createdAt };
}

function told({ prefix, then, reason, until }: BlockedCallerAnswer): object {
  return { prefix, then, reason, until };
}
