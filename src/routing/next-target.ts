/** What Studio asks (guide: POST /next-target). */
export interface NextTargetRequest {
  readonly callSid: string | null;
  readonly incidentId: number | null;
  /** Free text: a number, a word, a SIP address, or nothing. */
  readonly callerPhone: string;
  /** The phone dialled last, where the flow says so. */
  readonly lastTargetPhone: string | null;
}

/** The five keys of the answer (guide). */
export interface NextTarget {
  readonly incidentId: number;
  /** E.164, or null: nobody is to be rung. */
  readonly nextPhoneE164: string | null;
  /** The step's name, or `exhausted`, `answered`, `completed`. */
  readonly stepName: string;
  readonly timeoutSeconds: number;
  readonly userName: string | null;
}

/** The answer when nobody is to be rung, and why not. */
export function nobody(incidentId: number, stepName: 'exhausted' | 'answered' | 'completed'): NextTarget {
  return { incidentId, nextPhoneE164: null, stepName, timeoutSeconds: 0, userName: null };
}
