import type { CallBackEnd } from './rows.js';

/** How long the two must have been connected, in seconds: a voicemail and a wrong number are no talk. */
const MIN_TALK_SECONDS = 10;

/** Returns how a call back ended in which the caller's phone was connected; null: nobody says for how long, and they talked. */
export function endOfConnected(seconds: number | null): CallBackEnd {
  if (seconds === null || seconds >= MIN_TALK_SECONDS) return { status: 'talked', talkSeconds: seconds };
  return { status: 'not_reached', error: `connected for ${seconds} s only` };
}
