/** One element of a TwiML document: a verb such as Say, or a noun such as Number. */
export interface Verb {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Verb[];
  /** The text it holds, without spaces around it. */
  text: string;
  /** Line of the document, counted from 1. */
  line: number;
}

/** A TwiML document and where it came from. */
export interface TwimlDocument {
  /** Address it was requested from, with credentials and connection overrides as they were; the base of relative ones. */
  url: string;
  verbs: readonly Verb[];
}

/** Whose side of the call a document runs on; `waiting`: that of a caller in a queue. */
export type Role = 'caller' | 'callee' | 'waiting';

/** A document that Twilio would refuse, or that this runner does not know how to execute. */
export class TwimlError extends Error {}
