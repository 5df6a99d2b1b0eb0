import { endSession } from './client';

/** An event of any incident, as it happened. */
export interface LiveEvent {
  readonly id: number;
  readonly incidentId: number;
  readonly type: string;
  readonly at: string;
}

/** Whether what is shown is what happens now. */
export type LiveState = 'connecting' | 'live' | 'lost';

/** The service sends a sign of life every 15 seconds: after this long without one, the connection is dead. */
const SILENCE_MILLISECONDS = 40_000;
const PAUSES = [500, 1000, 2000, 3000];

/**
 * Follows the live stream, and comes back where it was when the connection breaks. `fetch` and not EventSource: a ladder
 * step may name events as it likes, and those only reach listeners who know the name.
 */
export class LiveStream {
  private readonly stopping = new AbortController();
  private lastEventId = '';
  private rosterRevision: number | null = null;
  private failures = 0;
  private lastSign = Date.now();

  constructor(
    /** Is told the state, and when something was heard last. */
    private readonly onState: (state: LiveState, lastSign: number) => void,
    private readonly onEvent: (event: LiveEvent) => void,
    private readonly onBuild: (build: string) => void,
    /** Is told that people, plan, ladders, hours or availability have changed. */
    private readonly onRoster: () => void,
  ) {
    void this.follow();
  }

  close(): void {
    this.stopping.abort();
  }

  private async follow(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.listen().catch(() => undefined);
      if (this.stopping.signal.aborted) return;
      this.onState('lost', this.lastSign);
      await this.pause(PAUSES[Math.min(this.failures, PAUSES.length - 1)] ?? 3000);
      this.failures += 1;
    }
  }

  private async listen(): Promise<void> {
    const dead = new AbortController();
    let timer = setTimeout(() => dead.abort(), SILENCE_MILLISECONDS);
    const leave = (): void => dead.abort();
    this.stopping.signal.addEventListener('abort', leave);
    window.addEventListener('offline', leave);
    try {
      const headers: Record<string, string> = this.lastEventId === '' ? {} : { 'Last-Event-ID': this.lastEventId };
      const response = await fetch('/api/incidents/stream', { headers, signal: dead.signal, cache: 'no-store' });
      if (response.status === 401) endSession();
      if (!response.ok || !response.body) return;
      this.failures = 0;
      this.lastSign = Date.now();
      this.onState('live', this.lastSign);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ''; ;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.lastSign = Date.now();
        clearTimeout(timer);
        timer = setTimeout(() => dead.abort(), SILENCE_MILLISECONDS);
        const blocks = (rest + value).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.read(block);
      }
    } finally {
      clearTimeout(timer);
      this.stopping.signal.removeEventListener('abort', leave);
      window.removeEventListener('offline', leave);
    }
  }

  private read(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line]));
    const valueOf = (name: string): string | undefined => fields.get(name)?.slice(name.length + 2);
    this.lastEventId = valueOf('id') ?? this.lastEventId;
    const data = valueOf('data');
    if (data === undefined) return;
    // A step may name events as it likes: those of incidents have an id, what the service says of itself has none.
    if (valueOf('id') !== undefined) this.onEvent(JSON.parse(data) as LiveEvent);
    else if (valueOf('event') === 'build') this.onBuild((JSON.parse(data) as { build: string }).build);
    else if (valueOf('event') === 'roster_changed')
      this.readRoster((JSON.parse(data) as { revision: number }).revision);
  }

  private readRoster(revision: number): void {
    const before = this.rosterRevision;
    this.rosterRevision = revision;
    if (before !== null && before !== revision) this.onRoster();
  }

  /** Waits, but not longer than until the browser is online again. */
  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        window.removeEventListener('online', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      window.addEventListener('online', done);
      this.stopping.signal.addEventListener('abort', done);
    });
  }
}
