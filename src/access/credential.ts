import type { Request } from 'express';

/** The cookie in which our page keeps its session by http; scripts can not read it. */
export const SESSION_COOKIE = 'ewf_session';
/** The same by https: browsers take it from this very host only, never from one beside it. */
export const SECURE_SESSION_COOKIE = `__Host-${SESSION_COOKIE}`;

/** A token, and the way it came: a browser sends a cookie by itself, a Bearer token only where a program put it. */
export interface Credential {
  readonly token: string;
  readonly by: 'bearer' | 'cookie';
}

/** The session that a request shows: its Bearer token, or else its cookie; null where it has neither. */
export function credentialOf(request: Pick<Request, 'headers'>): Credential | null {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, by: 'bearer' };
  const cookies = request.headers.cookie ?? '';
  // By https a session that began before an upgrade is still kept under the old name.
  const cookie = cookieOf(cookies, SECURE_SESSION_COOKIE) ?? cookieOf(cookies, SESSION_COOKIE);
  return cookie === null ? null : { token: cookie, by: 'cookie' };
}

function cookieOf(header: string, wanted: string): string | null {
  for (const pair of header.split(';')) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === wanted && value !== '') return value;
  }
  return null;
}
