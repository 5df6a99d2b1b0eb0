import type { Response } from 'express';
import { PassThrough, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RecordingSound } from '../twilio/index.js';
import { cut, partOf } from './sound-range.js';

/** What of Twilio's headers is passed on. */
const PASSED_ON = ['content-type', 'content-length', 'content-range'];

/**
 * Sends a sound, or the part of it that `range` names: also where Twilio sends the whole of it. Resolves when it is sent,
 * or nobody waits for it any more.
 */
export async function sendSound(
  { status, headers, body }: RecordingSound,
  range: string | null,
  response: Response,
): Promise<void> {
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Cache-Control', 'private, no-store');
  response.setHeader('Content-Disposition', 'inline');
  for (const name of PASSED_ON) {
    const value = headers.get(name);
    if (value !== null) response.setHeader(name, value);
  }
  const through = part(status, headers, range, response);
  if (through === null || body === null) {
    await body?.cancel();
    response.end();
    return;
  }
  try {
    await pipeline(Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]), through, response);
  } catch {
    // Either side is gone: what was begun can't be mended, and the browser asks again.
    response.destroy();
  }
}

/** Sets the status, and makes what the sound goes through; null: nothing of it is sent. */
function part(status: number, headers: Headers, range: string | null, response: Response): Transform | null {
  const length = Number(headers.get('content-length') ?? Number.NaN);
  response.status(status);
  if (status === 416) return null;
  if (status !== 200 || range === null || !Number.isSafeInteger(length)) return new PassThrough();
  const wanted = partOf(range, length);
  if (wanted === null) {
    response.status(416).removeHeader('Content-Length');
    response.setHeader('Content-Range', `bytes */${length}`);
    return null;
  }
  response.status(206);
  response.setHeader('Content-Range', `bytes ${wanted.first}-${wanted.last}/${length}`);
  response.setHeader('Content-Length', wanted.last - wanted.first + 1);
  return cut(wanted);
}
