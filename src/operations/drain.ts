import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Counts running requests, so that a stop can wait for them. */
@Injectable()
export class Drain {
  private running = 0;
  private stopping = false;
  private whenIdle: (() => void) | undefined;
  private readonly whenStopping: (() => void)[] = [];

  /** Whether the service is about to stop. */
  get isStopping(): boolean {
    return this.stopping;
  }

  /** Runs `end` when the service is about to stop: for requests that would otherwise never end. */
  onStop(end: () => void): void {
    this.whenStopping.push(end);
  }

  /** Express middleware that counts; health checks are not waited for. */
  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    if (request.path.startsWith('/health/')) return next();
    this.running += 1;
    if (this.stopping) response.setHeader('Connection', 'close');
    response.once('close', () => {
      this.running -= 1;
      if (this.running === 0) this.whenIdle?.();
    });
    next();
  };

  /**
   * From now on readiness says no, so that a proxy sends calls elsewhere; whoever still comes is served.
   * Resolves when no request runs, or after `milliseconds`.
   */
  async begin(milliseconds: number): Promise<void> {
    this.stopping = true;
    for (const end of this.whenStopping) end();
    if (this.running === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.whenIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
