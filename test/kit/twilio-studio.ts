import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AccountState } from './twilio/account.js';
import { countryAnswer, errorAnswer, flowAnswer, numberAnswer, revisionAnswer, webhookOf } from './twilio/answers.js';
import { legacyPage, page, type Answer } from './twilio/pages.js';
import { errorsIn, givenBack } from './twilio/state.js';
import type { DefinitionError, StandInCountry, StandInFlow, StandInNumber, StandInRevision } from './twilio/state.js';

/** A request that has a credential. */
interface Asked {
  readonly method: string;
  /** With Twilio's host as its first part. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

const FLOW = ['FriendlyName', 'Status', 'Definition', 'CommitMessage'];
const URLS = ['VoiceUrl', 'VoiceFallbackUrl', 'StatusCallback', 'SmsUrl'];
const METHODS = ['VoiceMethod', 'VoiceFallbackMethod', 'StatusCallbackMethod', 'SmsMethod'];
const SIDS = ['VoiceApplicationSid', 'TrunkSid', 'SmsApplicationSid'];

/**
 * A server in the place of Twilio's REST API, for what a deployment asks: Studio v2 flows, incoming phone numbers,
 * dialing permissions. Real clients are sent to it by TWILIO_API_URL. It answers as Twilio's OpenAPI documents describe,
 * in small pages, and refuses wrong credentials and every parameter that those documents do not name.
 */
export class StudioStandIn {
  readonly accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
  readonly authToken = 'token-of-the-stand-in';
  /** How the account itself stands. */
  readonly account = new AccountState(this.accountSid);
  readonly flows: StandInFlow[] = [];
  readonly numbers: StandInNumber[] = [];
  readonly countries: StandInCountry[] = [
    { isoCode: 'US', name: 'United States/Canada', codes: ['+1'], enabled: true },
    { isoCode: 'GB', name: 'United Kingdom', codes: ['+44'], enabled: true },
    { isoCode: 'ES', name: 'Spain', codes: ['+34'], enabled: false },
  ];
  /** What was asked, in order: `POST studio.twilio.com/v2/Flows`. */
  readonly asked: string[] = [];
  /** What it finds wrong with the definition of a flow of a name, beside what is. */
  finds: (friendlyName: string | null) => DefinitionError[] = () => [];
  /** Answered to everything, instead of what it should be. */
  trouble: { status: number; code: number; message: string } | null = null;
  /** Whether it answers 500 just now. */
  fails: () => boolean = () => false;
  /** Answered to everything with 200: what no API would say. */
  answersWith: string | null = null;
  /** How a definition is kept. */
  keeps: (definition: unknown) => unknown = givenBack;
  readonly #server: Server = createServer((request, response) => void this.#handle(request, response));
  #made = 0;

