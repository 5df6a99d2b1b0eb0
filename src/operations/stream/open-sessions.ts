import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Tokens } from '../../access/index.js';
import { UnitOfWork } from '../../database/index.js';
import { User } from '../../users/index.js';

/** Knows whether sessions still count: a stream outlives the request that opened it. */
@Injectable()
export class OpenSessions {
  constructor(
    private readonly tokens: Tokens,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Those of the tokens whose session has ended: it is over, or its user was deactivated or changed his password. */
  async endedOf(tokens: readonly string[]): Promise<Set<string>> {
    const claims = new Map(tokens.map((token) => [token, this.tokens.read(token)]));
    const ids = new Set([...claims.values()].flatMap((claim) => (claim ? [claim.userId] : [])));
    const users = await this.unitOfWork.run((unit) =>
      unit.manager.find(User, {
        where: { id: In([...ids]), active: true, deletedAt: IsNull() },
        select: { id: true, tokenVersion: true },
      }),
    );
    const versions = new Map(users.map(({ id, tokenVersion }) => [id, tokenVersion]));
    return new Set(
      tokens.filter((token) => {
        const claim = claims.get(token);
        return !claim || versions.get(claim.userId) !== claim.version;
      }),
    );
  }
}
