import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { DomainError, POLICY, secretsEqual, setActor, type Policy } from '../common/index.js';
import { credentialOf, type Credential } from './credential.js';
import { AccessRecords } from './records/access-records.service.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';

/** The header in which a page proves that a request is its own. */
const CSRF_HEADER = 'x-csrf-token';
/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stands before every route of the application and asks its policy; a route without one is closed. A token only counts
 * while its user is active and their sessions have not been ended: the user is read with each request. A browser sends
 * a cookie by itself, whichever page made it ask: so with a cookie, what changes something needs the session's CSRF
 * token too.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
    private readonly records: AccessRecords,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (policy?.kind === 'anyone' || policy?.kind === 'own-guard') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const credential = credentialOf(request);
    const user = credential && (await this.sessions.userOf(credential.token));
    if (!credential || !user) throw new DomainError(401, 'UNAUTHORIZED', 'sign in first: a valid session is needed');
    this.recordIfForbidden(request, context.switchToHttp().getResponse<Response>(), user.id);
    this.assertOwnPage(request, credential);
    if (policy === undefined || (policy.kind === 'roles' && !policy.roles.includes(user.role))) {
      throw new DomainError(403, 'FORBIDDEN', `this is not for the role ${user.role}`);
    }
    setActor(request, {
      userId: user.id,
      role: user.role,
      sessionVersion: user.tokenVersion,
      address: request.ip ?? null,
    });
    return true;
  }

  /** Records what is answered with 403, by this guard or by what is behind it. */
  private recordIfForbidden(request: Request, response: Response, userId: number): void {
    response.once('finish', () => {
      if (response.statusCode !== 403) return;
      const { path } = (request.route ?? {}) as { readonly path?: unknown };
      const operation = `${request.method} ${typeof path === 'string' ? path : 'unknown'}`;
      void this.records.record({ kind: 'forbidden', userId, address: request.ip ?? null, operation });
    });
  }

  private assertOwnPage(request: Request, { token, by }: Credential): void {
    if (by === 'bearer' || SAFE.has(request.method)) return;
    if (secretsEqual(request.get(CSRF_HEADER) ?? '', this.tokens.csrfTokenOf(token))) return;
    throw new DomainError(403, 'CSRF_TOKEN', 'with a cookie, X-CSRF-Token must hold the token of this session');
  }
}
