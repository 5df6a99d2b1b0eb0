import { requestFrom } from '../http/voice-request.js';
import type { VerbRunner } from './verb-runner.js';

/**
 * Goes on with another document, or gives the call back to the flow that it came from (Twilio: TwiML Redirect, Studio's
 * TwiML Redirect widget).
 */
export const redirect: VerbRunner = async ({ text, attributes }, line, document) => {
  const request = requestFrom(document, text, attributes['method']);
  const returned = parametersOfReturn(request.url, line.returnAddress);
  return returned === undefined ? request : { returned };
};

function parametersOfReturn(address: string, returnAddress: string | undefined): Record<string, string> | undefined {
  const url = new URL(address);
  if (returnAddress === undefined || `${url.origin}${url.pathname}` !== returnAddress) return undefined;
  const { FlowEvent: event, ...others } = Object.fromEntries(url.searchParams);
  return event === 'return' ? others : undefined;
}
