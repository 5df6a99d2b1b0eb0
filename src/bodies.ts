import express, { type Request, type RequestHandler } from 'express';
import { credentialOf, Sessions } from './access/index.js';
import { boundBody, boundJson, DomainError, hasBody, refuseHalves, type JsonBounds } from './common/index.js';

/** Where Twilio calls: these have a parser of their own, for the bytes that are signed. */
const SIGNED = /^\/api\/(telephony|notifications)\//;
/** The only operations that read a body of somebody who isn't signed in. */
const SIGN_IN = /^\/api\/auth\/(login|session)$/;
/** Holidays, and the files that they come in. */
const LONG = /^\/api\/business-hours(\/|$)/;

interface BodyBounds extends JsonBounds {
  readonly bytes: number;
  /** Whether it may come packed. */
  readonly inflate: boolean;
}

const BOUNDS = {
  signIn: { bytes: 2048, values: 20, depth: 5, inflate: false },
  usual: { bytes: 32 * 1024, values: 2000, depth: 8, inflate: true },
  long: { bytes: 1536 * 1024, values: 10_000, depth: 8, inflate: true },
} as const satisfies Record<string, BodyBounds>;

/**
 * Reads the JSON bodies of administrative operations. Nobody without a session can make it work: their bodies are not
 * read at all (401), but to sign in, and that one is short. Whether a session has ended is the guard's business.
 */
export function jsonBodies(sessions: Sessions): RequestHandler {
  const signIn = bounded(BOUNDS.signIn);
  const usual = bounded(BOUNDS.usual);
  const long = bounded(BOUNDS.long);
  return (request, response, next) => {
    if (SIGNED.test(request.path) || !changes(request) || !hasBody(request)) return next();
    if (SIGN_IN.test(request.path) && request.method === 'POST') return signIn(request, response, next);
    if (!sessions.mayCount(credentialOf(request)?.token ?? '')) {
      response.setHeader('Connection', 'close');
      throw new DomainError(401, 'UNAUTHORIZED', 'sign in first: a valid session is needed');
    }
    return (LONG.test(request.path) ? long : usual)(request, response, next);
  };
}

function changes({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

function halvesIn(body: unknown): unknown {
  try {
    refuseHalves(body);
  } catch (error) {
    return error;
  }
}

function bounded({ bytes, inflate, ...bounds }: BodyBounds): RequestHandler {
  // The parser would make another error of what its check throws.
  const refused = new WeakMap<object, unknown>();
  const verify = (request: object, _response: unknown, body: Buffer): void => {
    try {
      boundJson(body, bounds);
    } catch (error) {
      refused.set(request, error);
      throw new Error('out of bounds', { cause: error });
    }
  };
  const json = express.json({ limit: bytes, inflate, verify });
  return (request, response, next) => {
    // Other encodings than UTF-8 would have to be decoded before they are looked through.
    if (/charset\s*=\s*["']?(?!utf-?8\b)/i.test(request.headers['content-type'] ?? '')) {
      throw new DomainError(415, 'UNSUPPORTED_MEDIA_TYPE', 'the body must be in UTF-8');
    }
    boundBody(request, response, bytes);
    json(request, response, (error?: unknown) => {
      next(refused.get(request) ?? error ?? halvesIn(request.body));
    });
  };
}
