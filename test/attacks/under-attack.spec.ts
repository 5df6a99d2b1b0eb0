/**
 * Attacks the built service while a call is walked up its ladder: every answer to the call comes in under a second. Each
 * attack goes on as long as the call, over as many connections as one machine has for it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEachDatabase } from '../kit/databases.js';
import { AttackedService } from './kit/attacked-service.js';
import { flood, type AttackRequest } from './kit/flood.js';
import { head, openSocket } from './raw-request.js';

const MAX_MILLISECONDS = 1000;
/** On a machine that is so busy that calls are slow without an attack: by how much an attack may make them slower. */
const TIMES_SLOWER = 10;
const CALLS = 2;
/** For how long an attack runs before the call comes, in milliseconds. */
const HEAD_START = 300;

const members = (count: number): Buffer =>
  Buffer.from(`{${Array.from({ length: count }, (_, index) => `"a${index}":1`).join(',')}}`);
const manyMembers = members(45_000);
const fewMembers = members(180);
const guess = (index: number): Buffer =>
  Buffer.from(JSON.stringify({ email: `a${index}@example.com`, password: 'guess' }));
const deep = Buffer.from('['.repeat(15_000));
const longForm = Buffer.from(Array.from({ length: 6000 }, (_, index) => `a${index}=1`).join('&'));

const YEAR = 'from=2026-12-01T00:00:00Z&to=2027-12-01T00:00:00Z';
const endless = Buffer.from(
  JSON.stringify({
    ics: 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY;BYSETPOS=0\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  }),
);

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
/** Business hours that are as long as they may be. */
const longHours = (timeZone: string, name: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      timeZone,
      weekly: Array.from({ length: 100 }, (_, index) => {
        const opens = Math.floor(index / 7) * 90;
        return { weekday: (index % 7) + 1, opens: timeOf(opens), closes: timeOf(opens + 45) };
      }),
      holidays: Array.from({ length: 1000 }, (_, index) => ({
        date: new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10),
        name: `${name} ${index}`,
      })),
    }),
  );
const hours = ['one', 'another'].map((name) => longHours('Europe/Berlin', name));
const badHours = longHours('Europe/Nowhere', 'one');

type Attack = (service: AttackedService, signal: AbortSignal) => Promise<unknown>;

const requests =
  (lanes: number, nth: (index: number, service: AttackedService) => AttackRequest, rest = 0): Attack =>
  (service, signal) =>
    flood(service.url, lanes, signal, (index) => nth(index, service), rest);
const session = ({ token }: AttackedService) => ({ Authorization: `Bearer ${token}` });
const HOURS = '/api/business-hours';

/** Opens connections that begin something and never end it. */
const halfOpen =
  (count: number, begin: string): Attack =>
  async ({ url }, signal) => {
    const sockets = await Promise.all(Array.from({ length: count }, () => openSocket(url)));
    for (const socket of sockets) socket.write(begin);
    while (!signal.aborted) {
      for (const socket of sockets) if (socket.writable) socket.write('x');
      await pause(100);
    }
    for (const socket of sockets) socket.destroy();
  };

