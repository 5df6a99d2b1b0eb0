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
