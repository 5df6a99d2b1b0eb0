import { isRecord } from '../../definition/types.js';
import type { WidgetValues } from '../context.js';
import { requestOf } from '../http/request.js';
import { send, withoutCredentials, type StudioResponse } from '../http/send.js';
import { signRequest } from '../http/sign.js';
import type { Widget } from './widget.js';

const SECONDS_OF_A_TIMEOUT = 10;

/**
 * Makes a real HTTP request (Twilio: HTTP Request widget). `success` needs a 2xx; after a timeout, a network error or a
 * too large response the widget's values are an empty map, so that an earlier `parsed` is lost too.
 */
export const httpRequest: Widget = {
  needsCaller: false,
  async run(state, execution) {
    const request = signRequest(requestOf(state, execution), execution.call.options.authToken);
    const { method, body } = request;
    await execution.call.tell(state, { type: 'request', method, url: withoutCredentials(request.url), body });
    const response = await send(request, execution.call.options);
    await execution.call.spend(state, response === 'timeout' ? SECONDS_OF_A_TIMEOUT : 0);
    execution.context.widgets[state.name] = typeof response === 'string' ? {} : valuesOf(response);
    if (typeof response === 'string') {
      await execution.call.tell(state, { type: 'request_failed', why: response });
      return { event: 'failed' };
    }
    await execution.call.tell(state, { type: 'response', status: response.status, body: response.body });
    return { event: response.status >= 200 && response.status < 300 ? 'success' : 'failed' };
  },
};

function valuesOf({ body, contentType, status }: StudioResponse): WidgetValues {
  const parsed = /^application\/json\b/i.test(contentType) ? parsedObject(body) : undefined;
  return { body, content_type: contentType, status_code: status, ...(parsed === undefined ? {} : { parsed }) };
}

/** Only a JSON object is parsed, an array is not. */
function parsedObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
