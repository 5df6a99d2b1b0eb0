import type { Line } from '../line.js';
import { sendVoice } from './send-voice.js';
import type { TwimlFailed } from './try-once.js';
import { requestFrom } from './voice-request.js';
import type { TwimlDocument } from '../document/verb.js';

const AUDIO = /^audio\//i;
/** Largest file in bytes; Twilio's own limit is written nowhere. */
const MAX_BYTES = 40 * 1024 * 1024;

/**
 * Fetches what a Play plays, as Twilio does before it is heard. Where that fails the document does: Twilio is said to tell the
 * caller of an application error then (public reports; its documentation says nothing).
 * @returns the absolute address, or why there is nothing to play.
 */
export async function fetchAudio(line: Line, document: TwimlDocument, address: string): Promise<string | TwimlFailed> {
  const { call, state, phone: leg } = line;
  const request = requestFrom(document, address, 'GET');
  const response = await sendVoice(
    request,
    {
      call,
      state,
      leg,
      about: 'audio',
      spend: (seconds) => line.spend(seconds),
      over: () => line.over,
      wait: (work) => work,
    },
    MAX_BYTES,
  );
  if ('failed' in response) return response;
  return AUDIO.test(response.contentType) ? request.url : { failed: 'content_type', status: response.status };
}
