import { afterEach, expect, it } from 'vitest';
import { RecordingRetention } from '../../src/voice-messages/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { signIn } from '../kit/people.js';
import { ACCOUNT_SID } from '../kit/twilio/index.js';
import { RecordedLine } from './kit.js';

const DAY = 86_400;

onEachDatabase('recordings that are old enough', (kind) => {
  let recorded: RecordedLine;
  const open = async (environment: Record<string, string>): Promise<RecordingRetention> => {
    recorded = await RecordedLine.open(kind, environment);
    return recorded.line.app.get(RecordingRetention);
  };
  const transcribed = (id: number, text: string): Promise<unknown> =>
    recorded.line.dataSource.query(
      "INSERT INTO incident_events (incident_id, seq, type, source, at, data) SELECT ?, MAX(seq) + 1, 'transcribed', " +
        "'request', ?, ? FROM incident_events WHERE incident_id = ?",
      [id, '2026-11-23 10:00:00.000', JSON.stringify({ facts: { text } }), id],
    );
  afterEach(() => recorded.close());

  it('are removed at Twilio with what was written down of them, and the incident says so', async () => {
    const retention = await open({ RECORDING_RETENTION_DAYS: '30' });
    const old = await recorded.message(1);
    await transcribed(old.id, 'Water is coming through the ceiling');
    recorded.recordings.transcriptions.set(old.sid, [`TR${'1'.repeat(32)}`]);
    const shown = async (id: number): Promise<unknown> => {
      const { body } = await (await signIn(recorded.line, 'manager')).get(`/api/incidents/${id}`);
      return (body as { voiceMessage: unknown }).voiceMessage;
    };
    expect(await shown(old.id)).toMatchObject({ text: 'Water is coming through the ceiling', removedAt: null });

    recorded.line.clock.advance(29 * DAY);
    const young = await recorded.message(2);
    expect(await retention.removeOld()).toBe(0);
    recorded.line.clock.advance(1 * DAY + 1);
    expect(await retention.removeOld()).toBe(1);
    expect(await retention.removeOld()).toBe(0);

    expect(recorded.recordings.removed).toEqual([`TR${'1'.repeat(32)}`, old.sid]);
    expect(await shown(old.id)).toMatchObject({ text: null, removedAt: recorded.line.clock.now().toISOString() });
    expect(await shown(young.id)).toMatchObject({ removedAt: null });
    const again = await signIn(recorded.line, 'manager');
    const { status, body } = await again.get(`/api/incidents/${old.id}/voice-message`);
    expect([status, (body as { code: string }).code]).toEqual([410, 'VOICE_MESSAGE_REMOVED']);
    expect(JSON.stringify(await recorded.line.rows('SELECT `data` FROM `incident_events`'))).not.toContain('ceiling');
  });

  it('without a word are removed too, and those that are gone already count as removed', async () => {
    const retention = await open({ RECORDING_RETENTION_DAYS: '1' });
    const silent = await recorded.message(1);
    const gone = await recorded.message(2);
    recorded.recordings.sounds.delete(gone.sid);
    await recorded.line.dataSource.query(
      'UPDATE incidents SET recording_url = NULL, recording_seconds = 0 WHERE id = ?',
      [silent.id],
    );
    await recorded.line.dataSource.query(
      "INSERT INTO incident_events (incident_id, seq, type, source, at, data) VALUES (?, 99, 'nothing_said', 'request', ?, ?)",
      [silent.id, '2026-11-23 10:00:00.000', JSON.stringify({ facts: { recordingUrl: silent.url } })],
    );
    recorded.line.clock.advance(DAY + 1);
    expect(await retention.removeOld()).toBe(2);
    expect(recorded.recordings.removed).toEqual([silent.sid]);
  });

  it('are tried again where Twilio fails, and those of another account are left alone', async () => {
    const retention = await open({ RECORDING_RETENTION_DAYS: '1' });
    await recorded.message(1, `AC${'b'.repeat(32)}`);
    const ours = await recorded.message(2, ACCOUNT_SID);
    recorded.line.clock.advance(DAY + 1);
    recorded.recordings.instead = { status: 500 };
    await expect(retention.removeOld()).rejects.toThrow('Twilio answers 500');
    expect(recorded.recordings.removed).toEqual([]);
    recorded.recordings.instead = undefined;
    expect(await retention.removeOld()).toBe(1);
    expect(recorded.recordings.removed).toEqual([ours.sid]);
  });

  it('stay where no time is set', async () => {
    const retention = await open({});
    await recorded.message(1);
    recorded.line.clock.advance(5000 * DAY);
    expect(await retention.removeOld()).toBe(0);
    expect(recorded.twilio.requests).toEqual([]);
  });
});
