import { newSid, refusal, type ApiAnswer, type ApiRequest, type Resource, type Route } from './resource.js';
import { ACCOUNT_SID, LINE_NUMBER } from './stand-in.js';

/** A call as the account has it. */
export interface StandInCall {
  readonly sid: string;
  readonly parentCallSid: string | null;
  readonly from: string;
  readonly to: string;
  readonly direction: 'inbound' | 'outbound-dial' | 'outbound-api';
  readonly status: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** From the pick-up to the end. */
  readonly seconds: number;
}

/** A call that the service asked for. */
export interface RequestedCall {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly url: string;
  readonly statusCallback: string;
  readonly timeout: number;
}

/** However long a page is asked for: so that a client has to ask for more. */
const MAX_ON_A_PAGE = 2;
const CALLS = '/2010-04-01/Accounts/{AccountSid}/Calls.json';
const CALL = '/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json';
const KNOWN = new Set([
  'To',
  'From',
  'Url',
  'Method',
  'StatusCallback',
  'StatusCallbackEvent',
  'StatusCallbackMethod',
  'Timeout',
]);

/** `Calls` of the API of 2010, as Twilio's documentation describes it. Of a time only its day counts in a list. */
export class CallsResource implements Resource {
  readonly calls: StandInCall[] = [];
  /** Calls that were asked for, in order. */
  readonly requested: RequestedCall[] = [];
  /** Calls in progress that were sent to another document: sid and address. */
  readonly redirected: { readonly sid: string; readonly url: string }[] = [];
  /** What the next requests for a call are answered instead. */
  readonly refusals: ApiAnswer[] = [];

  readonly routes: readonly Route[] = [
    { method: 'GET', host: 'api.twilio.com', path: CALLS, answer: (request) => this.list(request) },
    { method: 'POST', host: 'api.twilio.com', path: CALLS, answer: (request) => this.create(request) },
    { method: 'GET', host: 'api.twilio.com', path: CALL, answer: ({ params }) => this.one(params['Sid'] ?? '') },
    { method: 'POST', host: 'api.twilio.com', path: CALL, answer: (request) => this.update(request) },
  ];

  /** Adds a call that came in, which is over unless `more` says otherwise. */
  incoming(from: string, startedAt: Date, more: Partial<StandInCall> = {}): StandInCall {
    return this.add({ from, startedAt, endedAt: new Date(startedAt.getTime() + 40_000), ...more });
  }

  /** Adds a phone that a call rang. */
  child({ sid, endedAt, startedAt }: StandInCall, to: string, more: Partial<StandInCall> = {}): StandInCall {
    const status = (more.seconds ?? 0) > 0 ? 'completed' : 'no-answer';
    const common = { parentCallSid: sid, from: LINE_NUMBER, to, direction: 'outbound-dial', status } as const;
    return this.add({ ...common, startedAt, endedAt, ...more });
  }

  private add(call: Partial<StandInCall> & Pick<StandInCall, 'from' | 'startedAt'>): StandInCall {
    const usual = {
      parentCallSid: null,
      to: LINE_NUMBER,
      direction: 'inbound',
      status: 'completed',
      seconds: 0,
    } as const;
    const added = { sid: newSid('CA'), endedAt: null, ...usual, ...call };
    this.calls.push(added);
    return added;
  }

  private list({ query }: ApiRequest): ApiAnswer {
    const dayOf = (text: string): number => Date.parse(text.slice(0, 10));
    const day = (at: Date): number => dayOf(at.toISOString());
    const [to, parent] = [query.get('To'), query.get('ParentCallSid')];
    const [after, before] = [query.get('StartTime>'), query.get('StartTime<')];
    const found = this.calls
      .filter((call) => (to === null || call.to === to) && (parent === null || call.parentCallSid === parent))
      .filter(({ startedAt }) => after === null || day(startedAt) >= dayOf(after))
      .filter(({ startedAt }) => before === null || day(startedAt) <= dayOf(before))
      .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
    const size = Math.min(Number(query.get('PageSize') ?? 50), MAX_ON_A_PAGE);
    const page = Number(query.get('Page') ?? 0);
    const part = found.slice(page * size, (page + 1) * size);
    const rest = new URLSearchParams(query);
    rest.set('Page', String(page + 1));
    const next =
      (page + 1) * size < found.length ? `/2010-04-01/Accounts/${ACCOUNT_SID}/Calls.json?${rest.toString()}` : null;
    const place = { page, page_size: size, start: page * size, end: page * size + part.length - 1, uri: '' };
    return { status: 200, body: { ...place, next_page_uri: next, calls: part.map(answerOf) } };
  }

  private one(sid: string): ApiAnswer {
    const call = this.calls.find((known) => known.sid === sid);
    return call
      ? { status: 200, body: answerOf(call) }
      : refusal(404, 20404, `The requested resource ${sid} was not found`);
  }

  private create({ form }: ApiRequest): ApiAnswer {
    const refused = this.refusals.shift();
    if (refused) return refused;
    const unknown = [...form.keys()].find((name) => !KNOWN.has(name));
    if (unknown !== undefined) return refusal(400, 20001, `Unknown parameter ${unknown}`);
    const text = (name: string): string => form.get(name) ?? '';
    if (text('From') !== LINE_NUMBER) return refusal(400, 21210, 'The source phone number is not verified');
    if (!URL.canParse(text('Url'))) return refusal(400, 21205, 'Url is not a valid URL');
    const made = this.add({
      from: text('From'),
      to: text('To'),
      direction: 'outbound-api',
      status: 'queued',
      startedAt: new Date(0),
    });
    const { sid, to, from } = made;
    const timeout = Number(form.get('Timeout') ?? 60);
    this.requested.push({ sid, to, from, url: text('Url'), statusCallback: text('StatusCallback'), timeout });
    return { status: 201, body: answerOf(made) };
  }

  private update({ params, form }: ApiRequest): ApiAnswer {
    const call = this.calls.find(({ sid }) => sid === params['Sid']);
    if (!call) return refusal(404, 20404, 'The requested resource was not found');
    if (call.status === 'completed') return refusal(400, 21220, 'Call is not in-progress. Cannot redirect.');
    this.redirected.push({ sid: call.sid, url: form.get('Url') ?? '' });
    return { status: 200, body: answerOf(call) };
  }
}

/** A call as Twilio's OpenAPI document has it. */
function answerOf(call: StandInCall): object {
  const rfc2822 = (at: Date): string => at.toUTCString().replace('GMT', '+0000');
  return {
    sid: call.sid,
    account_sid: ACCOUNT_SID,
    parent_call_sid: call.parentCallSid,
    from: call.from,
    to: call.to,
    direction: call.direction,
    status: call.status,
    date_created: rfc2822(call.startedAt),
    date_updated: rfc2822(call.endedAt ?? call.startedAt),
    start_time: call.status === 'queued' ? null : rfc2822(call.startedAt),
    end_time: call.endedAt && rfc2822(call.endedAt),
    duration: call.endedAt && String(call.seconds),
    answered_by: null,
    api_version: '2010-04-01',
    uri: `/2010-04-01/Accounts/${ACCOUNT_SID}/Calls/${call.sid}.json`,
  };
}
