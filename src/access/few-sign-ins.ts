import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { addressGroup, FewAtATime, TryAgainLater } from '../common/index.js';
import { RefusedUnread } from './records/refused-unread.service.js';

/** How many passwords are tried at one time: each try reads and writes some rows, and a call waits for these at most. */
const AT_ONCE = 3;
/** How many more wait, for a second or so. */
const WAITING = 32;
/** How many of all these may come from one address, so that others get in meanwhile. */
const OF_ONE_ADDRESS = 10;
const RETRY_AFTER_SECONDS = 2;

/** A try that is refused unread. */
class RefusedHere extends TryAgainLater {}

const tooManyOfAll = (): Error => {
  const message = 'too many passwords are checked at this moment: try again';
  return new RefusedHere('TOO_MANY_PASSWORDS', message, RETRY_AFTER_SECONDS);
};
const tooManyOfOneAddress = (): Error => {
  const message = 'too many passwords are tried at once from this address: try again';
  return new RefusedHere('TOO_MANY_LOGINS', message, RETRY_AFTER_SECONDS, 429);
};

/**
 * Lets a few tries of a password in at a time. The database is asked nothing before, so that hundreds at once make no
 * call wait for it; those that are refused here are counted, and recorded once a minute.
 */
@Injectable()
export class FewSignIns implements NestInterceptor {
  private readonly few = new FewAtATime({ atOnce: AT_ONCE, waiting: WAITING }, tooManyOfAll);
  private readonly underWay = new Map<string, number>();

  constructor(private readonly refused: RefusedUnread) {}

  /** @throws TryAgainLater when too many wait, of all (503) or of this address (429). */
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { ip = '' } = context.switchToHttp().getRequest<Request>();
    return from(this.runOrNote(ip, () => lastValueFrom(next.handle())));
  }

  private async runOrNote<T>(ip: string, work: () => Promise<T>): Promise<T> {
    try {
      return await this.run(addressGroup(ip), work);
    } catch (error) {
      if (error instanceof RefusedHere) this.refused.note(ip);
      throw error;
    }
  }

  private async run<T>(address: string, work: () => Promise<T>): Promise<T> {
    const count = this.underWay.get(address) ?? 0;
    if (count >= OF_ONE_ADDRESS) throw tooManyOfOneAddress();
    this.underWay.set(address, count + 1);
    try {
      return await this.few.run(work);
    } finally {
      const left = (this.underWay.get(address) ?? 1) - 1;
      if (left > 0) this.underWay.set(address, left);
      else this.underWay.delete(address);
    }
  }
}
