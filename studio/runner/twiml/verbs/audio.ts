import { SECONDS_OF_OTHER_AUDIO, secondsToSay } from '../../speech.js';
import type { TwimlDocument, Verb } from '../document/verb.js';
import { fetchAudio } from '../http/fetch-audio.js';
import type { TwimlFailed } from '../http/try-once.js';
import type { Line } from '../line.js';
import type { VerbRunner } from './verb-runner.js';

/** Lets seconds pass, or fewer where something comes between; returns how many passed. */
export type Spend = (seconds: number) => Promise<number>;

/** Say, Play and Pause: audio for the person who is there (Twilio: TwiML Say, Play, Pause). */
export const audio: VerbRunner = (verb, line, document) => {
  return hearAudio(verb, line, document, (seconds) => line.spend(seconds));
};

/**
 * Plays a Say, Play or Pause in time that may be cut short; what was not begun by then is not heard. A Pause does not
 * answer the call (Twilio: TwiML Pause).
 * @returns why the document ends here, where a file to be played is not to be had.
 */
export async function hearAudio(
  verb: Verb,
  line: Line,
  document: TwimlDocument,
  spend: Spend,
): Promise<TwimlFailed | undefined> {
  const { name, attributes, text } = verb;
  if (name === 'Pause') {
    await spend(Number(attributes['length'] ?? 1));
    return undefined;
  }
  line.answer();
  const url = name === 'Play' ? await fetchAudio(line, document, text) : '';
  if (typeof url === 'object') return line.call.options.missingAudio === 'is_passed_over' ? undefined : url;
  const { audioSeconds } = line.call.options;
  const seconds =
    name === 'Say' ? secondsToSay(text) + breaksIn(verb) : (audioSeconds?.(url) ?? SECONDS_OF_OTHER_AUDIO);
  for (let left = Number(attributes['loop'] ?? 1); left > 0; left -= 1) {
    if (name === 'Say') await line.hear(text);
    else await line.call.tell(line.state, { type: 'play', leg: line.phone, url, seconds });
    if ((await spend(seconds)) < seconds) return undefined;
  }
  return undefined;
}

/** Seconds of the breaks in a Say. */
function breaksIn({ children }: Verb): number {
  const seconds = children.map(
    ({ attributes: { time = '0s' } }) => parseFloat(time) / (time.endsWith('ms') ? 1000 : 1),
  );
  return seconds.reduce((sum, each) => sum + each, 0);
}
