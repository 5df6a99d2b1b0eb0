import type { Acceptance } from '../../users/index.js';

/** Somebody whom a document rings. */
export interface RungNumber {
  readonly userId: number;
  /** E.164 */
  readonly phone: string;
  readonly acceptance: Acceptance;
}

/** How the flow goes on: somebody talked to the caller; nobody did, and they were told what to do; we can't go on. */
export type Outcome = 'answered' | 'ended' | 'failed';

/**
 * What a leg of a call is told, without what depends on the request that asks: as such it is kept with its event, and
 * told again to a repetition.
 */
export type Document =
  | {
      readonly kind: 'dial';
      readonly incidentId: number;
      readonly dial: number;
      readonly ringSeconds: number;
      readonly numbers: readonly RungNumber[];
      /** Whether the caller is told first that we are still trying. */
      readonly progress: boolean;
      /** Whether the caller is told first that it is after hours; left out: no. */
      readonly afterHours?: boolean;
      /** Whether the caller is told first that a colleague is fetched, for somebody had them just now; left out: no. */
      readonly colleague?: boolean;
    }
  /** Nobody is left: the caller may leave a message. */
  | { readonly kind: 'ending'; readonly incidentId: number }
  /** Nobody was rung for this caller: they may leave a message. */
  | { readonly kind: 'message_only'; readonly incidentId: number }
  /** Nobody is rung for this caller, and the call ends. */
  | { readonly kind: 'blocked' }
  | { readonly kind: 'thanks' }
  /** The caller had nothing to say, or nothing can be kept. */
  | { readonly kind: 'goodbye' }
  | { readonly kind: 'return'; readonly outcome: Outcome }
  /** The line called itself: there is nobody to be told anything. */
  | { readonly kind: 'turned_away' }
  | {
      readonly kind: 'whisper';
      readonly incidentId: number;
      readonly userId: number;
      readonly callerE164: string | null;
      readonly isRepeat: boolean;
    }
  /** Somebody who called in was faster, but may not be connected: the person who accepted waits until that is known. */
  | { readonly kind: 'hold_on'; readonly incidentId: number; readonly userId: number }
  /** Somebody of the company calls the line while a caller waits: do they take them? */
  | {
      readonly kind: 'ask_to_take';
      readonly incidentId: number;
      readonly userId: number;
      /** Whether the caller comes at once, or only when the ring of now is over. */
      readonly atOnce: boolean;
    }
  | { readonly kind: 'as_caller' }
  /** They get the caller out of their queue. */
  | {
      readonly kind: 'join';
      readonly incidentId: number;
      readonly userId: number;
      readonly isAgain: boolean;
      readonly atOnce: boolean;
    }
  /** The caller waits in somebody's queue until they are there. */
  | { readonly kind: 'enqueue'; readonly incidentId: number; readonly userId: number; readonly dial: number }
  | { readonly kind: 'wait_in_queue' }
  /** The same is asked again in a moment: what the other leg does is not known yet. */
  | {
      readonly kind: 'later';
      readonly endpoint: 'dial-result' | 'queue-result' | 'call-in-over';
      readonly incidentId: number;
      readonly userId: number;
      readonly dial?: number;
    }
  /** The person has the caller: the two are connected when the document ends. */
  | { readonly kind: 'bridge' }
  | { readonly kind: 'hang_up'; readonly why: 'passed_on' | 'handed_over' | 'taken' | 'not_connected' | 'no_key' };
