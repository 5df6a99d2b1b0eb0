import type { FlowState } from '../../definition/types.js';
import { isRecord } from '../../definition/types.js';
import type { Execution } from '../execution.js';
import { joint, type StudioRequest } from './studio-request.js';

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

function parametersOf(state: FlowState, execution: Execution): Record<string, string> {
  const { parameters } = state.properties;
  const pairs = Array.isArray(parameters) ? parameters.filter(isRecord) : [];
  return Object.fromEntries(
    pairs.map(({ key, value }) => [String(key), execution.render(state, typeof value === 'string' ? value : '')]),
  );
}
