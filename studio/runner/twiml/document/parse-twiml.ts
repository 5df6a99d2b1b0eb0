import { SaxesParser } from 'saxes';

import { TwimlError, type Verb } from './verb.js';

interface OpenVerb extends Verb {
  children: Verb[];
}

/** The verbs of a TwiML document; throws a {@link TwimlError} when it is not well-formed XML with the root `Response`. */
export function parseTwiml(xml: string): readonly Verb[] {
  const root = rootOf(xml);
  if (root.name !== 'Response') throw new TwimlError(`line ${root.line}: the root must be Response, not ${root.name}`);
  const [attribute] = Object.keys(root.attributes);
  if (attribute !== undefined) throw new TwimlError(`line ${root.line}: Response has no attribute ${attribute}`);
  if (root.text !== '') throw new TwimlError(`line ${root.line}: Response holds verbs, not the text “${root.text}”`);
  return root.children;
}

function rootOf(xml: string): Verb {
  const open: OpenVerb[] = [];
  let root: Verb | undefined;
  const parser = new SaxesParser({});
  const addText = (text: string) => {
    const verb = open.at(-1);
    if (verb !== undefined) verb.text += text;
  };
  parser.on('error', ({ message }) => {
    throw new TwimlError(`not well-formed XML: ${message}`);
  });
  parser.on('doctype', () => {
    throw new TwimlError('a document type does not belong in TwiML');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const verb: OpenVerb = { name, attributes, children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(verb);
    open.push(verb);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const verb = open.pop();
    if (verb === undefined) return;
    verb.text = verb.text.trim();
    root = verb;
  });
  parser.write(xml).close();
  if (root === undefined) throw new TwimlError('there is no root element');
  return root;
}
