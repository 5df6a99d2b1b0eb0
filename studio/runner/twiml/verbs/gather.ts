import type { KeyPress } from '../../phones.js';
import { instantOf } from '../../timeline.js';
import type { TwimlDocument, Verb } from '../document/verb.js';
import type { TwimlFailed } from '../http/try-once.js';
import { requestFrom } from '../http/voice-request.js';
import type { Line } from '../line.js';
import { hearAudio } from './audio.js';
import type { VerbRunner } from './verb-runner.js';

const DEFAULT_TIMEOUT_SECONDS = 5;

interface Gathered {
  digits: string;
  /** The key that ended it, if one did. */
  finishedOn: string;
  /** Nothing more is waited for. */
  complete: boolean;
}

/**
 * Waits for keys, while what it holds is heard and `timeout` seconds longer; a key cuts the audio short. The digits go
 * to `action`, none only with `actionOnEmptyResult`; else the document goes on (Twilio: TwiML Gather).
 */
export const gather: VerbRunner = async (verb, line, document) => {
  line.answer();
  const gathered = await listen(verb, line, document);
  if (line.over) return undefined;
  if ('failed' in gathered) return gathered;
  const { action, method, actionOnEmptyResult } = verb.attributes;
  if (gathered.digits === '' && actionOnEmptyResult !== 'true') return undefined;
  return requestFrom(document, action, method, { Digits: gathered.digits, FinishedOnKey: gathered.finishedOn });
};

async function listen(verb: Verb, line: Line, document: TwimlDocument): Promise<Gathered | TwimlFailed> {
  const { timeline } = line.call;
  const timeout = Number(verb.attributes['timeout'] ?? DEFAULT_TIMEOUT_SECONDS);
  const press = line.nextPress();
  const pressAt = instantOf(timeline.now + (press?.after ?? Infinity));
  const untilPress = (seconds: number) => line.spend(Math.min(seconds, pressAt - timeline.now));
  const pressed = () => timeline.now >= pressAt;
  for (const child of verb.children) {
    const failed = pressed() || line.over ? undefined : await hearAudio(child, line, document, untilPress);
    if (failed !== undefined) return failed;
  }
  if (!pressed()) await untilPress(timeout);
  if (press === undefined || !pressed() || line.over) return { digits: '', finishedOn: '', complete: false };
  const gathered = typed(press, verb);
  await line.call.tell(line.state, { type: 'pressed', phone: line.phone, keys: press.keys });
  if (!gathered.complete) await line.spend(timeout);
  return gathered;
}

/** What is taken of the keys, which are pressed all at once. */
function typed({ keys }: KeyPress, { attributes }: Verb): Gathered {
  const most = Number(attributes['numDigits'] ?? Infinity);
  const finish = attributes['finishOnKey'] ?? '#';
  let digits = '';
  for (const key of keys) {
    if (key === finish) return { digits, finishedOn: key, complete: true };
    digits += key;
    if (digits.length >= most) return { digits, finishedOn: '', complete: true };
  }
  return { digits, finishedOn: '', complete: false };
}
