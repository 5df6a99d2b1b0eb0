/** A revision of a flow; it never changes. */
export interface StandInRevision {
  readonly revision: number;
  readonly status: 'draft' | 'published';
  readonly definition: unknown;
  readonly commitMessage: string | null;
}

/** A flow of the account. */
export interface StandInFlow {
  readonly sid: string;
  friendlyName: string;
  /** Oldest first. */
  readonly revisions: StandInRevision[];
}

/** A number of the account; `fields` by Twilio's names of their parameters. */
export interface StandInNumber {
  readonly sid: string;
  readonly phoneNumber: string;
  readonly voice: boolean;
  sms: boolean;
  readonly fields: Record<string, string>;
}

/** A country, and whether its ordinary numbers may be called. */
export interface StandInCountry {
  readonly isoCode: string;
  readonly name: string;
  readonly codes: readonly string[];
  enabled: boolean;
}

/** One thing that is wrong with a definition, as Twilio tells it. */
export interface DefinitionError {
  readonly property_path: string;
  readonly message: string;
}

/** What of a definition Twilio documents to refuse: names that are not unique, transitions that lead nowhere. */
export function errorsIn(definition: unknown): DefinitionError[] {
  const states = (definition as { states?: { name: string; transitions: { next?: string }[] }[] }).states;
  if (!Array.isArray(states)) return [{ property_path: '#/states', message: 'is missing but it is required' }];
  const names = states.map(({ name }) => name);
  return states.flatMap(({ name, transitions }, index) => [
    ...(names.indexOf(name) < index ? [{ property_path: `#/states/${index}/name`, message: 'must be unique' }] : []),
    ...transitions.flatMap(({ next }, nth) =>
      next && !names.includes(next)
        ? [{ property_path: `#/states/${index}/transitions/${nth}/next`, message: `no widget is named ${next}` }]
        : [],
    ),
  ]);
}

/** A definition as Twilio may give it back: other order of keys and states, canvas positions, explicit defaults. */
export function givenBack(definition: unknown): unknown {
  const { states, ...envelope } = definition as { states: { properties: object; transitions: object[] }[] };
  const dressed = states.map((state, index) => ({
    ...state,
    transitions: state.transitions.map((transition) => ({ conditions: [], next: '', ...transition })),
    properties: { offset: { x: 40 * index, y: 250 }, record: false, sip_endpoint: null, ...state.properties },
  }));
  return reversed({ ...envelope, states: dressed.toReversed() });
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, item]) => [key, reversed(item)]));
}
