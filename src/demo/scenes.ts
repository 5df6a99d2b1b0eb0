import type { LineFlow } from '../config/index.js';
import type { OutcomeName } from './phones.js';

/** One scene of the demo: a caller at an instant, and what the phones do that are rung. */
export interface Scene {
  readonly title: string;
  readonly flow: LineFlow;
  readonly at: Date;
  readonly caller: string;
  readonly phones: readonly OutcomeName[];
  /** How long the message is that the caller leaves; 0: none. */
  readonly messageSeconds: number;
}

/** Monday night, 03:12 in the company's zone. */
export const NIGHT = new Date('2026-11-23T11:12:00Z');
/** The morning after it, at 10:05. */
const MORNING = new Date('2026-11-23T18:05:00Z');
/** And the night after that, at 22:40. */
const EVENING = new Date('2026-11-24T06:40:00Z');

export const SCENES: readonly Scene[] = [
  {
    title: 'A burst main at 03:12. A machine that is dropped, somebody who passes it on, and somebody who takes it.',
    flow: 'line',
    at: NIGHT,
    caller: '+14155550177',
    phones: ['voicemail', 'press-2', 'press-1'],
    messageSeconds: 0,
  },
  {
    title: 'A call at 10:05 on Monday. Nobody takes it, the caller leaves a message, and is called back.',
    flow: 'line',
    at: MORNING,
    caller: '+14155550178',
    phones: ['no-answer', 'busy', 'silence'],
    messageSeconds: 14,
  },
  {
    title: 'A call at 22:40, on the guide’s flow. The first does not answer, the second is busy, the third picks up.',
    flow: 'ladder',
    at: EVENING,
    caller: '+14155550179',
    phones: ['no-answer', 'busy', 'answer'],
    messageSeconds: 0,
  },
];
