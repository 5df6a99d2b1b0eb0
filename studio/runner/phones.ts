/** What a phone does when it is rung; all times in seconds. */
export type PhoneOutcome =
  | { kind: 'answer'; ringSeconds?: number; talkSeconds?: number }
  | { kind: 'voicemail'; ringSeconds?: number; talkSeconds?: number }
  | { kind: 'no-answer' }
  | { kind: 'busy' }
  | { kind: 'failed' };

/** The phones of the outside world. */
export interface PhoneBook {
  /** What happens the next time this number is rung; called once per ringing. */
  ring(phone: string): PhoneOutcome;
}

/**
 * Phones that follow a script: every ringing takes the next outcome of its number, then `otherwise`. Ringing a number
 * that has nothing left and no `otherwise` throws, so that a test cannot pass by ringing somebody it did not expect.
 */
export function scriptedPhones(
  scripts: Readonly<Record<string, readonly PhoneOutcome[]>>,
  otherwise?: PhoneOutcome,
): PhoneBook {
  const left = new Map(Object.entries(scripts).map(([phone, outcomes]) => [phone, [...outcomes]]));
  return {
    ring(phone) {
      const outcome = left.get(phone)?.shift() ?? otherwise;
      if (outcome === undefined) throw new Error(`The script has no outcome (left) for a call to ${phone}`);
      return outcome;
    },
  };
}
