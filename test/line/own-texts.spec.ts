import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseEnvironment } from '../../src/config/index.js';
import { DatabaseAway, type UnitOfWork } from '../../src/database/index.js';
import { TextsInMemory } from '../../src/line-texts/index.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { MONDAY_NIGHT } from '../kit/line.js';
import { DECLINES } from './phones.js';
import { lineStory, type Switchboard } from './switchboard.js';

const NIGHT = { environment: SESSIONS, start: MONDAY_NIGHT };
const DAY = { environment: SESSIONS };
const USUAL = { languages: ['en'], emergencyNumber: null, texts: { en: {}, es: {} } };

async function set(board: Switchboard, settings: object): Promise<SignedInPerson> {
  const admin = await signIn(board.line, 'admin');
  const { status, body } = await admin.send('PUT', '/api/line-texts', { ...USUAL, ...settings });
  expect([status, body]).toEqual([200, expect.anything()]);
  return admin;
}

lineStory(
  'people hear the words of the company: after hours, while they wait, before and after the tone, and technicians',
  async (board) => {
    const en = {
      afterHours: 'Our office is closed. We ring the technician on call.',
      hold: 'Acme is still trying.',
      whisper: 'Acme Elevators.',
      sorry: 'Nobody is there. Speak after the tone.',
      thanks: 'Acme thanks you.',
      goodbye: 'Goodbye from Acme.',
    };
    await set(board, { texts: { en, es: { hold: 'No se oye.' } } });
    await board.line.company.ladder('after_hours', [{ name: 'manager', timeoutSeconds: 20, limit: null }]);
    for (const name of ['Ada', 'Ben', 'Cem']) await board.hire(name, 'manager');

    const silent = await board.take({ Ada: DECLINES });
    expect(silent.heard).toEqual([en.afterHours, en.hold, en.sorry, en.goodbye]);
    expect(silent.whispersTo('Ada')[0]).toMatch(/^Emergency call.* Acme Elevators\.$/);
    const spoken = await board.take({}, { leavesMessage: { seconds: 5 } });
    expect(spoken.heard.at(-1)).toBe(en.thanks);
  },
  NIGHT,
);

lineStory(
  'no word of after hours is spoken in business hours',
  async (board) => {
    await set(board, { texts: { en: { afterHours: 'Our office is closed.' }, es: {} } });
    await board.ladderOfFour();
    expect((await board.take()).heard).not.toContain('Our office is closed.');
  },
  DAY,
);

lineStory(
  'of two languages the caller chooses the second by a key, and hears it to the end; technicians hear the first',
  async (board) => {
    await set(board, { languages: ['en', 'es'], emergencyNumber: '112', texts: { en: {}, es: { hold: 'Espere.' } } });
    await board.line.company.ladder('business_hours', [{ name: 'manager', timeoutSeconds: 20, limit: null }]);
    for (const name of ['Ada', 'Ben', 'Cem']) await board.hire(name, 'manager');

    const spanish = await board.take({ Ada: DECLINES }, { presses: [{ keys: '2', after: 1 }] });
    expect(spanish.heard).toEqual([
      'Para español, pulse 2.',
      'Espere.',
      expect.stringMatching(/^Lo sentimos.*marque 1 1 2\./),
      expect.stringMatching(/marque 1 1 2\. Adiós\.$/),
    ]);
    expect(spanish.whispersTo('Ada')[0]).toMatch(/^Emergency call/);
    const message = await board.take({}, { presses: [{ keys: '2', after: 1 }], leavesMessage: { seconds: 5 } });
    expect(message.heard.at(-1)).toMatch(/^Gracias\./);

    for (const presses of [[], [{ keys: '7', after: 1 }]]) {
      const english = await board.take({}, { presses });
      expect(english.heard[1]).toBe('Still trying to reach somebody. Please stay on the line.');
      expect(english.secondOf('dial')).toBeLessThan((spanish.secondOf('dial') ?? 0) + 4);
    }
  },
  DAY,
);

lineStory(
  'what is stored and can not be read costs no call: the shipped words are spoken',
  async (board) => {
    await set(board, { texts: { en: { hold: 'Acme is still trying.' }, es: {} } });
    await board.ladderOfFour();
    for (const data of ['{', '"x"', JSON.stringify({ texts: { en: { sorry: 'x'.repeat(20_000) } } })]) {
      await board.line.dataSource.query('UPDATE line_texts SET data = ?', [data]);
      await board.line.app.get(TextsInMemory).refresh();
      const call = await board.take();
      expect(call.run.end).toBe('completed');
      expect(call.heard.at(-2)).toMatch(/^We are sorry, we could not reach anybody\./);
      expect(call.heard).toContain('Still trying to reach somebody. Please stay on the line.');
    }
  },
  DAY,
);

lineStory(
  'settings are read and changed by admins alone, refused by name, and shown as they would be spoken',
  async (board) => {
    const admin = await signIn(board.line, 'admin');
    const manager = await signIn(board.line, 'manager');
    expect((await manager.get('/api/line-texts')).status).toBe(403);
    expect((await admin.get('/api/line-texts')).body).toMatchObject({ languages: ['en'], emergencyNumber: null });

    const long = { ...USUAL, texts: { en: { hold: 'Wait. '.repeat(40) }, es: {} } };
    const refused = await admin.send('PUT', '/api/line-texts', long);
    expect(refused).toMatchObject({ status: 422, body: { details: [{ field: 'texts.en.hold' }] } });
    const preview = await admin.send('POST', '/api/line-texts/preview', long);
    const { spoken } = preview.body as { spoken: { language: string; name: string }[] };
    expect(spoken.find(({ language, name }) => language === 'en' && name === 'hold')).toMatchObject({
      seconds: 32,
      maxSeconds: 6,
      problem: 'texts.en.hold takes longer than 6 seconds to speak',
      shipped: 'Still trying to reach somebody. Please stay on the line.',
    });
    for (const [field, wrong] of [
      ['languages', []],
      ['languages', ['en', 'en']],
      ['languages', ['fr']],
      ['emergencyNumber', '12345'],
      ['emergencyNumber', 911],
      ['texts', { en: { hold: 3 }, es: {} }],
    ] as const) {
      const { status, body } = await admin.send('PUT', '/api/line-texts', { ...USUAL, [field]: wrong });
      expect(status).toBe(400);
      expect(JSON.stringify(body)).toContain(field);
    }
    expect((await admin.get('/api/line-texts')).body).toMatchObject({ texts: { en: { hold: null } } });
  },
  DAY,
);

it('The words of the company are spoken after a start while the database is away, from a copy on disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ewf-texts-'));
  try {
    const environment = parseEnvironment({ STANDBY_DIR: folder });
    const data = JSON.stringify({ texts: { en: { hold: 'Acme is still trying.' } } });
    const answering = { run: () => Promise.resolve(data) } as unknown as UnitOfWork;
    const away = { run: () => Promise.reject(new DatabaseAway()) } as unknown as UnitOfWork;

    const first = new TextsInMemory(answering, environment);
    await first.onApplicationBootstrap();
    expect(readFileSync(join(folder, 'line-texts.json'), 'utf8')).toBe(data);
    const second = new TextsInMemory(away, environment);
    expect(second.current.texts.en).toEqual({});
    await second.onApplicationBootstrap();
    expect(second.current.texts.en).toEqual({ hold: 'Acme is still trying.' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
