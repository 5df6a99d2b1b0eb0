import { Injectable } from '@nestjs/common';
import { refusalOf, TwilioRest } from './twilio-rest.service.js';

/** How many children of one call are read: far more than phones that one call rings. */
const MAX_CHILDREN = 200;
const PAGE_SIZE = 100;
/** What Twilio calls a call that is over. */
const OVER: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** A call as Twilio has it. */
export interface VoiceCall {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  /** Twilio's word, such as `in-progress` or `completed`. */
  readonly status: string;
  readonly isOver: boolean;
  readonly startedAt: Date;
  /** Null while it isn't over. */
  readonly endedAt: Date | null;
  /** From the pick-up to the end; 0 where nobody picked up. */
  readonly seconds: number;
}

/** Which incoming calls are meant: those to a number that began in [from, to). */
export interface CallWindow {
  /** E.164 */
  readonly number: string;
  readonly from: Date;
  readonly to: Date;
}

/** A phone to ring; numbers in E.164. */
export interface PhoneToRing {
  readonly to: string;
  readonly from: string;
  readonly url: string;
  readonly statusCallback: string;
  readonly timeoutSeconds: number;
}

type Told = Awaited<ReturnType<NonNullable<TwilioRest['client']>['calls']['list']>>[number];

/** Reads calls from Twilio, and begins them. Every method throws the client's error where Twilio refuses or can't be reached. */
@Injectable()
export class VoiceCalls {
  constructor(private readonly twilio: TwilioRest) {}

  /** Whether an account is configured. */
  get canBeAsked(): boolean {
    return this.twilio.client !== null;
  }

  /** Returns the incoming calls of a window, newest first, at most `limit`. */
  async incoming({ number, from, to }: CallWindow, limit: number): Promise<VoiceCall[]> {
    const told = await this.calls.list({
      to: number,
      startTimeAfter: from,
      startTimeBefore: to,
      limit,
      pageSize: PAGE_SIZE,
    });
    // Twilio may compare days only.
    return told
      .filter(({ direction }) => direction === 'inbound')
      .map(toCall)
      .filter(({ startedAt }) => startedAt >= from && startedAt < to);
  }

  /** Returns the calls to phones that one call led to, the oldest first. */
  async childrenOf(sid: string): Promise<VoiceCall[]> {
    const told = await this.calls.list({ parentCallSid: sid, limit: MAX_CHILDREN, pageSize: PAGE_SIZE });
    return told.map(toCall).toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
  }

  /** Returns one call; null where the account has none of that id. */
  async find(sid: string): Promise<VoiceCall | null> {
    try {
      return toCall(await this.calls(sid).fetch());
    } catch (error) {
      if (refusalOf(error)?.status === 404) return null;
      throw error;
    }
  }

  /** Rings a phone, which is told what `url` answers once somebody picks up; returns the call's id. */
  async ring({ to, from, url, statusCallback, timeoutSeconds }: PhoneToRing): Promise<string> {
    const call = await this.calls.create({
      to,
      from,
      url,
      statusCallback,
      statusCallbackEvent: ['completed'],
      timeout: timeoutSeconds,
    });
    return call.sid;
  }

  private get calls() {
    const { client } = this.twilio;
    if (client === null) throw new Error('no account is configured, so no call can be read');
    return client.calls;
  }
}

function toCall({ sid, from, to, status, startTime, endTime, dateCreated, duration }: Told): VoiceCall {
  const told = Number(duration);
  const seconds = Number.isInteger(told) && told > 0 ? told : 0;
  const startedAt = isDate(startTime) ? startTime : dateCreated;
  const isOver = OVER.has(status);
  return { sid, from, to, status, isOver, startedAt, endedAt: endOf(isOver, startedAt, seconds, endTime), seconds };
}

/** Returns when a call ended; null: it goes on. Of one that came to nothing Twilio may know no end. */
function endOf(isOver: boolean, startedAt: Date, seconds: number, endTime: unknown): Date | null {
  if (isDate(endTime)) return endTime;
  return isOver ? new Date(startedAt.getTime() + seconds * 1000) : null;
}

/** The client gives what isn't a date as it came. */
function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}
