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
  private failures = 0;

  constructor(
    private readonly onState: (state: LiveState) => void,
    private readonly onEvent: (event: LiveEvent) => void,
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
      this.onState('lost');
      await this.pause(PAUSES[Math.min(this.failures, PAUSES.length - 1)] ?? 3000);
      this.failures += 1;
    }
  }

  private async listen(): Promise<void> {
    const dead = new AbortController();
    let timer = setTimeout(() => dead.abort(), SILENCE_MILLISECONDS);
    const leave = (): void => dead.abort();
    this.stopping.signal.addEventListener('abort', leave);
    try {
      const headers: Record<string, string> = this.lastEventId === '' ? {} : { 'Last-Event-ID': this.lastEventId };
      const response = await fetch('/api/incidents/stream', { headers, signal: dead.signal, cache: 'no-store' });
      if (response.status === 401) endSession();
      if (!response.ok || !response.body) return;
      this.failures = 0;
      this.onState('live');
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ''; ;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(timer);
        timer = setTimeout(() => dead.abort(), SILENCE_MILLISECONDS);
        const blocks = (rest + value).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.read(block);
      }
    } finally {
      clearTimeout(timer);
      this.stopping.signal.removeEventListener('abort', leave);
    }
  }

  private read(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line]));
    const valueOf = (name: string): string | undefined => fields.get(name)?.slice(name.length + 2);
    this.lastEventId = valueOf('id') ?? this.lastEventId;
    const data = valueOf('data');
    if (data !== undefined) this.onEvent(JSON.parse(data) as LiveEvent);
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
