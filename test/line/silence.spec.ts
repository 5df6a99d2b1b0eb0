import { expect } from 'vitest';
import type { FlowEvent, FlowRun } from '../../studio/index.js';
import { ACCEPTS, DECLINES, SILENT } from './phones.js';
import { FALLBACKS, lineStory, type CallOptions, type Scripts } from './switchboard.js';

/** Seconds that a caller may hear nothing. */
const MAX_SILENCE = 6;
const WORDS_PER_SECOND = 2.5;
/** The widget of the flows whose words are said twice. */
const SAID_TWICE = 'say_sorry';
/** The beep before a message, and the silence that ends it. */
const AROUND_A_MESSAGE = 11;

const refused: typeof fetch = () => Promise.reject(new TypeError('fetch failed'));
const failing: typeof fetch = () => Promise.resolve(new Response('', { status: 500 }));
const hanging: typeof fetch = () => Promise.reject(new DOMException('too late', 'TimeoutError'));
/** Requests whose address ends so meet with this, all others with the service. */
const only = (path: string, fate: typeof fetch): typeof fetch => {
  return (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    return pathname.endsWith(path) ? fate(input, init) : fetch(input, init);
  };
};

/** From when to when a caller heard something: words, ringing, a person; or was asked to speak. */
function heardIn(events: readonly FlowEvent[]): [number, number][] {
  const spans: [number, number][] = [];
  let dialledAt: number | null = null;
  for (const event of events) {
    if (event.type === 'say') {
      const times = event.state === SAID_TWICE ? 2 : 1;
      spans.push([event.at, event.at + times * Math.ceil(event.words.split(/\s+/).length / WORDS_PER_SECOND)]);
    } else if (event.type === 'dial') dialledAt = event.at;
    else if (event.type === 'dial_result' && dialledAt !== null) spans.push([dialledAt, event.at]);
    else if (event.type === 'message') spans.push([event.at - event.seconds - AROUND_A_MESSAGE, event.at]);
  }
  return spans.toSorted(([a], [b]) => a - b);
}

/** The longest time that a caller heard nothing, in seconds. */
function longestSilence(events: readonly FlowEvent[], { seconds }: FlowRun): number {
  let [until, longest] = [0, 0];
  for (const [from, to] of [...heardIn(events), [seconds, seconds] as const]) {
    longest = Math.max(longest, from - until);
    until = Math.max(until, to);
  }
  return longest;
}

const VOICEMAIL = { kind: 'voicemail', ringSeconds: 12, talkSeconds: 60 } as const;
const MESSAGE = { leavesMessage: { seconds: 20 } } as const;
const PATHS: readonly (readonly [what: string, scripts: Scripts, options: CallOptions])[] = [
  ['the first person accepts', { Ada: ACCEPTS }, {}],
  [
    'a voicemail, somebody who presses nothing, and somebody who passes on',
    { Ada: VOICEMAIL, Ben: SILENT, Cem: DECLINES, Dora: ACCEPTS },
    {},
  ],
  ['nobody accepts, and a message is left', {}, MESSAGE],
  ['phones that are busy or cannot be reached', { Ada: { kind: 'busy' }, Ben: { kind: 'failed' }, Cem: ACCEPTS }, {}],
  ['the service refuses connections', { [FALLBACKS[1] ?? '']: ACCEPTS }, { fetch: refused }],
  ['the service answers with errors', {}, { fetch: failing }],
  ['the first document is an error', { [FALLBACKS[0] ?? '']: VOICEMAIL }, { fetch: only('/start', failing) }],
  ['the result of a dial is lost', { [FALLBACKS[1] ?? '']: ACCEPTS }, { fetch: only('/dial-result', refused) }],
  ['the whisper is an error', { Ada: ACCEPTS, Ben: ACCEPTS }, { ...MESSAGE, fetch: only('/screen', failing) }],
  ['Studio has too many new executions', { [FALLBACKS[0] ?? '']: ACCEPTS }, { studioIsFull: true }],
  ['Studio dials, and the third person picks up', { Cem: ACCEPTS }, { flow: 'ladder' }],
  ['Studio dials, and nobody is there', {}, { flow: 'ladder' }],
  [
    'Studio dials, and the service refuses connections',
    { [FALLBACKS[1] ?? '']: ACCEPTS },
    { flow: 'ladder', fetch: refused },
  ],
  ['Studio dials, and reports are lost', { Ben: ACCEPTS }, { flow: 'ladder', fetch: only('/attempt-failed', failing) }],
];

for (const [what, scripts, options] of PATHS) {
  lineStory(`no caller hears nothing for more than ${MAX_SILENCE} s where ${what}`, async (board) => {
    await board.ladderOfFour();
    for (const studioKeepsOverrides of [false, true]) {
      const call = await board.take(scripts, { ...options, studioKeepsOverrides });
      expect(longestSilence(call.events, call.run)).toBeLessThanOrEqual(MAX_SILENCE);
      expect(call.run.end).toBe('completed');
      board.line.clock.advance(5 * 3600);
    }
  });
}

lineStory(
  'a service that takes requests and never answers costs 10 s of silence at a time, with words between',
  async (board) => {
    await board.ladderOfFour();
    for (const flow of ['line', 'ladder'] as const) {
      const call = await board.take(
        { [FALLBACKS[0] ?? '']: VOICEMAIL, [FALLBACKS[1] ?? '']: ACCEPTS },
        { flow, fetch: hanging },
      );
      expect(longestSilence(call.events, call.run)).toBe(10);
      expect(call.talkedTo).toBe(FALLBACKS[1]);
    }
  },
);
