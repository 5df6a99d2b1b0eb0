/** Keys that somebody presses when asked to. */
export interface KeyPress {
  /** What they type: `1`, or several keys at once, such as `42#`. */
  keys: string;
  /** Seconds after the question began. */
  after: number;
}

/** What Twilio's machine detection says of a pick-up (Twilio: AnsweredBy), and when it tells, in seconds. */
export interface Detected {
  as: 'human' | 'machine_start' | 'fax' | 'unknown';
  after: number;
}

/** A person who picks up; all times in seconds. */
export interface PersonAnswers {
  kind: 'answer';
  /** `human` after 3 s when left out; null: it never tells. A phone that screens calls sounds like a machine. */
  detected?: Detected | null;
  ringSeconds?: number;
  /** How long they talk once they are connected to the caller. */
  talkSeconds?: number;
  /** What they press, one entry for each time that they are asked (TwiML: Gather); nothing when left out. */
  presses?: readonly KeyPress[];
  /** They hang up this many seconds after picking up, unless they are connected by then. */
  hangsUpAfter?: number;
}

/** A voicemail that picks up; all times in seconds. It never presses a key. */
export interface VoicemailAnswers {
  kind: 'voicemail';
  /** `machine_start` after 4 s when left out; null: it never tells. */
  detected?: Detected | null;
  ringSeconds?: number;
  /** How long it talks and records: from the pick-up, or from being connected to the caller. */
  talkSeconds?: number;
}

/** What a phone does when it is rung. */
export type PhoneOutcome =
  PersonAnswers | VoicemailAnswers | { kind: 'no-answer' } | { kind: 'busy' } | { kind: 'failed' };

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
