import { describe, expect, it } from 'vitest';
import { applied } from '../apply-change.js';
import type { IncidentRecord } from '../incident-record.js';
import { newIncident } from '../open-incident.js';
import { transitionOfRecording, isLengthOverdue, type RecordingReport } from './recording-reports.js';

const NOW = new Date('2026-11-23T10:00:00Z');
const URL_1 = 'https://api.twilio.com/recording';
const CALL = { callSid: 'CA1', callerPhone: '', callerE164: null, ladder: 'business_hours', relatedIncidentId: null };

const ended = (seconds: number | null): RecordingReport => ({ kind: 'voice_message', url: URL_1, seconds, ends: true });
const measured = (seconds: number | null): RecordingReport => ({ ...ended(seconds), ends: false }) as RecordingReport;
const silent = (seconds: number | null): RecordingReport => ({ kind: 'nothing_said', url: URL_1, seconds, ends: true });
const absent: RecordingReport = { kind: 'nothing_said', url: URL_1, seconds: 0, ends: false };

function play(...reports: readonly RecordingReport[]) {
  let incident: IncidentRecord = newIncident(CALL, 1, NOW);
  const trail: string[] = [];
  for (const report of reports) {
    const { change, type } = transitionOfRecording(incident, report, NOW);
    incident = applied(incident, change);
    trail.push(type);
  }
  return { trail, url: incident.recordingUrl, seconds: incident.recordingSeconds };
}

describe('the reports of a recording leave the same in both orders', () => {
  it.each<[string, RecordingReport, RecordingReport, string | null, number]>([
    ['a message and its true length', ended(18), measured(8), URL_1, 8],
    ['a message that a key ended, and nothing in it', ended(4), measured(0), null, 0],
    ['a message that a key ended, and no recording', ended(4), absent, null, 0],
    ['silence, kept as it is', silent(10), measured(10), null, 0],
    ['silence, rounded up', silent(10), measured(11), null, 0],
    ['silence, and no recording', silent(10), absent, null, 0],
    ['one word before the silence', silent(11), measured(1), URL_1, 1],
    ['no recording, and one all the same', absent, measured(8), URL_1, 8],
    ['the same twice', measured(8), measured(8), URL_1, 8],
  ])('%s', (_title, one, other, url, seconds) => {
    expect(play(one, other)).toMatchObject({ url, seconds });
    expect(play(other, one)).toMatchObject({ url, seconds });
    expect(play(one, other, one, other)).toMatchObject({ url, seconds });
  });
});

describe('people are told of a message once', () => {
  it('when its true length comes, and not at the end of the call', () => {
    expect(play(ended(18), measured(8), measured(8)).trail).toEqual([
      'recording_ended',
      'voice_message',
      'recording_status',
    ]);
    expect(play(measured(8), ended(18)).trail).toEqual(['voice_message', 'recording_ended']);
  });

  it('never of silence that the end of the call tells', () => {
    expect(play(silent(10), measured(10)).trail).toEqual(['nothing_said', 'nothing_said']);
  });

  it('a word without a length changes nothing of a length that is known', () => {
    expect(play(ended(18), measured(8), measured(null))).toMatchObject({ url: URL_1, seconds: 8 });
    expect(play(ended(18), measured(null))).toMatchObject({ url: URL_1, seconds: null });
  });
});

describe('a length is overdue', () => {
  const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
  const waiting = { ...newIncident(CALL, 1, NOW), recordingUrl: URL_1 };

  it('a minute after the call, where there is a recording', () => {
    expect(isLengthOverdue(waiting, NOW, later(59))).toBe(false);
    expect(isLengthOverdue(waiting, NOW, later(60))).toBe(true);
    expect(isLengthOverdue({ ...waiting, recordingSeconds: 0 }, NOW, later(60))).toBe(false);
    expect(isLengthOverdue({ ...waiting, recordingUrl: null }, NOW, later(60))).toBe(false);
  });
});
