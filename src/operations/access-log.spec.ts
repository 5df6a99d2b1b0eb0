import type { ArgumentsHost } from '@nestjs/common';
import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { DomainError, DomainErrorFilter, TryAgainLater } from '../common/index.js';
import { DatabaseAway } from '../database/index.js';
import { accessLog } from './access-log.js';
import { createLogger } from './logging.js';

const [INFO, WARN, ERROR] = [30, 40, 50];

/** Asks a service whose handler throws an error; returns the level at which the request is logged. */
async function levelOf(error: Error | null): Promise<number> {
  const lines: string[] = [];
  const app = express();
  app.use(accessLog(createLogger('info', { write: (line) => lines.push(line) })));
  app.use((asked, response) => {
    if (error === null) response.json({});
    else refuse({ getRequest: () => asked, getResponse: () => response }, error);
  });
  await request(app).get('/');
  expect(lines).toHaveLength(1);
  return (JSON.parse(lines[0] ?? '') as { level: number }).level;
}

function refuse(http: object, thrown: Error): void {
  new DomainErrorFilter().catch(thrown, { switchToHttp: () => http } as unknown as ArgumentsHost);
}

describe('the log of a request', () => {
  it.each<readonly [string, Error | null, number]>([
    ['is information where it was answered', null, INFO],
    ['is information where the request was wrong', new DomainError(404, 'NOT_FOUND', 'not there'), INFO],
    ['is information where its sender asked too often', new TryAgainLater('TOO_MANY', 'too often', 10, 429), INFO],
    ['is a warning where too many asked at once', new TryAgainLater('TOO_MANY_READS', 'too many', 10), WARN],
    ['is an error where the database is away', new DatabaseAway(new Error('away'), 'UNREACHABLE'), ERROR],
    ['is an error where something of ours broke', new DomainError(500, 'INTERNAL_ERROR', 'broken'), ERROR],
  ])('%s', async (_, error, level) => {
    expect(await levelOf(error)).toBe(level);
  });
});
