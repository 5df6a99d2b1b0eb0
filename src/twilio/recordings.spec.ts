import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseEnvironment } from '../config/index.js';
import { TwilioRecordings } from './recordings.service.js';

const ACCOUNT = `AC${'a'.repeat(32)}`;
const AT = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Recordings/RE${'1'.repeat(32)}`;
const STORED = 'https://com-twilio-us1-recording-external.s3.us-east-1.amazonaws.com/x.mp3?X-Amz-Signature=1';

/** What is fetched, with the credentials that are shown there. */
function answering(answers: Readonly<Record<string, () => Response>>): [string, string | null][] {
  const asked: [string, string | null][] = [];
  vi.stubGlobal('fetch', async (url: string, { headers }: RequestInit) => {
    asked.push([url, new Headers(headers).get('authorization')]);
    return answers[url]?.() ?? new Response(null, { status: 404 });
  });
  return asked;
}

const open = () => {
  const environment = parseEnvironment({
    TWILIO_ACCOUNT_SID: ACCOUNT,
    TWILIO_AUTH_TOKEN: 'token',
    PUBLIC_BASE_URL: 'https://line.example.com',
  });
  return new TwilioRecordings(environment).open(AT, null, new AbortController().signal);
};
const movedTo = (location: string) => () => new Response(null, { status: 302, headers: { location } });

describe('a recording that Twilio keeps elsewhere', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is fetched there, without the credentials of the account', async () => {
    const sound = () => new Response('sound', { headers: { 'content-type': 'audio/mpeg' } });
    const asked = answering({ [`${AT}.mp3`]: movedTo(STORED), [STORED]: sound });
    expect((await open()).status).toBe(200);
    expect(asked).toEqual([
      [`${AT}.mp3`, `Basic ${btoa(`${ACCOUNT}:token`)}`],
      [STORED, null],
    ]);
  });

  it.each([
    'http://s3.amazonaws.com/x',
    'https://amazonaws.com.example.com/x',
    'https://example.com/https://s3.amazonaws.com/',
    'https://s3.amazonaws.com@example.com/',
    'https://127.0.0.1/',
    '/x',
  ])('is not fetched from %s', async (elsewhere) => {
    const asked = answering({ [`${AT}.mp3`]: movedTo(elsewhere) });
    await expect(open()).rejects.toThrow('Twilio answers 302');
    expect(asked).toHaveLength(1);
  });

  it('is not followed a second time', async () => {
    const asked = answering({ [`${AT}.mp3`]: movedTo(STORED), [STORED]: movedTo('https://s3.amazonaws.com/y') });
    await expect(open()).rejects.toThrow('Twilio answers 302');
    expect(asked).toHaveLength(2);
  });
});
