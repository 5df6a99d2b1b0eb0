import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { onEachDatabase } from '../kit/databases.js';
import { signIn, type SignedInPerson } from '../kit/people.js';
import { ACCOUNT_SID, toneOf } from '../kit/twilio/index.js';
import { RecordedLine } from './kit.js';

const SOUND = toneOf(3);

onEachDatabase('a voice message', (kind) => {
  let recorded: RecordedLine;
  let admin: SignedInPerson;
  let manager: SignedInPerson;
  let first: { id: number; sid: string; url: string };
  beforeAll(async () => {
    recorded = await RecordedLine.open(kind);
    admin = await signIn(recorded.line, 'admin');
    manager = await signIn(recorded.line, 'manager');
    first = await recorded.message(1);
  });
  afterAll(() => recorded.close());
  beforeEach(() => {
    recorded.recordings.takesRanges = true;
    recorded.recordings.instead = undefined;
    recorded.recordings.stalls = false;
  });

  const play = (id: number, { token = manager.token, range, signal }: PlayOptions = {}): Promise<Response> =>
    fetch(`${recorded.line.url}/api/incidents/${id}/voice-message`, {
      headers: {
        ...(token !== '' && { Authorization: `Bearer ${token}` }),
        ...(range !== undefined && { Range: range }),
      },
      ...(signal && { signal }),
    });
  const refused = async (id: number): Promise<[number, unknown]> => {
    const response = await play(id);
    return [response.status, ((await response.json()) as { code: unknown }).code];
  };

  it('is sent whole to managers, and not kept by browsers', async () => {
    const response = await play(first.id);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(SOUND)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(SOUND.length),
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
    });
    expect(recorded.twilio.requests.at(-1)).toMatchObject({
      host: 'api.twilio.com',
      path: `/2010-04-01/Accounts/${ACCOUNT_SID}/Recordings/${first.sid}.mp3`,
    });
  });

  it.each([true, false])('is sent in parts, whether Twilio takes ranges or not (%s)', async (takesRanges) => {
    recorded.recordings.takesRanges = takesRanges;
    const total = SOUND.length;
    for (const [range, from, to] of [
      ['bytes=0-', 0, total - 1],
      ['bytes=10-19', 10, 19],
      [`bytes=${total - 5}-`, total - 5, total - 1],
    ] as const) {
      const response = await play(first.id, { range });
      expect([response.status, response.headers.get('content-range')]).toEqual([206, `bytes ${from}-${to}/${total}`]);
      const part = Buffer.from(await response.arrayBuffer());
      expect(part.equals(SOUND.subarray(from, to + 1)), range).toBe(true);
      expect(response.headers.get('content-length')).toBe(String(part.length));
    }
  });

  it('is sent whole where the range is invalid, and not at all where it lies behind the end', async () => {
    recorded.recordings.takesRanges = false;
    for (const range of ['bytes=a-b', 'bytes=1-2,5-6', 'lines=1-2', 'bytes=-']) {
      expect((await play(first.id, { range })).status).toBe(200);
    }
    const behind = await play(first.id, { range: `bytes=${SOUND.length}-` });
    expect([behind.status, behind.headers.get('content-range')]).toEqual([416, `bytes */${SOUND.length}`]);
  });

  it('is nothing for technicians, and for nobody who is not signed in', async () => {
    const asked = recorded.twilio.requests.length;
    const technician = await signIn(recorded.line, 'technician');
    expect((await play(first.id, { token: technician.token })).status).toBe(403);
    expect((await play(first.id, { token: '' })).status).toBe(401);
    expect(recorded.twilio.requests).toHaveLength(asked);
  });

  it('that somebody hears is in the access records, once for a player that asks for parts', async () => {
    const other = await recorded.message(2);
    await (await play(other.id, { range: 'bytes=0-' })).arrayBuffer();
    await (await play(other.id, { range: 'bytes=500-' })).arrayBuffer();
    const { body } = await admin.get('/api/audit/access?kind=message_heard');
    const [record] = (body as { items: unknown[] }).items;
    expect(record).toMatchObject({
      kind: 'message_heard',
      userId: manager.id,
      operation: `GET /api/incidents/${other.id}/voice-message`,
      times: 1,
    });
  });

  it('is only fetched from an address of our account at Twilio, whatever is stored', async () => {
    const asked = recorded.twilio.requests.length;
    const foreign = await recorded.message(3, `AC${'b'.repeat(32)}`);
    expect(await refused(foreign.id)).toEqual([409, 'VOICE_MESSAGE_OF_ANOTHER_ACCOUNT']);
    for (const url of [
      'https://example.com/x',
      foreign.url.replace('api.twilio.com', '127.0.0.1'),
      `${first.url}/../..`,
    ]) {
      await recorded.line.dataSource.query('UPDATE incidents SET recording_url = ? WHERE id = ?', [url, foreign.id]);
      expect(await refused(foreign.id)).toEqual([404, 'VOICE_MESSAGE_NOT_FOUND']);
    }
    expect(recorded.twilio.requests).toHaveLength(asked);
  });

  it('is refused with a reason where nothing was recorded, or Twilio fails', async () => {
    expect(await refused(999_999)).toEqual([404, 'INCIDENT_NOT_FOUND']);
    const none = await recorded.message(4);
    recorded.recordings.sounds.delete(none.sid);
    expect(await refused(none.id)).toEqual([404, 'VOICE_MESSAGE_NOT_FOUND']);
    recorded.recordings.instead = { status: 401, body: {} };
    expect(await refused(first.id)).toEqual([502, 'TWILIO_UNAVAILABLE']);
    recorded.recordings.instead = { status: 200, body: { not: 'a sound' } };
    expect(await refused(first.id)).toEqual([502, 'TWILIO_UNAVAILABLE']);
    recorded.recordings.instead = 'hang up';
    expect(await refused(first.id)).toEqual([502, 'TWILIO_UNAVAILABLE']);
  });

  it('that nobody waits for any more is not fetched any further', async () => {
    recorded.recordings.stalls = true;
    const gone = new AbortController();
    const response = await play(first.id, { signal: gone.signal });
    expect(response.status).toBe(200);
    expect(recorded.recordings.sending).toBe(1);
    gone.abort();
    await until(() => recorded.recordings.sending === 0);
  });

  it('stands with the incident by its path, its length and its text', async () => {
    const { body } = await manager.get(`/api/incidents/${first.id}`);
    expect((body as { voiceMessage: unknown }).voiceMessage).toEqual({
      url: `/api/incidents/${first.id}/voice-message`,
      seconds: 3,
      text: null,
      removedAt: null,
    });
  });
});

onEachDatabase('without an account of Twilio', (kind) => {
  it('a voice message can not be heard, and the answer says why', async () => {
    const recorded = await RecordedLine.open(kind, { TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '' });
    try {
      const { id } = await recorded.message(1);
      const admin = await signIn(recorded.line, 'admin');
      const { status, body } = await admin.get(`/api/incidents/${id}/voice-message`);
      expect([status, (body as { code: string }).code]).toEqual([503, 'TWILIO_NOT_SET_UP']);
    } finally {
      await recorded.close();
    }
  });
});

interface PlayOptions {
  readonly token?: string;
  readonly range?: string;
  readonly signal?: AbortSignal;
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !holds(); await pause(10)) {
    if (Date.now() > end) throw new Error('it never came to be');
  }
}
