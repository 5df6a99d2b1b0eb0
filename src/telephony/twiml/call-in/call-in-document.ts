import { MAX_MUSIC_SECONDS } from '../../../line-texts/index.js';
import type { Document } from '../document.js';
import type { Link, Links } from '../links.js';
import { sayOptions, teller, type Voice } from '../speaker.js';
import type { LegTexts } from '../texts.js';

const KEY_SECONDS = 5;
/** How long somebody waits for the caller to reach their queue, in seconds. */
const JOIN_SECONDS = 10;
/** The same where a ring has to end first: 25 s, and the requests after it. */
const JOIN_LATER_SECONDS = 45;
/** How long a caller waits in a queue for somebody who has taken them, in seconds: then the ladder goes on. */
const QUEUE_SECONDS = MAX_MUSIC_SECONDS;
const LONGEST_TALK_SECONDS = 14_100;
/** For how long a leg waits for what the other one does, in seconds: the caller's longer, for it asks after the other. */
const SECONDS_UNTIL_AGAIN = { 'call-in-over': 1, 'queue-result': 3, 'dial-result': 5 } as const;
/** How long after its end the caller's leg tells of a talk, in seconds. */
export const QUEUE_RESULT_SECONDS_AGO = SECONDS_UNTIL_AGAIN['queue-result'];

/** A document about somebody who calls in, or about the caller whom they take. */
export type CallInDocument = Extract<
  Document,
  { kind: 'ask_to_take' | 'as_caller' | 'join' | 'enqueue' | 'wait_in_queue' | 'later' }
>;

/** What of the leg goes into such a document. */
export type CallInLeg = Pick<Link, 'flow' | 'language'>;

/** Writes such a document. */
export function callInTwiml(
  voice: Voice,
  document: CallInDocument,
  leg: CallInLeg,
  links: Links,
  texts: LegTexts,
): void {
  const options = sayOptions(texts);
  switch (document.kind) {
    case 'ask_to_take': {
      const about = { incident: document.incidentId, user: document.userId, ...leg };
      const action = links.persistent('call-in', about);
      const gather = voice.gather({ numDigits: 1, timeout: KEY_SECONDS, actionOnEmptyResult: true, action });
      gather.say({ ...options, loop: 2 }, document.atOnce ? texts.askToTake : texts.askToTakeLater);
      break;
    }
    case 'as_caller':
      voice.redirect({ method: 'POST' }, links.persistent('start', { ...leg, asCaller: 1 }));
      break;
    case 'join': {
      if (!document.isAgain) voice.say(options, document.atOnce ? texts.joining : texts.joiningLater);
      const about = {
        incident: document.incidentId,
        user: document.userId,
        ...(document.isAgain && { again: 1 as const }),
      };
      voice
        .dial({
          timeout: document.atOnce ? JOIN_SECONDS : JOIN_LATER_SECONDS,
          timeLimit: LONGEST_TALK_SECONDS,
          hangupOnStar: true,
          action: links.persistent('call-in-over', about),
        })
        .queue(queueOf(document.userId));
      break;
    }
    case 'enqueue': {
      const about = { incident: document.incidentId, user: document.userId, dial: document.dial, ...leg };
      const action = links.persistent('queue-result', about);
      voice.enqueue({ action, waitUrl: links.persistent('queue-wait', leg) }, queueOf(document.userId));
      break;
    }
    case 'wait_in_queue':
      waitInQueue(voice, links, texts);
      break;
    case 'later': {
      const { endpoint, incidentId: incident, userId: user, dial } = document;
      const about = { incident, user, ...leg, ...(dial !== undefined && { dial }), again: 1 as const };
      voice.pause({ length: SECONDS_UNTIL_AGAIN[endpoint] });
      voice.redirect({ method: 'POST' }, links.persistent(endpoint, about));
      break;
    }
  }
}

/** The caller hears that somebody comes, then music or, where there isn't one, the same once more; and the ladder goes on. */
function waitInQueue(voice: Voice, links: Links, texts: LegTexts): void {
  const tell = teller(links, texts);
  const { music } = texts.audio;
  tell(voice, 'colleague');
  if (music === undefined) {
    voice.pause({ length: QUEUE_SECONDS / 2 });
    tell(voice, 'colleague');
    voice.pause({ length: QUEUE_SECONDS / 2 });
  } else voice.play({ loop: Math.max(1, Math.floor(QUEUE_SECONDS / music.seconds)) }, links.audio(music));
  voice.leave();
}

/** A queue for each person: so there are as many as people, and nobody gets another's caller. */
function queueOf(userId: number): string {
  return `emergency line, person ${userId}`;
}
