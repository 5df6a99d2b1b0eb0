import type { Request } from 'express';

/** The cookie in which a page of ours keeps its session; scripts can not read it. */
export const SESSION_COOKIE = 'ewf_session';

/** A token, and the way it came: a browser sends a cookie by itself, a Bearer token only where a program put it. */
export interface Credential {
  readonly token: string;
  readonly by: 'bearer' | 'cookie';
}

/** The session that a request shows: its Bearer token, or else its cookie; null where it has neither. */
export function credentialOf(request: Pick<Request, 'headers'>): Credential | null {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, by: 'bearer' };
  const cookie = cookieOf(request.headers.cookie ?? '');
  return cookie === null ? null : { token: cookie, by: 'cookie' };
}

function cookieOf(header: string): string | null {
  for (const pair of header.split(';')) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== '') return value;
  }
  return null;
}
