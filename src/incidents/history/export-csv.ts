import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CSV_HEADER, toCsvLine } from './csv.js';
import type { IncidentSummary } from './history.answers.js';

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
    await pipeline(Readable.from(lines(batches), { highWaterMark: 1 }), response);
  } catch (error) {
    if (!isPrematureClose(error)) throw error;
  }
}

async function* lines(batches: AsyncIterable<readonly IncidentSummary[]>): AsyncGenerator<string> {
  let header = CSV_HEADER;
  for await (const batch of batches) {
    yield header + batch.map(toCsvLine).join('');
    header = '';
  }
  if (header !== '') yield header;
}

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
