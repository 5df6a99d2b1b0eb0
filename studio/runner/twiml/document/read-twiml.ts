import { withoutCredentials } from '../../http/send.js';
import { parseTwiml } from './parse-twiml.js';
import { TwimlError, type Role, type TwimlDocument, type Verb } from './verb.js';
import { VERBS, VOCABULARY } from './vocabulary.js';

/**
 * Reads a TwiML document for one side of a call. Throws a {@link TwimlError} that names what Twilio would refuse there:
 * XML that is not well-formed, an unknown verb or attribute, a value out of its bounds, a Dial on a callee's leg.
 */
export function readTwiml(xml: string, url: string, role: Role): TwimlDocument {
  try {
    const verbs = parseTwiml(xml);
    for (const verb of verbs) checkVerb(verb, VERBS[role], role);
    return { url, verbs };
  } catch (error) {
    if (!(error instanceof TwimlError)) throw error;
    throw new TwimlError(`TwiML of ${withoutCredentials(url).replace(/[?#].*$/, '')}, ${error.message}`, {
      cause: error,
    });
  }
}

function checkVerb(verb: Verb, allowed: readonly string[], role: Role, parent?: string): void {
  const { name, attributes, children, text, line } = verb;
  const fail = (message: string): never => {
    throw new TwimlError(`line ${line}: ${message}`);
  };
  const rule = Object.hasOwn(VOCABULARY, name) ? VOCABULARY[name] : undefined;
  if (rule === undefined) return fail(`this runner knows no ${name}`);
  if (!allowed.includes(name)) return fail(`${name} does not belong in ${parent ?? `a ${role}’s document`}`);
  if (role === 'callee' && name === 'Pause') return fail('Pause does not belong in a callee’s document');
  for (const [attribute, value] of Object.entries(attributes)) {
    const expected = Object.hasOwn(rule.attributes, attribute) ? rule.attributes[attribute] : undefined;
    if (expected === undefined) return fail(`this runner knows no attribute ${attribute} of ${name}`);
    const wanted = expected(value);
    if (wanted !== undefined) return fail(`${attribute} of ${name} must be ${wanted}, is “${value}”`);
  }
  const wanted = rule.text === undefined ? emptyText(text) : rule.text(text);
  if (wanted !== undefined) return fail(`the text of ${name} must be ${wanted}, is “${text}”`);
  const { names, min, max } = rule.children ?? { names: [], min: 0, max: Infinity };
  for (const child of children) checkVerb(child, names, role, name);
  if (children.length >= min && children.length <= max) return;
  fail(`${name} holds ${min} to ${max} of ${names.join(', ')}, not ${children.length}`);
}

function emptyText(text: string): string | undefined {
  return text === '' ? undefined : 'empty';
}
