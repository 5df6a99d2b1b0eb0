import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DomainError, POLICY, setActor, type Policy } from '../common/index.js';
import { UnitOfWork } from '../database/index.js';
import { User } from '../users/index.js';
import { Tokens } from './tokens.js';

/**
 * Stands before every route of the application and asks its policy; a route without one is closed. A token only counts
 * while its user is active and his sessions have not been ended: he is read with each request.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: Tokens,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (policy?.kind === 'anyone' || policy?.kind === 'own-guard') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const user = await this.userOf(request);
    if (user === null) throw new DomainError(401, 'UNAUTHORIZED', 'sign in first: a valid bearer token is needed');
    if (policy === undefined || (policy.kind === 'roles' && !policy.roles.includes(user.role))) {
      throw new DomainError(403, 'FORBIDDEN', `this is not for the role ${user.role}`);
    }
    setActor(request, { userId: user.id, role: user.role });
    return true;
  }

  private async userOf(request: Request): Promise<User | null> {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const claims = token === undefined ? null : this.tokens.read(token);
    if (claims === null) return null;
    const user = await this.unitOfWork.run((unit) => unit.manager.findOneBy(User, { id: claims.userId }));
    const counts = user?.active === true && user.deletedAt === null && user.tokenVersion === claims.version;
    return counts ? user : null;
  }
}
