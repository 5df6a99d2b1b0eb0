import { expect, it } from 'vitest';
import type { FlowEvent } from '../../studio/index.js';
import { AudioFetcher, TextsInMemory } from '../../src/line-texts/index.js';
import { PUBLIC } from '../flows/flow-call.js';
import { onServer } from '../kit/databases.js';
import { Line, MONDAY_NIGHT } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { fileServer, mp3, wav } from '../kit/sounds.js';
import { ACCEPTS } from './phones.js';
import { lineStory, Switchboard, type CallOptions } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

const NIGHT = { environment: SESSIONS, start: MONDAY_NIGHT };
const DAY = { environment: SESSIONS };
const USUAL = { languages: ['en'], emergencyNumber: null, texts: { en: {}, es: {} } };
const HOST = 'https://static.example';
const FILES = {
  [`${HOST}/greeting.mp3`]: mp3(9.6),
  [`${HOST}/closed.wav`]: wav(4),
  [`${HOST}/hold.mp3`]: mp3(4.8),
  [`${HOST}/sorry.wav`]: wav(12),
  [`${HOST}/thanks.wav`]: wav(2),
  [`${HOST}/page.html`]: Buffer.from('<!doctype html>'),
};

/** Sets audio; the answer. */
async function set(board: Switchboard, audio: object, more: object = {}) {
  board.line.app.get(AudioFetcher).request = fileServer(FILES);
  const admin: SignedInPerson = await signIn(board.line, 'admin');
  const answer = await admin.send('PUT', '/api/line-texts', { ...USUAL, ...more, audio });
  return { admin, ...answer };
}

/** The seconds of each file that the caller heard, and the words, in this order. */
function heardIn({ events }: TakenCall): (string | number)[] {
  return events.flatMap((event): (string | number)[] => {
    if (event.type === 'say') return [event.words];
    return event.type === 'play' && event.leg === null ? [event.seconds] : [];
  });
}

/** Takes a call in which each file takes as long as our copy of it. */
async function take(board: Switchboard, options: CallOptions = {}, scripts = {}): Promise<TakenCall> {
  const { audio } = board.line.app.get(TextsInMemory).current;
  const copies = [...Object.values(audio.en), ...Object.values(audio.es)];
  const audioSeconds = (url: string) => copies.find(({ id }) => url.includes(id))?.seconds;
  return board.take(scripts, { audioSeconds, ...options });
}

const ALL = {
  greeting: `${HOST}/greeting.mp3`,
  afterHours: `${HOST}/closed.wav`,
  hold: `${HOST}/hold.mp3`,
  sorry: `${HOST}/sorry.wav`,
  thanks: `${HOST}/thanks.wav`,
};

lineStory(
  'callers hear the files of the company instead of words, from copies that the service serves',
  async (board) => {
    const { status } = await set(board, { en: ALL, es: {} });
    expect(status).toBe(200);
    await board.line.company.ladder('after_hours', [{ name: 'manager', timeoutSeconds: 20, limit: null }]);
    for (const name of ['Ada', 'Ben', 'Cem']) await board.hire(name, 'manager');

    const call = await take(board, { leavesMessage: { seconds: 5 } });
    const near = (seconds: number): unknown => expect.closeTo(seconds, 1);
    expect(heardIn(call).slice(1)).toEqual([near(9.6), 4, near(4.8), 12, 2]);
    expect(call.run).toMatchObject({ end: 'completed', fellBack: false });
    const played = call.events.flatMap((event) => (event.type === 'play' ? [event.url] : []));
    expect(played.every((url) => url.startsWith(`${PUBLIC}/api/line-audio/`))).toBe(true);
    expect(fetchedBy(call.events)).toEqual(['audio/mpeg', 'audio/wav', 'audio/mpeg', 'audio/wav', 'audio/wav']);
  },
  NIGHT,
);

function fetchedBy(events: readonly FlowEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'twiml_response' && event.about === 'audio' ? [event.body] : []));
}

lineStory(
  'a caller who may choose a language is greeted by the file before the question, and once',
  async (board) => {
    const es = { hold: `${HOST}/hold.mp3` };
    await set(board, { en: { greeting: ALL.greeting }, es }, { languages: ['en', 'es'] });
    await board.line.company.ladder('business_hours', [{ name: 'manager', timeoutSeconds: 20, limit: null }]);
    for (const name of ['Ada', 'Ben', 'Cem']) await board.hire(name, 'manager');
    const call = await take(board, { presses: [{ keys: '2', after: 1 }] });
    expect(heardIn(call).slice(1)).toEqual([
      expect.closeTo(9.6, 1),
      'Para español, pulse 2.',
      expect.closeTo(4.8, 1),
      expect.stringMatching(/^Lo sentimos/),
      expect.any(String),
    ]);
  },
  DAY,
);

