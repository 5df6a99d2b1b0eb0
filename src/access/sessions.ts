import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { In, IsNull } from 'typeorm';
import { Clock } from '../common/index.js';
import { isUniqueViolation, UnitOfWork } from '../database/index.js';
import { User } from '../users/index.js';
import { EndedSession } from './ended-session.entity.js';
import { TOKEN_SECONDS, Tokens } from './tokens.js';

/** Knows which sessions count, and ends them. */
@Injectable()
export class Sessions {
  constructor(
    private readonly tokens: Tokens,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Returns whether a token may be that of a session, as far as it can be told without the database. */
  mayCount(token: string): boolean {
    return this.tokens.read(token) !== null;
  }

  /** Returns whose session a token is; null when it counts no more: the user is read with each request. */
  async userOf(token: string): Promise<User | null> {
    const claims = this.tokens.read(token);
    if (claims === null) return null;
    return this.unitOfWork.run(async (unit) => {
      const user = await unit.manager.findOneBy(User, { id: claims.userId });
      if (user?.active !== true || user.deletedAt !== null || user.tokenVersion !== claims.version) return null;
      const ended = await unit.manager.existsBy(EndedSession, { tokenHash: digest(token) });
      return ended ? null : user;
    });
  }

  /** Ends a session: from now on its token opens nothing, wherever a copy of it may be. */
  async end(token: string): Promise<void> {
    const now = this.clock.now();
    const forgetAt = new Date(now.getTime() + TOKEN_SECONDS * 1000);
    await this.unitOfWork.run(async (unit) => {
      await unit.change('DELETE FROM `ended_sessions` WHERE `forget_at` <= ?', [now]);
      try {
        await unit.insert(EndedSession, { tokenHash: digest(token), forgetAt });
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
      }
    });
  }

  /** Returns the tokens whose session is over, was ended, or whose user may not sign in that way any more. */
  async endedOf(tokens: readonly string[]): Promise<Set<string>> {
    const claims = new Map(tokens.map((token) => [token, this.tokens.read(token)]));
    const ids = new Set([...claims.values()].flatMap((claim) => (claim ? [claim.userId] : [])));
    const [users, ended] = await this.unitOfWork.run((unit) =>
      Promise.all([
        unit.manager.find(User, {
          where: { id: In([...ids]), active: true, deletedAt: IsNull() },
          select: { id: true, tokenVersion: true },
        }),
        unit.manager.findBy(EndedSession, { tokenHash: In(tokens.map(digest)) }),
      ]),
    );
    const versions = new Map(users.map(({ id, tokenVersion }) => [id, tokenVersion]));
    const hashes = new Set(ended.map(({ tokenHash }) => tokenHash));
    return new Set(
      tokens.filter((token) => {
        const claim = claims.get(token);
        return !claim || versions.get(claim.userId) !== claim.version || hashes.has(digest(token));
      }),
    );
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
