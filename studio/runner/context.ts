import type { RunOptions } from './options.js';

/** The values a widget left behind, as `widgets.<name>.<key>`. */
export type WidgetValues = Record<string, unknown>;

/** What Liquid can read in an execution that a call started (Twilio: Studio context variables). */
export interface StudioContext {
  trigger: { call: Readonly<Record<string, string>> };
  flow: {
    sid: string;
    flow_sid: string;
    channel: { address: string };
    variables: Record<string, unknown>;
  };
  contact: { channel: { address: string } };
  widgets: Record<string, WidgetValues>;
}

const ACCOUNT = `AC${'0'.repeat(32)}`;
const FLOW = `FW${'0'.repeat(32)}`;

/** The context at the start of a call; an incoming call has no CallDuration (Twilio: voice webhook parameters). */
export function callContext({
  callSid,
  from,
  to,
  accountSid = ACCOUNT,
  flowSid = FLOW,
  stirVerstat,
}: RunOptions): StudioContext {
  return {
    trigger: {
      call: {
        CallSid: callSid,
        AccountSid: accountSid,
        From: from,
        To: to,
        Caller: from,
        Called: to,
        Direction: 'inbound',
        CallStatus: 'ringing',
        ApiVersion: '2010-04-01',
        ...(stirVerstat && { StirVerstat: stirVerstat.verdict }),
      },
    },
    flow: { sid: `FN${'0'.repeat(32)}`, flow_sid: flowSid, channel: { address: to }, variables: {} },
    contact: { channel: { address: from } },
    widgets: {},
  };
}
