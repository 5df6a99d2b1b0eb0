import type { TwimlFailure } from '../events.js';
import type { VoiceRequest } from './http/voice-request.js';
import type { Line } from './line.js';

/**
 * How TwiML on a leg came to its end. ended: the last document was done · hung_up: a Hangup · over: the person there is
 * gone · left: a Leave took the call out of its queue · returned: a Redirect gave the call back to the flow, with these parameters · failed: a document was not to be
 * had.
 */
export type Ending =
  'ended' | 'hung_up' | 'over' | 'left' | { returned: Readonly<Record<string, string>> } | { failed: TwimlFailure };

/** Requests a document for a leg and does what it says, and so on with every document that this leads to. */
export type RunTwiml = (line: Line, first: VoiceRequest) => Promise<Ending>;
