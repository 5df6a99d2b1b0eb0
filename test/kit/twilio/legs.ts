import type { DialledLeg, RunningCall } from '../../../studio/index.js';
import { refusal, type ApiAnswer, type ApiRequest, type Resource, type Route } from './resource.js';

/** `POST /2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json`, for legs that the local Twilio has begun and calls that it plays. */
export class LegsResource implements Resource {
  /** SIDs of the legs that were ended, in order. */
  readonly ended: string[] = [];
  /** Whether a request comes to nothing: the connection ends without an answer. */
  fails: () => boolean = () => false;
  /** What a request to send a call elsewhere is answered instead of being done; null: it is done. */
  answersMove: (() => ApiAnswer | Promise<ApiAnswer>) | null = null;
  /** Calls that were sent to another document, in order: SID and address. */
  readonly moved: { readonly sid: string; readonly url: string }[] = [];
  private readonly legs = new Map<string, DialledLeg>();
  private readonly calls = new Map<string, RunningCall>();

  readonly routes: readonly Route[] = [
    {
      method: 'POST',
      host: 'api.twilio.com',
      path: '/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json',
      answer: (request) => this.update(request),
    },
  ];

  /** Knows a leg from now on: to be given to the runner as `onLeg`. */
  readonly add = (leg: DialledLeg): void => void this.legs.set(leg.sid, leg);

  /** Forgets every leg: their calls are over. */
  forget(): void {
    this.legs.clear();
    this.calls.clear();
  }

  /** Knows a call from now on: to be given to the runner as `onCall`. */
  readonly addCall = (call: RunningCall): void => void this.calls.set(call.sid, call);

  private update({ params, form }: ApiRequest): ApiAnswer | Promise<ApiAnswer> {
    if (this.fails()) return 'hang up';
    if (form.has('Url') && this.answersMove !== null) return this.answersMove();
    const call = this.calls.get(params['Sid'] ?? '');
    if (call !== undefined) return this.move(call, form.get('Url'));
    const leg = this.legs.get(params['Sid'] ?? '');
    if (leg === undefined) return refusal(404, 20404, 'The requested resource was not found');
    if ([...form.keys()].join() !== 'Status' || form.get('Status') !== 'completed') {
      return refusal(400, 20001, 'Only Status=completed is known here');
    }
    if (leg.over) return refusal(400, 21220, 'Unable to update record. Call is not in-progress. Cannot redirect.');
    this.ended.push(leg.sid);
    leg.hangUp();
    return { status: 200, body: { sid: leg.sid, status: 'completed' } };
  }

  private move(call: RunningCall, url: string | null): ApiAnswer {
    if (url === null || !URL.canParse(url)) return refusal(400, 21205, 'Url is not a valid URL');
    if (call.over) return refusal(400, 21220, 'Call is not in-progress. Cannot redirect.');
    this.moved.push({ sid: call.sid, url });
    call.redirect(url);
    return { status: 200, body: { sid: call.sid, status: 'in-progress' } };
  }
}
