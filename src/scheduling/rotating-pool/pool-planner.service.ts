import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, DomainError } from '../../common/index.js';
import { noteRosterChange } from '../../audit/index.js';
import { type AdministrativeUnit, type Unit } from '../../database/index.js';
import { assertKnownUsers } from '../known-users.js';
import { RotatingPoolMember } from './pool-member.entity.js';

/** Reads and writes who is in the rotating pool. */
@Injectable()
export class PoolPlanner {
  constructor(private readonly clock: Clock) {}

  /** The ids of its members, in order. */
  async members(unit: Unit): Promise<number[]> {
    const rows = await unit.manager.find(RotatingPoolMember, { order: { position: 'ASC', userId: 'ASC' } });
    return rows.map(({ userId }) => userId);
  }

  /**
   * Replaces the members, in order. Members who stay keep their turns, also those that calls give them meanwhile; users
   * who were deleted may stay.
   * @throws DomainError 422 naming anyone who is unknown or stands in it twice.
   */
  async replace(unit: AdministrativeUnit, userIds: readonly number[]): Promise<void> {
    const before = await this.members(unit);
    assertNamedOnce(userIds);
    const present = new Set(before);
    const wanted = new Set(userIds);
    const named = userIds.map((userId, index) => ({ field: `members[${index}]`, userId }));
    await assertKnownUsers(
      unit,
      named.filter(({ userId }) => !present.has(userId)),
    );
    const gone = before.filter((userId) => !wanted.has(userId));
    const members = userIds.map((userId, position) => ({ userId, position }));
    if (gone.length > 0) await unit.manager.delete(RotatingPoolMember, { userId: In(gone) });
    await moveTo(
      unit,
      members.filter(({ userId }) => present.has(userId)),
    );
    await unit.insertAll(
      RotatingPoolMember,
      members.filter(({ userId }) => !present.has(userId)),
    );
    const change = { before: { members: before }, after: { members: [...userIds] } };
    await noteRosterChange(unit, { at: this.clock.now(), entity: 'rotating_pool', entityId: 1, ...change });
  }
}

/** Moves members to their places. Their rows stay, for calls write turns into them. */
async function moveTo(
  unit: AdministrativeUnit,
  members: readonly { userId: number; position: number }[],
): Promise<void> {
  if (members.length === 0) return;
  const cases = members.map(() => 'WHEN ? THEN ?').join(' ');
  const places = members.map(() => '?').join(', ');
  await unit.change(
    `UPDATE \`rotating_pool_members\` SET \`position\` = CASE \`user_id\` ${cases} END WHERE \`user_id\` IN (${places})`,
    [...members.flatMap(({ userId, position }) => [userId, position]), ...members.map(({ userId }) => userId)],
  );
}

function assertNamedOnce(userIds: readonly number[]): void {
  const problems = userIds.flatMap((userId, index) => {
    if (userIds.indexOf(userId) === index) return [];
    const field = `members[${index}]`;
    return [{ field, message: `${field}: user ${userId} is named twice` }];
  });
  if (problems.length > 0) throw DomainError.unprocessable(problems);
}
