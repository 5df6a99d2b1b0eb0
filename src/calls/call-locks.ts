import { Injectable } from '@nestjs/common';

/** Lets one request of a call be decided and written at a time, in the order in which they came. */
@Injectable()
export class CallLocks {
  private readonly last = new Map<string, Promise<unknown>>();

  /** How many calls have a request under way. */
  get size(): number {
    return this.last.size;
  }

  /** Runs a task when all earlier ones of the same call have ended, and returns its result or its error. */
  run<T>(call: string, task: () => Promise<T>): Promise<T> {
    const before = this.last.get(call);
    const result = before === undefined ? task() : before.then(task);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.last.set(call, settled);
    void settled.then(() => {
      if (this.last.get(call) === settled) this.last.delete(call);
    });
    return result;
  }
}
