import { Injectable } from '@nestjs/common';
import { toE164 } from '../common/index.js';
import { Environment } from './environment.js';

/** How many numbers that were called are remembered: a line has one, or a few. */
const MAX_HEARD = 20;

/**
 * The line's own numbers, as far as they are known: TWILIO_PHONE_NUMBER, and the numbers that callers have dialled since
 * the start. They are nobody's phone: ringing one would be a call of the line to itself.
 */
@Injectable()
export class LineNumbers {
  private readonly numbers = new Set<string>();

  constructor({ twilioPhoneNumber }: Environment) {
    if (twilioPhoneNumber !== null) this.numbers.add(twilioPhoneNumber);
  }

  /** All of them, in E.164. */
  get known(): ReadonlySet<string> {
    return this.numbers;
  }

  /** Whether a text is one of them, however it is spelt. */
  includes(phone: string | null | undefined): boolean {
    const number = phone ? toE164(phone) : null;
    return number !== null && this.numbers.has(number);
  }

  /** Takes in the number that a caller dialled, as Twilio tells it; what isn't E.164 is no phone. */
  heard(number: string | null): void {
    if (number !== null && this.numbers.size < MAX_HEARD) this.numbers.add(number);
  }
}
