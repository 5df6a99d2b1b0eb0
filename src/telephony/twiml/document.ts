import type { Acceptance } from '../../users/index.js';

/** Somebody whom a document rings. */
export interface RungNumber {
  readonly userId: number;
  /** E.164 */
  readonly phone: string;
  readonly acceptance: Acceptance;
}

/** How the flow goes on: somebody talked to the caller; nobody did, and he was told what to do; we can't go on. */
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
    }
  /** Nobody is left: he may leave a message. */
  | { readonly kind: 'ending'; readonly incidentId: number }
  | { readonly kind: 'thanks' }
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
  /** He has the caller: the two are connected when the document ends. */
  | { readonly kind: 'bridge' }
  | { readonly kind: 'hang_up'; readonly why: 'passed_on' | 'taken' | 'no_key' };