lineStory(
  'words are spoken while the copies are not at hand, the greeting too, and a copy that is unknown is silence',
  async (board) => {
    await set(board, { en: { greeting: ALL.greeting, hold: ALL.hold }, es: {} });
    await board.ladderOfFour();
    await board.line.dataSource.query('DELETE FROM line_audio');
    const data = await board.line.rows<{ data: string }>('SELECT `data` FROM `line_texts`');
    // As it is after a start: what was read before is gone.
    const memory = board.line.app.get(TextsInMemory);
    for (const text of ['{}', '{"languages":["en"]}', data[0]?.data ?? '']) {
      await board.line.dataSource.query('UPDATE line_texts SET data = ?', [text]);
      await memory.refresh();
    }
    const call = await board.take();
    expect(heardIn(call)[1]).toMatch(/^You have reached the emergency line\./);
    expect(call.heard).toContain('Still trying to reach somebody. Please stay on the line.');
    expect(call.run.end).toBe('completed');

    for (const name of [`${'0'.repeat(64)}.mp3`, 'x', '..%2f..%2fetc']) {
      const response = await fetch(`${board.line.url}/api/line-audio/${name}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav']);
      expect((await response.arrayBuffer()).byteLength).toBeLessThan(5000);
    }
  },
  DAY,
);

onServer('files that callers hear', (kind) => {
  it('are played by another instance a moment after they were saved, and those before them to calls that have begun', async () => {
    const line = await Line.open(kind, { environment: SESSIONS });
    const board = new Switchboard(line);
    const memory = line.app.get(TextsInMemory);
    await set(board, { en: { hold: ALL.hold }, es: {} });
    const before = memory.current.audio.en.hold?.id ?? '';
    const other = await line.beside(line.clock.now(), { environment: SESSIONS });
    try {
      await set(board, { en: { hold: ALL.afterHours }, es: {} });
      const after = memory.current.audio.en.hold?.id ?? '';
      const bytesOf = async (id: string): Promise<number> => {
        const response = await fetch(`${other.url}/api/line-audio/${id}.wav`);
        expect(response.headers.get('cache-control')).toContain('immutable');
        return (await response.arrayBuffer()).byteLength;
      };
      expect(await bytesOf(after)).toBeGreaterThan(60_000);
      expect(await bytesOf(before)).toBeGreaterThan(30_000);
      expect(await line.rows('SELECT DISTINCT `id` FROM `line_audio`')).toEqual([{ id: after }]);
    } finally {
      await other.close();
      await line.close();
    }
  });
});

lineStory(
  'files are refused by name: an invalid address with 400, a file that can not be played with 422, and nothing changes',
  async (board) => {
    const first = await set(board, { en: { hold: ALL.hold }, es: {} });
    expect(first.body).toMatchObject({ audio: { en: { hold: ALL.hold, music: null }, es: { hold: null } } });
    for (const address of [
      'http://static.example/a.mp3',
      'static.example/a.mp3',
      'https://user:word@static.example/a.mp3',
      `https://static.example/${'a'.repeat(500)}`,
      7,
    ]) {
      const refused = await set(board, { en: { sorry: address }, es: {} });
      expect(refused).toMatchObject({ status: 400, body: { details: [{ field: 'audio.en.sorry' }] } });
    }
    const wrong = { hold: ALL.greeting, blocked: `${HOST}/none.mp3`, goodbye: `${HOST}/page.html` };
    const refused = await set(board, { en: {}, es: wrong });
    expect(refused.status).toBe(422);
    const { details } = refused.body as { details: { message: string }[] };
    expect(details.map(({ message }) => message).toSorted()).toEqual([
      'audio.es.blocked could not be fetched: the answer is 404',
      'audio.es.goodbye is neither MP3 nor WAV',
      'audio.es.hold takes 10 seconds, and may take 6',
    ]);
    expect((await first.admin.get('/api/line-texts')).body).toMatchObject({ audio: { en: { hold: ALL.hold } } });

    // An address that stays needs no host; the preview tells how long the copy is.
    board.line.app.get(AudioFetcher).request = () => Promise.reject(new Error('asked again'));
    const audio = { en: { hold: ALL.hold, music: `${HOST}/new.mp3` }, es: {} };
    const preview = await first.admin.send('POST', '/api/line-texts/preview', { ...USUAL, audio });
    const shown = (preview.body as { audio: { language: string; name: string }[] }).audio;
    const find = (name: string) => shown.find((one) => one.language === 'en' && one.name === name);
    expect(find('hold')).toMatchObject({ address: ALL.hold, seconds: expect.closeTo(4.8), maxSeconds: 6 });
    expect(find('music')).toMatchObject({ address: `${HOST}/new.mp3`, seconds: null, maxSeconds: 12 });
    expect(find('sorry')).toMatchObject({ address: null, seconds: null });
    const kept = await first.admin.send('PUT', '/api/line-texts', {
      ...USUAL,
      audio: { en: { hold: ALL.hold }, es: {} },
    });
    expect(kept.status).toBe(200);
    await board.ladderOfFour();
    expect(heardIn(await take(board, {}, { Cem: ACCEPTS }))).toContainEqual(expect.closeTo(4.8, 1));
  },
  DAY,
);
