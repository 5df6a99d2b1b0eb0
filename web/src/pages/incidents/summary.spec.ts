import { describe, expect, it } from 'vitest';
import { en } from '../../strings/en';
import { summaryOf } from './summary';

type Incident = Parameters<typeof summaryOf>[0];
const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
const rings = (...statuses: readonly string[]): Incident['attempts'] =>
  statuses.map((status, nth) => ({
    status,
    offeredAt: at(nth * 20),
    endedAt: at(nth * 20 + 18),
  })) as Incident['attempts'];
const told = (incident: object): string =>
  summaryOf(
    {
      createdAt: at(0),
      answeredAt: null,
      endedAt: at(200),
      answeredBy: null,
      durationSeconds: null,
      voiceMessage: null,
      ...incident,
    } as Incident,
    500_000,
    en,
  );

describe('an incident in short', () => {
  it.each([
    [
      'Rang 8 people in 2:38: 6 did not answer, 1 was busy, 1 pressed nothing. The caller left a message of 0:14.',
      {
        status: 'exhausted',
        attempts: rings(
          'no-answer',
          'busy',
          'no-answer',
          'no-answer',
          'machine_or_no_key',
          'no-answer',
          'no-answer',
          'no-answer',
        ),
        voiceMessage: { seconds: 14 },
      },
    ],
    [
      'Rang 2 people in 0:31: 1 was busy. Nora Quill answered after 0:31. They talked for 5:12.',
      {
        status: 'completed',
        attempts: rings('busy', 'answered'),
        answeredAt: at(31),
        answeredBy: { userId: 7, userName: 'Nora Quill' },
        durationSeconds: 312,
      },
    ],
    [
      'Rang 1 person in 0:18: 1 could not be reached. The caller hung up after 3:20.',
      { status: 'abandoned', attempts: rings('failed') },
    ],
    ['Nobody was rung. Nobody answered.', { status: 'exhausted', attempts: [] }],
    [
      'Rang 1 person in 8:20. It is still ringing.',
      {
        status: 'routing',
        endedAt: null,
        attempts: [{ status: 'pending', offeredAt: at(0), endedAt: null }],
      },
    ],
    [
      'Rang 1 person in 0:18: 1 did not answer. The fallback numbers answered the caller.',
      {
        status: 'handled_by_fallback',
        attempts: rings('no-answer'),
      },
    ],
  ])('%s', (sentence, incident) => {
    expect(told(incident)).toBe(sentence);
  });
});
