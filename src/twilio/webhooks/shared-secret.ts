import { secretsEqual } from '../../common/index.js';

/** The secret a caller may show in its `Authorization` header instead of a signature. */
export class SharedSecret {
  /** @param secret null or an empty text: no secret is set, and nothing is accepted. */
  constructor(private readonly secret: string | null) {}

  /** Whether one `Authorization` header carries the secret: as Bearer, or as Basic password under any user name. */
  accepts(authorization: string): boolean {
    const expected = this.secret;
    if (expected === null) return false;
    return presentedSecrets(authorization).some((given) => secretsEqual(given, expected));
  }
}

function presentedSecrets(authorization: string): string[] {
  const [, scheme, credentials] = /^(bearer|basic) +(\S.*)$/i.exec(authorization.trim()) ?? [];
  if (scheme === undefined || credentials === undefined) return [];
  return scheme.toLowerCase() === 'bearer' ? bearerTokens(credentials) : basicPasswords(credentials);
}

/** Node reads header bytes as Latin-1; most clients write UTF-8. Either is what the sender may have meant. */
function bearerTokens(credentials: string): string[] {
  return [credentials, Buffer.from(credentials, 'latin1').toString('utf8')];
}

/** Everything after the first colon: a user name has none, a password may have many. */
function basicPasswords(credentials: string): string[] {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(credentials)) return [];
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? [] : [pair.slice(colon + 1)];
}
