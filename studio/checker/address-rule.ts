import { problemAt, type Problem } from '../definition/problem.js';
import { textProperty, type FlowDefinition, type FlowState } from '../definition/types.js';
import { liquidError, render, variablesOf } from '../liquid.js';
import { contextOf, typicalValue } from './templates.js';

/** What a widget's `url` looks like in a live call. */
export interface Address {
  /** The address with typical values put in; left out when it is no full address. */
  url?: URL;
  problems: Problem[];
}

/** Reads the `url` of a widget: it must be a full https address. A missing one and broken Liquid are other rules' matter. */
export function addressOf(flow: FlowDefinition, state: FlowState): Address {
  const template = textProperty(state, 'url');
  if (template === undefined || liquidError(template) !== undefined) return { problems: [] };
  const address = render(template, contextOf(variablesOf(template), typicalValue));
  const at = 'properties/url';
  if (!URL.canParse(address)) return { problems: [problemAt(flow, state, at, 'is not a full address')] };
  const url = new URL(address);
  return { url, problems: url.protocol === 'https:' ? [] : [problemAt(flow, state, at, 'must be https')] };
}
