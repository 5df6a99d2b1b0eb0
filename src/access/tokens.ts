import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { createHmac, createSecretKey, randomUUID } from 'node:crypto';
import { Clock, DomainError } from '../common/index.js';
import { Environment } from '../config/index.js';

/** How long a token lives, in seconds. */
export const TOKEN_SECONDS = 8 * 3600;
const ISSUER = 'ewf-emergency-call-service';
/** Longer than any of ours, in characters. */
const MAX_TOKEN_LENGTH = 1000;
const AUDIENCE = 'ewf-administration';

/** What a token says: whose it is, and under which version of the user's sessions it was made. */
export interface TokenClaims {
  readonly userId: number;
  readonly version: number;
}

/** Makes and reads the tokens of people who are signed in: HS256 and nothing else. */
@Injectable()
export class Tokens {
  private readonly jwt: JwtService | null;
  private readonly secret: string;

  constructor(
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.secret = environment.jwtSecret ?? '';
    this.jwt = environment.jwtSecret === null ? null : new JwtService({ secret: keyOf(environment.jwtSecret) });
  }

  /** A token unlike any other. @throws DomainError 503 `LOGIN_DISABLED` where JWT_SECRET is not set. */
  issue({ userId, version }: TokenClaims): string {
    const jwt = this.assertHasSecret();
    const iat = Math.floor(this.clock.now().getTime() / 1000);
    const payload = { sub: String(userId), ver: version, iat, exp: iat + TOKEN_SECONDS };
    return jwt.sign(payload, { algorithm: 'HS256', issuer: ISSUER, audience: AUDIENCE, jwtid: randomUUID() });
  }

  /** @throws DomainError 503 `LOGIN_DISABLED` where JWT_SECRET is not set: then nobody can sign in. */
  assertHasSecret(): JwtService {
    if (this.jwt === null) throw new DomainError(503, 'LOGIN_DISABLED', 'JWT_SECRET is not set: nobody can sign in');
    return this.jwt;
  }

  /** What a token says, or null when it is not ours, was tampered with, or is over. */
  read(token: string): TokenClaims | null {
    if (token === '' || token.length > MAX_TOKEN_LENGTH) return null;
    try {
      const claims = this.jwt?.verify<{ sub?: string; ver?: unknown }>(token, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTimestamp: Math.floor(this.clock.now().getTime() / 1000),
        maxAge: `${TOKEN_SECONDS}s`,
      });
      const userId = Number(claims?.sub);
      return Number.isInteger(userId) && typeof claims?.ver === 'number' ? { userId, version: claims.ver } : null;
    } catch {
      return null;
    }
  }

  /**
   * What a page must send with whatever changes something, beside the cookie that holds this token: another site's
   * page, whose requests may carry the cookie, can not know it. It opens nothing by itself.
   */
  csrfTokenOf(token: string): string {
    return createHmac('sha256', this.secret).update(`csrf|${token}`).digest('base64url');
  }
}

/** A key, not its text: of a text, each reading of a token would find out anew that it is no public key, which takes long. */
function keyOf(secret: string): Buffer {
  return createSecretKey(secret, 'utf8') as unknown as Buffer;
}
