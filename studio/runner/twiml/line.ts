import type { FlowState } from '../../definition/types.js';
import type { Call } from '../call.js';
import type { KeyPress } from '../phones.js';
import type { Signal } from '../signal.js';
import type { Role } from './document/verb.js';

/** One leg of a call on which a TwiML document runs, with the person at its end. */
export interface Line {
  readonly role: Role;
  readonly call: Call;
  /** The widget that the call is in. */
  readonly state: FlowState;
  /** The phone of a callee; `null` for the caller. */
  readonly phone: string | null;
  /** Address whose Redirect gives the call back to the flow; only the caller's leg has one. */
  readonly returnAddress?: string;
  /** True once it was hung up, by either side. */
  readonly over: boolean;
  /** The standard parameters of a request for this leg, as it is now (Twilio: TwiML voice request). */
  parameters(): Record<string, string>;
  /** Lets time pass until the seconds are over, a signal is raised or the leg is over; answers with what passed. */
  spend(seconds: number, ...until: Signal[]): Promise<number>;
  /** The leg is answered, if it was not yet. */
  answer(): void;
  /** The person there begins to hear these words. */
  hear(words: string): Promise<void>;
  /** Where a REST request has sent the leg, once; `undefined`: nowhere. */
  takeMove?(): string | undefined;
  /** What the person presses when asked now; `undefined` when they press nothing. */
  nextPress(): KeyPress | undefined;
}
