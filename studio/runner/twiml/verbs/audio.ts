import { SECONDS_OF_OTHER_AUDIO, secondsToSay } from '../../speech.js';
import type { Verb } from '../document/verb.js';
import type { Line } from '../line.js';
import type { VerbRunner } from './verb-runner.js';

/** Lets so many seconds pass, or fewer where something comes between; answers with what passed. */
export type Spend = (seconds: number) => Promise<number>;

/** Say, Play and Pause: audio for whoever is there (Twilio: TwiML Say, Play, Pause). */
export const audio: VerbRunner = async (verb, line) => {
  await hearAudio(verb, line, (seconds) => line.spend(seconds));
  return undefined;
};

/**
 * Plays a Say, Play or Pause in time that may be cut short; what was not begun by then is not heard. A Pause does not
 * answer the call (Twilio: TwiML Pause).
 */
export async function hearAudio(verb: Verb, line: Line, spend: Spend): Promise<void> {
  const { name, attributes, text } = verb;
  if (name === 'Pause') {
    await spend(Number(attributes['length'] ?? 1));
    return;
  }
  line.answer();
  const seconds = name === 'Say' ? secondsToSay(text) + breaksIn(verb) : SECONDS_OF_OTHER_AUDIO;
  for (let left = Number(attributes['loop'] ?? 1); left > 0; left -= 1) {
    if (name === 'Say') await line.hear(text);
    if ((await spend(seconds)) < seconds) return;
  }
}

/** Seconds of the breaks in a Say. */
function breaksIn({ children }: Verb): number {
  const seconds = children.map(
    ({ attributes: { time = '0s' } }) => parseFloat(time) / (time.endsWith('ms') ? 1000 : 1),
  );
  return seconds.reduce((sum, each) => sum + each, 0);
}
