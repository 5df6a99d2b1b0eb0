import { request, type IncomingMessage } from 'node:http';

/** An event of the live stream as a client has it. */
export interface Heard {
  readonly id: number;
  readonly type: string;
  readonly data: {
    readonly id: number;
    readonly incidentId: number;
    readonly seq: number;
    readonly type: string;
    readonly at: string;
    readonly source: string;
    readonly data: Record<string, unknown>;
  };
}

/** A client of the live stream, which reads it as a browser does. */
export class Listener {
  readonly events: Heard[] = [];
  readonly comments: string[] = [];
  /** The last changes of people and plan that it was told of, in order. */
  readonly rosterRevisions: number[] = [];
  /** As a browser keeps it: of the last block that had an id. */
  lastEventId = '';
  isOpen = true;
  private rest = '';

  private constructor(
    readonly response: IncomingMessage,
    private readonly stop: () => void,
  ) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.read(text));
    response.once('close', () => {
      this.isOpen = false;
    });
    response.once('error', () => undefined);
  }

  /** Resolves when the service has begun to answer. */
  static open(url: string, headers: Readonly<Record<string, string>>, query = ''): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const asked = request(`${url}/api/incidents/stream${query}`, { headers, agent: false });
      asked.once('error', reject);
      asked.once('response', (response) => resolve(new Listener(response, () => asked.destroy())));
      asked.end();
    });
  }

  get ids(): number[] {
    return this.events.map(({ id }) => id);
  }

  /** Leaves, as somebody who closes the page. */
  close(): void {
    this.stop();
  }

  private read(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) this.readBlock(block.split('\n'));
  }

  private readBlock(lines: readonly string[]): void {
    const valueOf = (field: string): string | undefined =>
      lines.find((line) => line.startsWith(`${field}: `))?.slice(field.length + 2);
    const comment = valueOf('');
    if (comment !== undefined) this.comments.push(comment);
    this.lastEventId = valueOf('id') ?? this.lastEventId;
    const data = valueOf('data');
    if (data !== undefined && valueOf('event') === 'roster_changed' && valueOf('id') === undefined) {
      this.rosterRevisions.push((JSON.parse(data) as { revision: number }).revision);
    }
    // What has no id of its own, such as the build of the page, is no event of an incident.
    if (data === undefined || valueOf('id') === undefined) return;
    const type = valueOf('event') ?? 'message';
    this.events.push({ id: Number(this.lastEventId), type, data: JSON.parse(data) as Heard['data'] });
  }
}

/** Waits until something holds; throws, saying what, when it never does. */
export async function until(what: string, holds: () => boolean, milliseconds = 10_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !holds();) {
    if (Date.now() > end) throw new Error(`it never came to be that ${what}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
