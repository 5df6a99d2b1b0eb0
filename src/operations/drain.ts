import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import type { Server } from 'node:http';
import { Server as SocketServer } from 'node:net';

const LOOK_MILLISECONDS = 20;

/** Takes the service off the line without a request being lost: `begin`, some seconds later `close`. */
@Injectable()
export class Drain {
  private stopping = false;
  private readonly running = new Set<Response>();
  private readonly whenClosing: (() => void)[] = [];

  /** Whether the service is about to stop. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /** Runs `end` when the port closes: for answers that would otherwise never end. */
  onClose(end: () => void): void {
    this.whenClosing.push(end);
  }

  /** Express middleware that knows what runs. While the service stops, each answer is the last of its connection. */
  readonly middleware = (_request: Request, response: Response, next: NextFunction): void => {
    this.running.add(response);
    if (this.stopping) response.setHeader('Connection', 'close');
    response.once('close', () => this.running.delete(response));
    next();
  };

  /** From now on readiness says no, so that a proxy sends calls elsewhere; requests that still come are served. */
  begin(): void {
    this.stopping = true;
  }

  /**
   * Closes the port, ends streams and lets running requests finish. Resolves when every connection is closed: those that
   * are busy after `milliseconds`, or when `hurry` is aborted, are cut.
   */
  async close(server: Server, milliseconds: number, hurry?: AbortSignal): Promise<void> {
    this.begin();
    // Not the close of an HTTP server: that cuts connections whose answer has ended and is still on its way out.
    const closed = new Promise<void>((resolve) => {
      SocketServer.prototype.close.call(server, () => resolve());
    });
    for (const end of this.whenClosing) end();
    for (const response of this.running) if (!response.headersSent) response.setHeader('Connection', 'close');
    const cut = (): void => server.closeAllConnections();
    const idle = setInterval(() => {
      if (this.running.size === 0) server.closeIdleConnections();
    }, LOOK_MILLISECONDS);
    const tooLong = setTimeout(cut, milliseconds);
    hurry?.addEventListener('abort', cut);
    if (hurry?.aborted) cut();
    await closed;
    hurry?.removeEventListener('abort', cut);
    clearTimeout(tooLong);
    clearInterval(idle);
  }
}
