import type { Line } from '../../kit/line.js';
import { SECRET } from '../../kit/line.js';
import { signIn } from '../../kit/people.js';
import { inhabit, type Inhabited } from '../../openapi/company.js';
import { readDocument, type OpenApi, type Operation } from '../../openapi/document.js';
import { Random } from './random.js';
import { fuzzedRequest, type Sender, type WireRequest } from './requests.js';
import { WireClient, type WireAnswer } from './send.js';

/** How many requests are under way at a time. */
const LANES = 8;
/** After how many failures a run ends. */
const MAX_FAILURES = 20;
/** How much of a body is printed. */
const MAX_PRINTED = 3000;

/** Sends fuzzed requests to a line, and keeps those that were answered as they must not be. */
export class Fuzzer {
  private readonly random: Random;
  private readonly client: WireClient;
  private readonly failures = new Map<string, string>();
  private readonly statuses = new Map<number, number>();
  private longest = { milliseconds: 0, name: '' };
  private sent = 0;

  private constructor(
    private readonly line: Line,
    private readonly log: string[],
    private readonly api: OpenApi,
    private readonly company: Inhabited,
    private token: string,
    private readonly seed: number,
  ) {
    this.random = new Random(seed);
    this.client = new WireClient(line.url, LANES);
  }

  /** Fills the line with people and calls. `log` is where the line writes to. */
  static async of(line: Line, log: string[], seed: number): Promise<Fuzzer> {
    const company = await inhabit(line);
    return new Fuzzer(line, log, await readDocument(line), company, company.token, seed);
  }

  /** Sends a number of requests; returns what must not have happened, each whole, one of a kind. */
  async run(requests: number): Promise<string[]> {
    const lane = async (): Promise<void> => {
      while (this.sent < requests && this.failures.size < MAX_FAILURES) await this.one();
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    this.client.close();
    return [...this.failures.values()];
  }

  /** What was sent and answered, in one line. */
  summary(): string {
    const { milliseconds, name } = this.longest;
    const statuses = [...this.statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    return `${this.sent} requests of seed ${this.seed}, ${statuses.join(', ')}; longest ${Math.round(milliseconds)} ms, ${name}`;
  }

  private async one(): Promise<void> {
    this.sent += 1;
    const id = `fuzz-${this.sent}`;
    const wire = fuzzedRequest(this.random, this.api, (operation) => this.knownOf(operation));
    const sender = this.senderOf(wire);
    const answer = await this.client.send(wire, [...this.credentialOf(sender), ['X-Request-Id', id], this.address()]);
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    if (answer.milliseconds > this.longest.milliseconds) {
      this.longest = { milliseconds: answer.milliseconds, name: `${wire.operation} ${wire.target.slice(0, 200)}` };
    }
    if (!isBorne(wire, answer)) this.keep(id, wire, answer, sender);
    if (this.log.length > 2000) this.log.splice(0, 1000);
    if (sender === 'admin' && answer.status === 401) this.token = (await signIn(this.line, 'admin')).token;
  }

  private knownOf(operation: Operation): Readonly<Record<string, unknown>> {
    return { ...this.company.known, ...this.company.special[operation.name] };
  }

  private senderOf({ operation }: WireRequest): Sender {
    const isTwilios = / \/api\/(telephony|notifications)\//.test(operation) && !operation.endsWith('/self-test');
    if (this.random.chance(0.1)) return this.random.of(['admin', 'nobody', 'telephony']);
    return isTwilios ? 'telephony' : 'admin';
  }

  private credentialOf(sender: Sender): [string, string][] {
    if (sender === 'nobody') return [];
    return [['Authorization', `Bearer ${sender === 'admin' ? this.token : SECRET}`]];
  }

  /** Wrong logins are counted by address. */
  private address(): [string, string] {
    return ['X-Forwarded-For', `203.0.${this.random.below(250)}.${this.random.below(250)}`];
  }

  private keep(id: string, wire: WireRequest, answer: WireAnswer, sender: Sender): void {
    const said = this.log.filter((line) => line.includes(`"${id}"`));
    const stack = said.map(stackIn).find((found) => found !== '') ?? '';
    const [problem = '', ...frames] = stack.split('\n');
    const ours = frames.find((frame) => frame.includes('/src/')) ?? '';
    const kind = `${answer.status} ${stack === '' ? wire.operation : `${problem.slice(0, 40)} ${ours}`}`;
    if (this.failures.has(kind)) return;
    const head = wire.headers.map(([name, each]) => `${name}: ${each}`).join('\n');
    const body = wire.body?.toString('latin1').slice(0, MAX_PRINTED) ?? '';
    const request = `${wire.method} ${wire.target}\n${head}\n\n${body}`;
    const what = `request ${id} of seed ${this.seed}, ${wire.operation}, by ${sender}`;
    this.failures.set(kind, `${what}\n${request}\n--> ${answer.status} ${answer.text.slice(0, 500)}\n${stack}`);
  }
}

/** A 5xx is borne where it says when to come back; a broken connection only after more than anybody may send. */
function isBorne({ body, target }: WireRequest, { status, retryAfter }: WireAnswer): boolean {
  if (target.startsWith('/health/ready')) return true; // it says how we are, whatever is asked
  if (status === 503) return retryAfter !== undefined;
  if (status === 0) return (body?.length ?? 0) > 16_000;
  return status < 500;
}

function stackIn(line: string): string {
  try {
    const { err } = JSON.parse(line) as { err?: { stack?: string } };
    return err?.stack ?? '';
  } catch {
    return '';
  }
}
