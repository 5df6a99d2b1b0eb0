import type { FlowState } from '../../definition/types.js';
import { isRecord } from '../../definition/types.js';
import type { Execution } from '../execution.js';

/** A request as the HTTP Request widget makes it, before signing. */
export interface StudioRequest {
  method: 'GET' | 'POST';
  /** The address in the flow, with the query but without a fragment; what the signature is made for. */
  url: string;
  contentType: string;
  /** Form parameters, which the classic signature covers; `undefined` for a JSON body and for GET. */
  form?: Readonly<Record<string, string>>;
  body: string;
}

const FORM = 'application/x-www-form-urlencoded';

/** Renders a make-http-request widget (Twilio: HTTP Request widget): JSON body, form parameters, or GET with a query. */
export function requestOf(state: FlowState, execution: Execution): StudioRequest {
  const url = (execution.text(state, 'url') ?? '').replace(/#.*$/, '');
  const contentType = execution.text(state, 'content_type') ?? FORM;
  const parameters = parametersOf(state, execution);
  if (state.properties['method'] !== 'POST') {
    const query = new URLSearchParams(parameters).toString();
    return { method: 'GET', url: query === '' ? url : `${url}${joint(url)}${query}`, contentType, body: '' };
  }
  if (contentType.startsWith(FORM)) {
    return { method: 'POST', url, contentType, form: parameters, body: new URLSearchParams(parameters).toString() };
  }
  return { method: 'POST', url, contentType, body: execution.text(state, 'body') ?? '' };
}

/** The character that adds a parameter to an address. */
export function joint(url: string): '?' | '&' {
  return url.includes('?') ? '&' : '?';
}

function parametersOf(state: FlowState, execution: Execution): Record<string, string> {
  const { parameters } = state.properties;
  const pairs = Array.isArray(parameters) ? parameters.filter(isRecord) : [];
  return Object.fromEntries(
    pairs.map(({ key, value }) => [String(key), execution.render(state, typeof value === 'string' ? value : '')]),
  );
}
