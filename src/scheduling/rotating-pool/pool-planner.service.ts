import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '../../common/index.js';
import { bumpRosterRevision, noteChange, type Unit } from '../../database/index.js';
import { refuseUnknownUsers } from '../known-users.js';
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
   * Replaces the members, in order; those who stay keep their memory of turns. Whoever is deleted may stay.
   * @throws DomainError 422 naming whoever is unknown or stands in it twice.
   */
  async replace(unit: Unit, userIds: readonly number[], actorUserId: number | null): Promise<void> {
    await bumpRosterRevision(unit);
    const rows = await unit.manager.find(RotatingPoolMember);
    const turns = new Map(rows.map(({ userId, lastTurn }) => [userId, lastTurn]));
    const before = await this.members(unit);
    refuseRepeated(userIds);
    const named = userIds.map((userId, index) => ({ field: `members[${index}]`, userId }));
    await refuseUnknownUsers(
      unit,
      named.filter(({ userId }) => !turns.has(userId)),
    );
    await unit.change('DELETE FROM `rotating_pool_members`');
    for (const [position, userId] of userIds.entries()) {
      await unit.insert(RotatingPoolMember, { userId, position, lastTurn: turns.get(userId) ?? null });
    }
    const change = { before: { members: before }, after: { members: [...userIds] } };
    await noteChange(unit, { at: this.clock.now(), actorUserId, entity: 'rotating_pool', entityId: 1, ...change });
  }
}

function refuseRepeated(userIds: readonly number[]): void {
  const problems = userIds.flatMap((userId, index) => {
    if (userIds.indexOf(userId) === index) return [];
    const field = `members[${index}]`;
    return [{ field, message: `${field}: user ${userId} is named twice` }];
  });
  if (problems.length > 0) throw DomainError.unprocessable(problems);
}
