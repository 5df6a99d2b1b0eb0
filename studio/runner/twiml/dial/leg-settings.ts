import type { FlowState } from '../../../definition/types.js';
import type { Call } from '../../call.js';
import type { TwimlDocument } from '../document/verb.js';
import type { RunTwiml } from '../ending.js';

/** What a leg needs to know of its Dial. */
export interface LegSettings {
  call: Call;
  state: FlowState;
  document: TwimlDocument;
  /** How the Number's own document is run. */
  run: RunTwiml;
  /** Standard parameters that all legs of the call share. */
  common: Readonly<Record<string, string>>;
  /** Caller ID. */
  from: string;
  /** Seconds to ring. */
  patience: number;
  /** False when Twilio would not even begin to ring (Twilio: errors 13214, 13224). */
  possible: boolean;
  /** The error with which the account refuses this leg, if it does. */
  refusedBy: string | undefined;
}
