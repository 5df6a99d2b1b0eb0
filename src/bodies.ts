import express, { type NextFunction, type Request, type RequestHandler } from 'express';
import { credentialOf, Sessions } from './access/index.js';
import { oneInATurn } from './calls-first.js';
import { boundBody, boundJson, DomainError, hasBody, assertWholeCharacters, type JsonBounds } from './common/index.js';

/** Where Twilio calls: these have a parser of their own, for the bytes that are signed. */
const SIGNED = /^\/api\/(telephony|notifications)\//;
/** The only operations that read a body of somebody who isn't signed in. */
const SIGN_IN = /^\/api\/auth\/(login|session)$/;
/** Holidays, and the files that they come in. */
const LONG = /^\/api\/business-hours(\/|$)/;
/** Whose long bodies are read: the guard refuses all others. */
const MAY_SEND_LONG = new Set(['admin', 'manager']);

interface BodyBounds extends JsonBounds {
  readonly bytes: number;
  /** Whether it may come packed. */
  readonly inflate: boolean;
  /** What it may be: of these, JSON is read here. */
  readonly types: readonly string[];
}

const JSON_TYPE = 'application/json';

const BOUNDS = {
  signIn: { bytes: 2048, values: 20, depth: 5, members: 20, inflate: false, types: [JSON_TYPE] },
  usual: { bytes: 32 * 1024, values: 2000, depth: 8, members: 100, inflate: true, types: [JSON_TYPE] },
  long: {
    bytes: 1536 * 1024,
    values: 10_000,
    depth: 8,
    members: 100,
    inflate: true,
    types: [JSON_TYPE, 'text/calendar'],
  },
} as const satisfies Record<string, BodyBounds>;

/**
 * Reads the JSON bodies of administrative operations. Nobody without a session can make it work: their bodies are not
 * read at all (401), but to sign in, and that one is short. Whether a session has ended is the guard's business. Nor is
 * a long body read of somebody whose role may not send it: the guard says so (403). Bodies are parsed, and what is done
 * with them begins, one in a turn of the event loop.
 */
export function jsonBodies(sessions: Sessions): RequestHandler {
  const passOn = oneInATurn();
  const signIn = bounded(BOUNDS.signIn, passOn);
  const usual = bounded(BOUNDS.usual, passOn);
  const long = bounded(BOUNDS.long, passOn);
  return async (request, response, next) => {
    if (SIGNED.test(request.path) || !changes(request) || !hasBody(request)) return next();
    if (SIGN_IN.test(request.path) && request.method === 'POST') return signIn(request, response, next);
    const token = credentialOf(request)?.token ?? '';
    if (!sessions.mayCount(token)) {
      response.setHeader('Connection', 'close');
      throw new DomainError(401, 'UNAUTHORIZED', 'sign in first: a valid session is needed');
    }
    if (!LONG.test(request.path)) return usual(request, response, next);
    if (MAY_SEND_LONG.has((await sessions.userOf(token))?.role ?? '')) return long(request, response, next);
    response.setHeader('Connection', 'close');
    next();
  };
}

function changes({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

function bounded(
  { bytes, inflate, types, ...bounds }: BodyBounds,
  passOn: ReturnType<typeof oneInATurn>,
): RequestHandler {
  const raw = express.raw({ limit: bytes, inflate, type: JSON_TYPE });
  return (request, response, next) => {
    if (request.is([...types]) === false) {
      response.setHeader('Connection', 'close');
      const message = `the body must be ${types.join(' or ')}: say so in Content-Type`;
      throw new DomainError(415, 'UNSUPPORTED_MEDIA_TYPE', message);
    }
    // Other encodings than UTF-8 would have to be decoded before they are looked through.
    if (/charset\s*=\s*["']?(?!utf-?8\b)/i.test(request.headers['content-type'] ?? '')) {
      throw new DomainError(415, 'UNSUPPORTED_MEDIA_TYPE', 'the body must be in UTF-8');
    }
    boundBody(request, response, bytes);
    const parsed: NextFunction = (error?: unknown) => {
      if (error !== undefined || !Buffer.isBuffer(request.body)) return next(error);
      const body = request.body;
      passOn(request, () => {
        try {
          request.body = jsonOf(body, bounds);
        } catch (refusal) {
          return next(refusal);
        }
        next();
      });
    };
    raw(request, response, parsed);
  };
}

/** Returns the object that a body is; an empty body is one without members. @throws DomainError 400 naming `body`. */
function jsonOf(bytes: Buffer, bounds: JsonBounds): object {
  boundJson(bytes, bounds);
  const body = bytes.length === 0 ? {} : valueOf(new TextDecoder().decode(bytes));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw DomainError.badRequest([{ field: 'body', message: 'body must be a JSON object' }]);
  }
  assertWholeCharacters(body);
  return body;
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw DomainError.badRequest([{ field: 'body', message: 'body must be JSON' }]);
  }
}