  static async open(): Promise<StudioStandIn> {
    const standIn = new StudioStandIn();
    await new Promise<void>((resolve) => standIn.#server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What sends the real client here, and is an account. */
  get environment(): Record<string, string> {
    const { port } = this.#server.address() as AddressInfo;
    const TWILIO_API_URL = `http://127.0.0.1:${port}`;
    return { TWILIO_API_URL, TWILIO_ACCOUNT_SID: this.accountSid, TWILIO_AUTH_TOKEN: this.authToken };
  }

  /** Everything that requests can change, to be compared. */
  get state(): string {
    return JSON.stringify([this.flows, this.numbers]);
  }

  /** Puts a number into the account. */
  addNumber(phoneNumber: string, fields: Record<string, string> = {}, voice = true, sms = true): StandInNumber {
    const number = { sid: this.#sid('PN'), phoneNumber, voice, sms, fields };
    this.numbers.push(number);
    return number;
  }

  /** Puts a flow into the account, as somebody else may have made it. */
  addFlow(friendlyName: string, ...revisions: Omit<StandInRevision, 'revision'>[]): StandInFlow {
    const flow = { sid: this.#sid('FW'), friendlyName, revisions: [] };
    this.flows.push(flow);
    for (const revision of revisions) this.addRevision(flow, revision);
    return flow;
  }

  /** A new revision of a flow. */
  addRevision(flow: StandInFlow, revision: Omit<StandInRevision, 'revision'>): StandInRevision {
    const made = { ...revision, revision: flow.revisions.length + 1 };
    flow.revisions.push(made);
    return made;
  }

  /** The address of a flow's webhook, by https. */
  webhook(flow: Pick<StandInFlow, 'sid'>): string {
    return webhookOf(this.accountSid, flow).replace('http:', 'https:');
  }

  #sid(kind: string): string {
    this.#made += 1;
    return `${kind}${String(this.#made).padStart(32, '0')}`;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const form = new URLSearchParams(await text(request));
    const asked = { method: request.method ?? '', path: url.pathname.slice(1), query: url.searchParams, form };
    this.asked.push(`${asked.method} ${asked.path}`);
    const { status, body } = this.#isAllowed(request)
      ? (this.#inTrouble() ?? this.#answer(asked))
      : error(401, 20_003, 'Authenticate');
    if (this.answersWith !== null) response.end(this.answersWith);
    else response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }

  #isAllowed({ headers }: IncomingMessage): boolean {
    const pair = Buffer.from(`${this.accountSid}:${this.authToken}`).toString('base64');
    return headers.authorization === `Basic ${pair}`;
  }

  #inTrouble(): Answer | null {
    const trouble = this.fails() ? { status: 500, code: 20_500, message: 'Internal Server Error' } : this.trouble;
    return trouble && error(trouble.status, trouble.code, trouble.message);
  }

  #answer(asked: Asked): Answer {
    const { method, path, query } = asked;
    const studio = /^studio\.twilio\.com\/v2\/Flows(?:\/(\w+))?(?:\/Revisions\/(\w+))?$/.exec(path);
    if (studio) return this.#studio(asked, studio[1], studio[2]);
    const account = `api.twilio.com/2010-04-01/Accounts/${this.accountSid}/IncomingPhoneNumbers`;
    if (path === `${account}.json` && method === 'GET') return this.#listNumbers(query);
    const number = this.numbers.find(({ sid }) => path === `${account}/${sid}.json`);
    if (number && method === 'POST') return this.#setNumber(number, asked.form);
    if (path === 'voice.twilio.com/v1/DialingPermissions/Countries' && method === 'GET') {
      return page(query, 'content', this.#countries(), 'https://voice.twilio.com/v1/DialingPermissions/Countries');
    }
    const told = this.account.answer(method, path, query);
    return told ?? error(404, 20_404, `The requested resource /${path} was not found`);
  }

  #studio({ method, query, form }: Asked, sid: string | undefined, revision: string | undefined): Answer {
    const list = 'https://studio.twilio.com/v2/Flows';
    if (sid === undefined && method === 'GET') {
      const flows = this.flows.map((flow) => flowAnswer(this.accountSid, flow, newest(flow), true));
      return page(query, 'flows', flows, list);
    }
    if (sid === undefined) return this.#publish(null, form);
    if (sid === 'Validate')
      return this.#problems(form, ['FriendlyName', 'Definition']) ?? { status: 200, body: { valid: true } };
    const flow = this.flows.find((each) => each.sid === sid);
    if (flow === undefined) return error(404, 20_404, `The requested resource /v2/Flows/${sid} was not found`);
    if (method === 'POST') return this.#publish(flow, form);
    if (revision === undefined) return { status: 200, body: flowAnswer(this.accountSid, flow, newest(flow)) };
    const found = flow.revisions.findLast(wanted(revision));
    if (found === undefined) return error(404, 20_404, `The requested resource Revisions/${revision} was not found`);
    return { status: 200, body: revisionAnswer(this.accountSid, flow, found) };
  }

  #publish(flow: StandInFlow | null, form: URLSearchParams): Answer {
    const problems = this.#problems(form, flow === null ? ['FriendlyName', 'Definition'] : []);
    if (problems) return problems;
    const changed = flow ?? this.addFlow(form.get('FriendlyName') ?? '');
    changed.friendlyName = form.get('FriendlyName') ?? changed.friendlyName;
    const definition = form.get('Definition');
    const revision = this.addRevision(changed, {
      status: form.get('Status') as 'draft' | 'published',
      definition: definition === null ? newest(changed).definition : this.keeps(JSON.parse(definition)),
      commitMessage: form.get('CommitMessage'),
    });
    return { status: flow === null ? 201 : 200, body: flowAnswer(this.accountSid, changed, revision) };
  }

  #problems(form: URLSearchParams, required: readonly string[]): Answer | null {
    const unknown = [...form.keys()].find((name) => !FLOW.includes(name));
    if (unknown !== undefined) return error(400, 20_001, `Unknown parameter ${unknown}`);
    const missing = ['Status', ...required].find((name) => !form.get(name));
    if (missing !== undefined) return error(400, 20_001, `Missing required parameter ${missing} in the post body`);
    if (!['draft', 'published'].includes(form.get('Status') ?? '')) return error(400, 20_001, 'Status is invalid');
    const definition = form.get('Definition');
    const errors =
      definition === null ? [] : [...errorsIn(JSON.parse(definition)), ...this.finds(form.get('FriendlyName'))];
    return errors.length === 0 ? null : error(400, 81_022, 'Flow definition validation failed', { errors });
  }

  #listNumbers(query: URLSearchParams): Answer {
    const part = query.get('PhoneNumber') ?? '';
    const numbers = this.numbers.filter(({ phoneNumber }) => phoneNumber.includes(part));
    const answers = numbers.map((number) => numberAnswer(this.accountSid, number));
    return legacyPage(query, answers, `/2010-04-01/Accounts/${this.accountSid}/IncomingPhoneNumbers.json`);
  }

  #setNumber(number: StandInNumber, form: URLSearchParams): Answer {
    for (const [name, value] of form) {
      const fits =
        (URLS.includes(name) && (value === '' || URL.canParse(value))) ||
        (METHODS.includes(name) && ['GET', 'POST'].includes(value)) ||
        (SIDS.includes(name) && (value === '' || /^(AP|TK)[0-9a-f]{32}$/.test(value)));
      if (!fits) return error(400, 21_502, `${name} is not valid`);
    }
    Object.assign(number.fields, Object.fromEntries(form));
    return { status: 200, body: numberAnswer(this.accountSid, number) };
  }

  #countries(): object[] {
    return this.countries.map(({ isoCode, name, codes, enabled }) => countryAnswer(isoCode, name, codes, enabled));
  }
}

function error(status: number, code: number, message: string, details?: object): Answer {
  return { status, body: errorAnswer(status, code, message, details) };
}

function newest({ revisions }: StandInFlow): StandInRevision {
  return revisions.at(-1)!;
}

function wanted(name: string): (revision: StandInRevision) => boolean {
  if (name === 'LatestRevision') return () => true;
  if (name === 'LatestPublished') return ({ status }) => status === 'published';
  return ({ revision }) => String(revision) === name;
}
