import type { TwimlDocument, Verb } from '../document/verb.js';
import type { Ending, RunTwiml } from '../ending.js';
import type { VoiceRequest } from '../http/voice-request.js';
import type { Line } from '../line.js';

/** What comes after a verb, where it is not the next one: another document, the end, a failure, or the flow again. */
export type Step = VoiceRequest | Exclude<Ending, 'ended'>;

/** Does what a verb says on a leg, other legs' documents by `run`; `undefined` lets the document go on with its next verb. */
export type VerbRunner = (verb: Verb, line: Line, document: TwimlDocument, run: RunTwiml) => Promise<Step | undefined>;
