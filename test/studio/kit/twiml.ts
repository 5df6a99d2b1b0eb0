import type { FlowDefinition, RunOptions } from '../../../studio/index.js';
import { PUBLIC, type Received, type Reply, type StandInBackend } from './backend.js';
import { CALL_SID, takeCall, type Call, type Scripts } from './call.js';
import { flowOf, redirect, say } from './small-flows.js';

/** Three technicians. */
export const [ANN, BEN, CAS] = ['+14155550001', '+14155550002', '+14155550003'] as const;
/** The account and the flow that these calls belong to. */
export const [ACCOUNT, FLOW] = [`AC${'0'.repeat(32)}`, `FW${'0'.repeat(32)}`] as const;
/** The address that gives a call back to its flow. */
export const BACK = `https://webhooks.twilio.com/v1/Accounts/${ACCOUNT}/Flows/${FLOW}?FlowEvent=return`;

/** A TwiML document of these verbs. */
export function twiml(...verbs: string[]): Exclude<Reply, 'never'> {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${verbs.join('\n')}</Response>`;
  return { contentType: 'text/xml; charset=utf-8', body };
}

/** What a test answers under a path: always the same, or by request. */
export type Answer = Reply | ((request: Received, nth: number) => Reply | Promise<Reply>);

/** Answers by the last part of the path; anything else is a callback, which gets 204. `nth` counts from 1 per path. */
export function answers(backend: StandInBackend, byPath: Readonly<Record<string, Answer>>): void {
  const asked = new Map<string, number>();
  backend.reply = (request) => {
    const name = request.path.replace(/^.*\//, '');
    const nth = (asked.get(name) ?? 0) + 1;
    asked.set(name, nth);
    const answer = byPath[name];
    if (answer === undefined) return { status: 204 };
    return typeof answer === 'function' ? answer(request, nth) : answer;
  };
}

/** A flow that hands the call over at once; what comes back says so, with the outcome. */
export function handingOver(properties: Record<string, unknown> = {}): FlowDefinition {
  return flowOf(
    redirect('line', properties, 'back', 'late', 'fail'),
    say('back', undefined, 'back with {{widgets.line.outcome}}'),
    say('late', undefined, 'too late'),
    say('fail', undefined, 'no address'),
  );
}

/** Takes a call whose TwiML begins at `/start`. */
export function takeLine(
  backend: StandInBackend,
  byPath: Readonly<Record<string, Answer>>,
  scripts: Scripts = {},
  options: Partial<RunOptions> = {},
): Promise<Call> {
  answers(backend, byPath);
  return takeCall(handingOver(), backend, scripts, options);
}

/** A Dial of the shape that the service sends; each Number has its own whisper and status callbacks. */
export function dial(numbers: readonly string[], attributes = '', number = NUMBER): string {
  const nouns = numbers.map((phone, nth) => `<Number ${number.replaceAll('USER', String(nth + 1))}>${phone}</Number>`);
  return `<Dial timeout="15" answerOnBridge="true" action="${PUBLIC}/dial-result" ${attributes}>${nouns.join('')}</Dial>`;
}

/** Attributes of a Number that is screened and reported. */
export const NUMBER =
  `url="${PUBLIC}/screen?user=USER" statusCallback="${PUBLIC}/leg-status?user=USER" ` +
  'statusCallbackEvent="initiated ringing answered completed"';

/** A whisper that asks for a key; who presses none is hung up. */
export const WHISPER = twiml(
  `<Gather numDigits="1" timeout="6" actionOnEmptyResult="true" action="${PUBLIC}/screen-result"><Say>Press one.</Say></Gather>`,
  '<Hangup/>',
);

/** Accepts a 1; everything else is hung up. */
export const byKey: Answer = ({ form }) => (form['Digits'] === '1' ? twiml() : twiml('<Hangup/>'));

/** The forms that were sent to a path, in order. */
export function formsOf(backend: StandInBackend, path: string): Readonly<Record<string, string>>[] {
  return backend.received.filter((each) => each.path === path).map(({ form }) => form);
}

/** What the caller's own requests carry. */
export const CALLERS = { CallSid: CALL_SID, AccountSid: ACCOUNT, Direction: 'inbound', ApiVersion: '2010-04-01' };
