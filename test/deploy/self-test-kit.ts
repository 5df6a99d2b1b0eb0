import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import twilio from 'twilio';
import { vi } from 'vitest';
import { Outside } from '../../src/deploy/self-test/outside.service.js';
import type { SelfTestAnswer, SelfTestCheck } from '../../src/deploy/self-test/self-test.answers.js';
import type { DatabaseKind } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { SESSIONS, signIn, type SignedInPerson } from '../kit/people.js';
import { BASE_URL, Deployment, LINE } from './kit.js';

/** In Canada, for which Twilio has one entry with the United States. */
export const ADA = '+14165550101';
export const BOB = '+442079460000';

/** What stands where PUBLIC_BASE_URL leads: it notes what the real twilio package finds signed, and answers. */
class Front {
  answer = { status: 200, body: '{"ok":true}' };
  readonly seen: { url: string; signed: boolean; authorization: string | undefined; body: string }[] = [];
  readonly #server: Server = createServer((request, response) => void this.#handle(request, response));

  constructor(private readonly token: string) {}

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const url = `${BASE_URL}${request.url}`;
    const signature = String(request.headers['x-twilio-signature']);
    const signed = twilio.validateRequestWithBody(this.token, signature, url, body);
    this.seen.push({ url, signed, authorization: request.headers.authorization, body });
    response.writeHead(this.answer.status, { Location: '/elsewhere' }).end(this.answer.body);
  }
}

/**
 * A line that is deployed, Ada and Bob, and an admin who asks how it stands.
 * Real: the service, its database, the twilio client, signatures, HTTP. Not real: Twilio, of which there is a stand-in;
 * what is behind PUBLIC_BASE_URL, whose name leads to a server of the test.
 */
export class DeployedLine {
  /** Where the name in PUBLIC_BASE_URL leads. */
  behind = '';

  private constructor(
    readonly account: Deployment,
    readonly front: Front,
    readonly line: Line,
    readonly admin: SignedInPerson,
  ) {}

  static async open(kind: DatabaseKind, variables: Record<string, string> = {}): Promise<DeployedLine> {
    const account = await Deployment.open();
    await account.deploy({}, account.tools({ FALLBACK_NUMBERS: `${ADA},${BOB}` }));
    const settings = { PUBLIC_BASE_URL: BASE_URL, TWILIO_PHONE_NUMBER: LINE, ...account.twilio.environment };
    const line = await Line.open(kind, { environment: { ...SESSIONS, ...settings, ...variables } });
    await line.company.technician('Ada', { phoneE164: ADA });
    await line.company.technician('Bob', { phoneE164: BOB });
    const front = new Front(account.twilio.authToken);
    const self = new DeployedLine(account, front, line, await signIn(line, 'admin'));
    self.behind = await front.open();
    const outside = line.app.get(Outside);
    const post = outside.post.bind(outside);
    vi.spyOn(outside, 'post').mockImplementation((request) =>
      post({ ...request, url: request.url.replace(BASE_URL, self.behind) }),
    );
    return self;
  }

  async all(): Promise<SelfTestAnswer> {
    return (await this.admin.get('/api/telephony/self-test')).body as SelfTestAnswer;
  }

  /** One check of the self-test. */
  async check(name: string): Promise<SelfTestCheck> {
    const found = (await this.all()).checks.find((each) => each.name === name);
    if (!found) throw new Error(`there is no check ${name}`);
    return found;
  }

  async close(): Promise<void> {
    await this.line.close();
    await this.front.close();
    await this.account.close();
  }
}
