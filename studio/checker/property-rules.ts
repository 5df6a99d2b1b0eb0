/** What a widget property may hold; Twilio coerces per property, so `"20"` where an integer belongs is refused. */
export interface PropertyRule {
  kind: 'text' | 'boolean' | 'integer' | 'integerText' | 'pairs' | 'variables';
  required?: boolean;
  /** Closed set of texts. */
  oneOf?: readonly string[];
  /** Bounds of an integer, also of one given as text; both included. */
  min?: number;
  max?: number;
}

/** What one widget type looks like in a definition. */
export interface WidgetTable {
  /** Every transition event Twilio knows for the type. */
  events: readonly string[];
  /** The events that must be listed, so that none is forgotten. */
  listed: readonly string[];
  properties: Readonly<Record<string, PropertyRule>>;
  /** False where Twilio has more properties than the table: unknown ones are let through there. */
  complete: boolean;
}

const text: PropertyRule = { kind: 'text' };
const boolean: PropertyRule = { kind: 'boolean' };
const integer: PropertyRule = { kind: 'integer' };

/** Shorthands for the tables. */
export const kinds = {
  text,
  boolean,
  integer,
  requiredText: { ...text, required: true } satisfies PropertyRule,
  pairs: { kind: 'pairs' } satisfies PropertyRule,
  variables: { kind: 'variables', required: true } satisfies PropertyRule,
  trueOrFalseText: { kind: 'text', oneOf: ['true', 'false'] } satisfies PropertyRule,
  method: { kind: 'text', oneOf: ['GET', 'POST'] } satisfies PropertyRule,
  /** Seconds to ring (Twilio: Connect Call To, 1 to 600, an integer, no Liquid). */
  ringSeconds: { kind: 'integer', min: 1, max: 600 } satisfies PropertyRule,
  /** Seconds a call may stay away (Twilio: TwiML Redirect, 0 to 14400, as text). */
  awaySeconds: { kind: 'integerText', min: 0, max: 14_400 } satisfies PropertyRule,
  /** How often words are said (Twilio: Say/Play, 1 to 99). */
  loop: { kind: 'integer', min: 1, max: 99 } satisfies PropertyRule,
};