/** Sends many requests in one go, over and over again. */
const inOneGo =
  (lanes: number, packet: string): Attack =>
  async ({ url }, signal) => {
    const lane = async (): Promise<void> => {
      while (!signal.aborted) {
        const socket = await openSocket(url);
        const closed = new Promise((resolve) => socket.once('close', resolve));
        socket.resume();
        socket.write(packet);
        await Promise.race([closed, pause(2000)]);
        socket.destroy();
        // Without a rest all that one core can send is parsed: what a packet costs is looked at.
        await pause(1000, undefined, { signal }).catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  };

const ATTACKS: readonly (readonly [string, Attack])[] = [
  [
    'bodies of 45,000 members at the sign-in',
    requests(20, () => ({ method: 'POST', path: '/api/auth/login', body: manyMembers })),
  ],
  [
    'bodies as long as a sign-in may be, of members that nobody knows',
    requests(20, () => ({ method: 'POST', path: '/api/auth/session', body: fewMembers })),
  ],
  [
    'wrong passwords, 400 at a time',
    requests(
      400,
      (index) => ({
        method: 'POST',
        path: '/api/auth/login',
        body: guess(index),
        headers: { 'X-Forwarded-For': `203.0.${index % 250}.${Math.floor(index / 250) % 250}` },
      }),
      // As many clients are no load of one machine: what they cost the service is looked at, not what they cost the test.
      2000,
    ),
  ],
  [
    'forms with an invalid signature',
    requests(20, () => ({
      method: 'POST',
      path: '/api/telephony/twiml/start',
      body: longForm,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': 'x'.repeat(28) },
    })),
  ],
  [
    'deep JSON of somebody who is signed in',
    requests(20, (_, service) => ({ method: 'POST', path: '/api/users', body: deep, headers: session(service) })),
  ],
  [
    'bodies of 2,000 members of somebody who is signed in',
    requests(4, (_, service) => ({
      method: 'POST',
      path: '/api/users',
      body: members(1900),
      headers: session(service),
    })),
  ],
  [
    'reads of a year of coverage',
    requests(30, (_, service) => ({ method: 'GET', path: `/api/coverage?${YEAR}`, headers: session(service) })),
  ],
  [
    'previews of who would be called',
    requests(60, (_, service) => ({ method: 'GET', path: '/api/routing/preview', headers: session(service) })),
  ],
  [
    'reads of the figures of a year',
    requests(30, (_, service) => ({ method: 'GET', path: `/api/metrics/summary?${YEAR}`, headers: session(service) })),
  ],
  [
    'holiday files whose rule finds nothing',
    requests(4, (_, service) => ({
      method: 'POST',
      path: '/api/business-hours/holidays/review',
      body: endless,
      headers: session(service),
    })),
  ],
  [
    'previews of business hours that are as long as they may be',
    requests(60, (index, service) => ({
      method: 'POST',
      path: `${HOURS}/preview`,
      body: hours[index % 2] ?? badHours,
      headers: session(service),
    })),
  ],
  [
    'changes of business hours that are as long as they may be',
    requests(60, (index, service) => ({
      method: 'PUT',
      path: HOURS,
      body: hours[index % 2] ?? badHours,
      headers: session(service),
    })),
  ],
  [
    'long business hours that can not be',
    requests(60, (index, service) => ({
      method: index % 2 === 0 ? 'PUT' : 'POST',
      path: index % 2 === 0 ? HOURS : `${HOURS}/preview`,
      body: badHours,
      headers: session(service),
    })),
  ],
  [
    'long business hours of somebody who may not change them',
    requests(60, (index, { technician }) => ({
      method: 'PUT',
      path: HOURS,
      body: hours[index % 2] ?? badHours,
      headers: { Authorization: `Bearer ${technician}` },
    })),
  ],
  [
    'bodies with as many values as business hours may have, each with a name of its own',
    requests(20, (_, service) => ({ method: 'PUT', path: HOURS, body: members(9900), headers: session(service) })),
  ],
  ['packets of two thousand requests, over 40 connections', inOneGo(40, head('GET', '/api/users').repeat(2000))],
  ['headers that never end', halfOpen(500, 'GET / HTTP/1.1\r\nX: ')],
  [
    'bodies that never end',
    halfOpen(500, head('POST', '/api/auth/login', 'Content-Type: application/json', 'Content-Length: 2000')),
  ],
  ['paths that nobody knows', requests(20, (index) => ({ method: 'GET', path: `/api/${'x'.repeat(8000)}${index}` }))],
];

onEachDatabase('Every answer to a call comes in under a second', (kind) => {
  let service: AttackedService;
  let calm = 0;
  beforeAll(async () => {
    service = await AttackedService.start(kind);
    await service.walkUp();
    calm = Math.max(...(await service.walkUp()));
  }, 60_000);
  afterAll(() => service.stop());

  it.each(ATTACKS)(
    'under an attack of %s',
    // Where another program takes the processor for a moment, once more: what an attack does, it does each time.
    { timeout: 60_000, retry: 2 },
    async (name, attack) => {
      const stop = new AbortController();
      const attacking = attack(service, stop.signal);
      const times: number[] = [];
      try {
        await pause(HEAD_START);
        for (let call = 0; call < CALLS; call += 1) times.push(...(await service.walkUp()));
      } finally {
        stop.abort();
        await attacking;
      }
      const longest = Math.round(Math.max(...times));
      process.stdout.write(`${name}, on ${kind.name}: ${times.length} answers, the longest after ${longest} ms\n`);
      expect(longest).toBeLessThan(Math.max(MAX_MILLISECONDS, calm * TIMES_SLOWER));
    },
  );
});
