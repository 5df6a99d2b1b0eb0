import { requestFrom } from '../http/voice-request.js';
import { parametersOfReturn } from '../return-address.js';
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
