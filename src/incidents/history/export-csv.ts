import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClientGone } from '../../common/index.js';
import { CSV_HEADER, toCsvLine } from './csv.js';
import type { IncidentSummary } from './history.answers.js';

/** Tells spreadsheets that the file is in UTF-8: without it Excel shows `ZoÃ«` for `Zoë`. */
const BYTE_ORDER_MARK = '\uFEFF';
/** How long a client may take nothing at all, in milliseconds: then it is cut off. */
const MAX_STALLED = 120_000;

/**
 * Sends incidents as CSV while they are read: the next batch is read when the client has taken the one before, so that
 * neither a large history nor a slow client costs memory. What fails on the way cuts the connection, for a file that
 * ended in good order would look complete.
 * @throws Error when reading failed; nothing when the client went away.
 */
export async function sendCsv(batches: AsyncIterable<readonly IncidentSummary[]>, response: Response): Promise<void> {
  response.setHeader('Content-Type', 'text/csv; charset=utf-8; header=present');
  response.setHeader('Content-Disposition', 'attachment; filename="incidents.csv"');
  response.setHeader('Cache-Control', 'no-store');
  try {
    await pipeline(Readable.from(lines(batches, response), { highWaterMark: 1 }), response);
  } catch (error) {
    if (!isPrematureClose(error) && !(error instanceof ClientGone)) throw error;
  }
}

async function* lines(batches: AsyncIterable<readonly IncidentSummary[]>, response: Response): AsyncGenerator<string> {
  let header = BYTE_ORDER_MARK + CSV_HEADER;
  for await (const batch of batches) {
    // A client that takes nothing would keep its place from others.
    const tooSlow = setTimeout(() => response.destroy(), MAX_STALLED);
    try {
      yield header + batch.map(toCsvLine).join('');
    } finally {
      clearTimeout(tooSlow);
    }
    header = '';
  }
  if (header !== '') yield header;
}

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
