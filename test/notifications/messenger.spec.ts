import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Messenger } from '../../src/notifications/index.js';
import { sqlite } from '../kit/databases.js';
import { says } from '../kit/twilio/index.js';
import { TellingLine } from './kit.js';

describe('the worker of a process', () => {
  let telling: TellingLine;
  afterEach(async () => {
    vi.useRealTimers();
    await telling.close();
  });

  /** A worker that works, under timers that the test moves: it is resting now. */
  const start = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
    telling = await TellingLine.open(sqlite, { environment });
    await telling.line.company.onCall(await telling.line.company.technician('Ada'), 'primary');
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
    telling.line.app.get(Messenger).start();
    await rest();
  };
  const rest = async (): Promise<void> => {
    for (let turn = 0; turn < 200; turn += 1) await setImmediate();
  };

  it('is woken by a mark of its own process, without waiting', async () => {
    await start();
    await telling.line.call('CA1').next();
    await telling.messages.arrived(1);
    await rest();
    expect((await telling.rows()).map(({ status }) => status)).toEqual(['sent']);
  });

  it('looks by itself every second', async () => {
    await start();
    telling.messages.next(says(503, 20503));
    await telling.line.call('CA1').next();
    await rest();
    expect((await telling.rows()).map(({ status }) => status)).toEqual(['queued']);
    telling.line.clock.advance(2);
    vi.advanceTimersByTime(1000);
    await telling.messages.arrived(1);
  });

  it('is not woken where nothing can be sent: calls come first, and it looks all the same', async () => {
    await start({ TWILIO_PHONE_NUMBER: '' });
    await telling.line.call('CA1').next();
    await rest();
    expect(await telling.rows()).toEqual([]);
    vi.advanceTimersByTime(1000);
    await rest();
    expect((await telling.rows()).map(({ status }) => status)).toEqual(['skipped']);
  });

  it('sees to the messages of the day', async () => {
    await start();
    telling.line.clock.set('2026-11-23T17:00:00Z');
    vi.advanceTimersByTime(30_000);
    await rest();
    expect((await telling.rows()).map(({ kind }) => kind)).toContain('handoff_reminder');
  });

  it('begins nothing more once it is told so', async () => {
    await start();
    telling.line.app.get(Messenger).takeNoMore();
    await telling.line.call('CA1').next();
    vi.advanceTimersByTime(60_000);
    await rest();
    expect(await telling.rows()).toEqual([]);
  });

  it('goes on after a failure, a while later', async () => {
    await start();
    const { dataSource } = telling.line;
    await dataSource.query('ALTER TABLE messages RENAME TO messages_away');
    await telling.line.call('CA1').next();
    await rest();
    await dataSource.query('ALTER TABLE messages_away RENAME TO messages');
    telling.line.clock.advance(10);
    vi.advanceTimersByTime(10_000);
    await telling.messages.arrived(1);
  });
});
