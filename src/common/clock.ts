import { Injectable } from '@nestjs/common';

/** The only source of "now" in the service. Tests put a clock in its place that they move by hand. */
@Injectable()
export class Clock {
  /** The present instant (UTC). */
  now(): Date {
    return new Date();
  }
}
