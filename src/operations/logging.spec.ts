import { describe, expect, it } from 'vitest';
import { createLogger, NestLog } from './logging.js';

function logged(act: (log: NestLog) => void): string {
  const lines: string[] = [];
  act(new NestLog(createLogger('trace', { write: (line) => lines.push(line) })));
  return lines.join('');
}

const failed = Object.assign(new Error("Duplicate entry '7-+14155559999' for key 'uq'"), {
  code: 'ER_DUP_ENTRY',
  query: 'INSERT INTO call_attempts …',
  parameters: ['+14155559999'],
});

describe('errors in the log', () => {
  const ways: Readonly<Record<string, (log: NestLog) => void>> = {
    'as the message': (log) => log.error(failed, 'Errors'),
    'beside a message': (log) => log.error({ msg: 'it failed', err: failed }, 'Errors'),
    'as a cause': (log) => log.error({ msg: 'it failed', err: new Error('outer', { cause: failed }) }, 'Errors'),
  };

  it.each(Object.entries(ways))('%s: no phone, no statement and no values', (_, act) => {
    const line = logged(act);
    expect(line).not.toContain('4155559999');
    expect(line).not.toContain('INSERT');
    const { room, msg, err } = JSON.parse(line) as { room: string; msg: string; err: Record<string, unknown> };
    expect([room, msg.length > 0]).toEqual(['Errors', true]);
    const told = err['cause'] ?? err;
    expect(told).toMatchObject({
      type: 'Error',
      code: 'ER_DUP_ENTRY',
      message: "Duplicate entry '7-+1415***9999' for key 'uq'",
      stack: expect.stringContaining('logging.spec'),
    });
  });
});
