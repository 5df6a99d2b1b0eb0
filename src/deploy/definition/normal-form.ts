import { createHash } from 'node:crypto';

/**
 * A flow definition as lines that can be compared: for every state by its name, and for the envelope under an empty
 * name, what it says under a property's name, as JSON text.
 */
export type NormalForm = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What Twilio takes where a property is left out, by type of widget (Twilio: Dial, TwiML Redirect, Say). */
const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'connect-call-to': { timeout: '30', time_limit: '"14400"' },
  'add-twiml-redirect': { timeout: '"14400"' },
  'say-play': { loop: '1' },
};

/** Where a widget stands on the canvas, and which schema an editor used: nothing that a call could notice. */
const WITHOUT_MEANING = ['offset', '$schema'];

/**
 * Reads a definition, ours or as Twilio gives it back, for comparison: in one order of keys and states, and without what
 * means the same as nothing (canvas positions, null, false, empty values, transitions that lead nowhere, defaults).
 * What is no definition at all has an empty form.
 */
export function normalForm(definition: unknown): NormalForm {
  const { states, ...envelope } = isRecord(definition) ? definition : {};
  const form = new Map([['', linesOf(envelope)]]);
  const list: unknown[] = Array.isArray(states) ? states : [];
  for (const state of list.filter(isRecord)) form.set(textOf(state['name']), linesOfState(state));
  return form;
}

/** A number for a definition's meaning, as 64 hexadecimal digits: the same for whatever has the same normal form. */
export function checksumOf(definition: unknown): string {
  const sorted = (map: ReadonlyMap<string, unknown>) => [...map].toSorted(([one], [other]) => compare(one, other));
  const lines = sorted(normalForm(definition)).map(([state, form]) => [
    state,
    sorted(form as ReadonlyMap<string, string>),
  ]);
  return createHash('sha256').update(JSON.stringify(lines)).digest('hex');
}

/** As much of a checksum as a person compares. */
export const shortChecksum = (definition: unknown): string => checksumOf(definition).slice(0, 12);

function linesOfState({ type, properties, transitions }: Record<string, unknown>): Map<string, string> {
  const lines = linesOf(isRecord(properties) ? properties : {});
  for (const [property, value] of Object.entries(LEFT_OUT[textOf(type)] ?? {})) {
    if (lines.get(property) === value) lines.delete(property);
  }
  lines.set('(type)', textOf(type));
  let matches = 0;
  for (const transition of Array.isArray(transitions) ? transitions.filter(isRecord) : []) {
    const { event, ...rest } = transition;
    if (event === 'match') matches += 1;
    const text = canonical(rest);
    if (text !== undefined) lines.set(event === 'match' ? `on match ${matches}` : `on ${textOf(event)}`, text);
  }
  return lines;
}

function linesOf(values: Record<string, unknown>): Map<string, string> {
  const lines = new Map<string, string>();
  for (const [key, value] of Object.entries(values)) {
    const text = WITHOUT_MEANING.includes(key) ? undefined : canonical(value);
    if (text !== undefined) lines.set(key, text);
  }
  return lines;
}

/** JSON with sorted keys; undefined for what means the same as nothing. An item of a list is never nothing. */
function canonical(value: unknown): string | undefined {
  if (value === undefined || value === null || value === false || value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : `[${value.map(itemOf).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value)
    .toSorted(([one], [other]) => compare(one, other))
    .flatMap(([key, item]) => {
      const text = canonical(item);
      return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
    });
  return entries.length === 0 ? undefined : `{${entries.join(',')}}`;
}

function itemOf(item: unknown): string {
  return canonical(item) ?? JSON.stringify(item) ?? 'null';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
