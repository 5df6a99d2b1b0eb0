import type { Execution } from '../execution.js';

const STUDIO = 'https://webhooks.twilio.com/v1/Accounts/';

/** The webhook of a call's own flow, which takes the call back with `FlowEvent=return`. */
export function returnAddressOf({ context: { trigger, flow } }: Execution): string {
  return `${STUDIO}${trigger.call['AccountSid'] ?? ''}/Flows/${flow.flow_sid}`;
}

/** True for the webhook of a Studio flow, of whichever account. */
export function isStudioAddress(url: string): boolean {
  return url.startsWith(STUDIO);
}

/** The parameters with which an address gives a call back to its flow; `undefined` for any other address. */
export function parametersOfReturn(
  address: string,
  returnAddress: string | undefined,
): Record<string, string> | undefined {
  const url = new URL(address);
  if (returnAddress === undefined || `${url.origin}${url.pathname}` !== returnAddress) return undefined;
  const { FlowEvent: event, ...others } = Object.fromEntries(url.searchParams);
  return event === 'return' ? others : undefined;
}
