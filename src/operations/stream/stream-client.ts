import type { Response } from 'express';
import type { StreamedEvent } from '../../incidents/index.js';
import { pageBuild } from '../../page/index.js';

/** How much may wait in memory for one client, in bytes, before it is dropped: it comes back where it was. */
const MAX_BUFFERED = 1024 * 1024;
/** After how long an ended connection is to be tried again, in milliseconds. */
const RETRY_MILLISECONDS = 1000;
/** How long a reader has to take the end, in milliseconds. */
const MAX_END_MILLISECONDS = 1000;

/** One reader of the live stream. */
export class StreamClient {
  /** Whether the client has caught up, and gets events as they come. */
  isLive = false;
  /** The last event that was sent to it. */
  position = 0;
  private writtenAtLastBeat = -1;

  constructor(
    private readonly response: Response,
    readonly token: string,
  ) {}

  get isGone(): boolean {
    return this.response.destroyed || this.response.writableEnded;
  }

  /**
   * Begins the answer at a position, and says of which build the page is and which change of people and plan was the last.
   * The id alone is no event: it lets the reader come back even if none is ever sent.
   */
  begin(position: number, rosterRevision: number): void {
    this.position = position;
    this.response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.response.write(`retry: ${RETRY_MILLISECONDS}\nid: ${position}\n\n`);
    if (pageBuild) this.response.write(`event: build\ndata: ${JSON.stringify({ build: pageBuild.id })}\n\n`);
    this.tellRoster(rosterRevision);
  }

  /** Says which change of people, plan, ladders or hours was the last. */
  tellRoster(revision: number): void {
    if (!this.response.headersSent || this.isGone) return;
    this.response.write(`event: roster_changed\ndata: ${JSON.stringify({ revision })}\n\n`);
  }

  /** Sends the events that the client has not seen. A client that reads too slowly is dropped, to free memory. */
  send(events: readonly StreamedEvent[]): void {
    const fresh = events.filter(({ id }) => id > this.position);
    const last = fresh.at(-1);
    if (last === undefined || this.isGone) return;
    if (this.response.writableLength > MAX_BUFFERED) {
      this.response.destroy();
      return;
    }
    this.response.write(fresh.map(textOf).join(''));
    this.position = last.id;
  }

  /** Resolves when there is room to send more, or the client has left. */
  async drained(): Promise<void> {
    if (!this.response.writableNeedDrain || this.isGone) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.response.off('drain', done).off('close', done);
        resolve();
      };
      this.response.once('drain', done).once('close', done);
    });
  }

  /** Sends a sign of life. A client that has not read a byte of what waits since the last one is dropped. */
  beat(): void {
    if (!this.response.headersSent || this.isGone) return;
    const written = this.response.socket?.bytesWritten ?? 0;
    if (this.response.writableLength === 0) this.response.write(': alive\n\n');
    else if (written === this.writtenAtLastBeat) this.response.destroy();
    this.writtenAtLastBeat = written;
  }

  /**
   * Ends the answer in good order; the reader comes back, to another instance if this one stops. Nobody waits long for
   * who does not even take what was sent before.
   */
  end(why: string): void {
    if (!this.response.headersSent || this.isGone) return;
    this.response.end(`: ${why}\n\n`);
    setTimeout(() => this.response.destroy(), MAX_END_MILLISECONDS).unref();
  }
}

function textOf({ id, type, isUnreadable: _, ...rest }: StreamedEvent): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ id, type, ...rest })}\n\n`;
}
