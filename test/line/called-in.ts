import type { CallMeanwhile, FlowRun, RunOptions } from '../../studio/index.js';
import { AUTH_TOKEN } from '../flows/flow-call.js';
import { ACCOUNT_SID, AUTH_TOKEN as REST_TOKEN, LegsResource, TwilioStandIn } from '../kit/twilio/index.js';
import { lineStory, type Switchboard } from './switchboard.js';
import type { TakenCall } from './taken-call.js';

/** Twilio's REST API, which sends calls elsewhere. */
export const legs = new LegsResource();
const twilio = await TwilioStandIn.start(legs);
// Several files use it one after the other, so it stays open.
twilio.unref();
/** What a line needs for the REST API. */
export const ACCOUNT = {
  TWILIO_ACCOUNT_SID: ACCOUNT_SID,
  TWILIO_API_URL: twilio.url,
  TWILIO_AUTH_TOKEN: `${REST_TOKEN},${AUTH_TOKEN}`,
};

/** Somebody who calls the line while a caller is there. */
interface CallIn extends Pick<Partial<RunOptions>, 'presses' | 'hangUpAt' | 'from'> {
  readonly who: string;
  readonly at: number;
}

interface Played {
  readonly call: TakenCall;
  /** What became of the technician's call. */
  readonly technician: FlowRun;
}

/** A caller, and somebody of the company who calls the line meanwhile. */
export async function play(
  board: Switchboard,
  { who, at, ...more }: CallIn,
  scripts: Parameters<Switchboard['take']>[0] = {},
  options: Parameters<Switchboard['take']>[1] = {},
): Promise<Played> {
  let technician: FlowRun | undefined;
  const from = more.from ?? board.people.get(who)?.phone ?? '';
  const meanwhile: CallMeanwhile = board.meanwhile(at, { from, accountSid: ACCOUNT_SID, ...more }, (run) => {
    technician = run;
  });
  const call = await board.take(scripts, {
    accountSid: ACCOUNT_SID,
    onLeg: legs.add,
    onCall: legs.addCall,
    meanwhile: [meanwhile],
    ...options,
  });
  if (technician === undefined) throw new Error('the call of the technician is not over');
  return { call, technician };
}

/** A story of the ladder of four, on a line with an account for the REST API. */
export function callInStory(
  title: string,
  tell: (board: Switchboard) => Promise<void>,
  environment: object = {},
): void {
  lineStory(
    title,
    async (board) => {
      await board.ladderOfFour();
      await tell(board);
    },
    { environment: { ...ACCOUNT, ...environment } },
  );
}

/** What somebody presses who takes the caller. */
export const TAKES = [{ keys: '1', after: 6 }];
