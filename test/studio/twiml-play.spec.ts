import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { FlowEvent, RunOptions } from '../../studio/index.js';
import { PUBLIC, StandInBackend, type Reply } from './kit/backend.js';
import { takeLine, twiml } from './kit/twiml.js';

const SOUND: Reply = { contentType: 'audio/mpeg', body: 'sound' };

describe('A Play', () => {
  const backend = new StandInBackend();
  beforeAll(() => backend.listen());
  afterAll(() => backend.close());
  beforeEach(() => backend.reset());

  const take = async (verbs: string, file: Reply, options: Partial<RunOptions> = {}) => {
    const events: FlowEvent[] = [];
    const onStep = (event: FlowEvent): void => void events.push(event);
    const byPath = { start: twiml(verbs, '<Say>then this</Say>'), 'a.mp3': file, next: twiml('<Say>key</Say>') };
    const call = await takeLine(backend, byPath, {}, { ...options, onStep });
    const played = events.flatMap((event) => (event.type === 'play' ? [{ ...event }] : []));
    return { call, played };
  };

  it('fetches its file by GET and takes as long as the file, as often as it is told', async () => {
    const { call, played } = await take('<Play loop="2">sounds/a.mp3</Play>', SOUND, { audioSeconds: () => 7 });
    expect(backend.received.map(({ method, path }) => [method, path]).at(-1)).toEqual(['GET', '/sounds/a.mp3']);
    const event = { leg: null, url: `${PUBLIC}/sounds/a.mp3`, seconds: 7 };
    expect(played).toMatchObject([
      { at: 0, ...event },
      { at: 7, ...event },
    ]);
    expect(call).toMatchObject({ heard: ['then this'], seconds: 14 + 1 });
  });

  it('is cut short by a key in a Gather', async () => {
    const gather = `<Gather numDigits="1" action="${PUBLIC}/next"><Play>a.mp3</Play></Gather>`;
    const presses = [{ keys: '1', after: 3 }];
    const { call } = await take(gather, SOUND, { presses, audioSeconds: () => 60 });
    expect(call).toMatchObject({ heard: ['key'], seconds: 3 + 1 });
  });

  it.each<[what: string, verbs: string, file: Reply]>([
    ['is not there', '<Play>a.mp3</Play>', { status: 404 }],
    ['is no audio', '<Play>a.mp3</Play>', { contentType: 'text/html', body: '<html>' }],
    ['is not there, in a Gather', '<Gather><Play>a.mp3</Play></Gather>', { status: 500 }],
  ])('whose file %s ends the document, unless it is passed over', async (_what, verbs, file) => {
    const failed = await take(verbs, file);
    expect(failed.call).toMatchObject({
      end: 'application_error',
      heard: [expect.stringMatching(/application error/)],
    });
    const passedOver = await take(verbs, file, { missingAudio: 'is_passed_over' });
    expect(passedOver.call).toMatchObject({ end: 'completed', heard: ['then this'] });
    expect(passedOver.played).toEqual([]);
  });
});
