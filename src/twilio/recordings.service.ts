import { Injectable } from '@nestjs/common';
import { readRecordingAddress, type RecordingAddress } from '../common/index.js';
import { Environment } from '../config/index.js';

/** How long Twilio may take to begin an answer, in milliseconds. */
const ANSWER_TIMEOUT_MS = 10_000;
/** How long a whole recording may take, in milliseconds: two minutes of sound are less than a megabyte. */
const TRANSFER_TIMEOUT_MS = 120_000;
/** Where Twilio may send us for the sound itself: addresses that are signed, and need no credentials. */
const STORAGE = /^https:\/\/(?:[a-z0-9-]+\.)*(?:twilio|amazonaws)\.com\//;

/** Why a recording can't be had: there isn't one, it is another account's, Twilio isn't set up, or Twilio fails. */
export type RecordingProblem = 'none' | 'foreign' | 'not_set_up' | 'unavailable';

/** A recording couldn't be had, or removed. */
export class RecordingUnavailable extends Error {
  constructor(
    readonly problem: RecordingProblem,
    message: string,
  ) {
    super(message);
    this.name = 'RecordingUnavailable';
  }
}

/** The sound of a recording as Twilio sends it. */
export interface RecordingSound {
  /** 200, 206, or 416. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: ReadableStream<Uint8Array> | null;
}

/** Reads and removes recordings at Twilio, with the credentials of the account. */
@Injectable()
export class TwilioRecordings {
  private readonly accountSid: string | null;
  private readonly authorization: string;
  private readonly apiUrl: string | null;

  constructor({ twilioAccountSid, twilioAuthTokens: [authToken], twilioApiUrl }: Environment) {
    this.accountSid = authToken === undefined ? null : twilioAccountSid;
    this.authorization = `Basic ${Buffer.from(`${twilioAccountSid}:${authToken}`).toString('base64')}`;
    this.apiUrl = twilioApiUrl;
  }

  /** Whether recordings can be asked for at all. */
  get isSetUp(): boolean {
    return this.accountSid !== null;
  }

  /**
   * Opens the sound of the recording at an address, as MP3; `range` is the header of that name. The signal ends it.
   * @throws RecordingUnavailable
   */
  async open(address: string, range: string | null, signal: AbortSignal): Promise<RecordingSound> {
    const { url } = this.placeOf(address);
    const headers: Record<string, string> = range === null ? {} : { Range: range };
    const until = AbortSignal.any([signal, AbortSignal.timeout(TRANSFER_TIMEOUT_MS)]);
    let response = await this.ask(`${url}.mp3`, { headers, signal: until });
    const elsewhere = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && elsewhere !== null && STORAGE.test(elsewhere)) {
      await response.body?.cancel();
      response = await began(fetch(elsewhere, { headers, signal: until, redirect: 'manual' }), until);
    }
    const { status, body } = response;
    const isSound = response.headers.get('content-type')?.startsWith('audio/') ?? false;
    if (status === 416 || ((status === 200 || status === 206) && isSound)) {
      return { status, headers: response.headers, body };
    }
    await body?.cancel();
    throw problemOf(status);
  }

  /**
   * Removes the recording at an address and what was written down of it. Nothing to remove is no error.
   * @throws RecordingUnavailable
   */
  async remove(address: string): Promise<void> {
    const { url, base } = this.placeOf(address);
    const signal = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
    const list = await this.ask(`${url}/Transcriptions.json`, { signal });
    const { transcriptions = [] } = list.ok ? ((await list.json()) as { transcriptions?: { sid: string }[] }) : {};
    for (const { sid } of transcriptions) await this.delete(`${base}/Transcriptions/${sid}.json`);
    await this.delete(`${url}.json`);
  }

  private async delete(url: string): Promise<void> {
    const response = await this.ask(url, { method: 'DELETE', signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    await response.body?.cancel();
    if (!response.ok && response.status !== 404) throw problemOf(response.status);
  }

  private placeOf(address: string): { readonly url: string; readonly base: string } {
    if (!this.isSetUp) throw new RecordingUnavailable('not_set_up', 'no Twilio account is set up');
    const read: RecordingAddress | null = readRecordingAddress(address);
    if (read === null) throw new RecordingUnavailable('none', "the address is no recording at Twilio's API");
    if (read.accountSid !== this.accountSid) {
      throw new RecordingUnavailable('foreign', 'the recording belongs to another account of Twilio');
    }
    const host = this.apiUrl === null ? `https://${read.host}` : `${this.apiUrl}/${read.host}`;
    const base = `${host}/2010-04-01/Accounts/${read.accountSid}`;
    return { url: `${base}/Recordings/${read.recordingSid}`, base };
  }

  private ask(
    url: string,
    { headers = {}, signal, ...more }: RequestInit & { signal: AbortSignal },
  ): Promise<Response> {
    const all = { ...(headers as Record<string, string>), Authorization: this.authorization };
    return began(fetch(url, { ...more, headers: all, signal, redirect: 'manual' }), signal);
  }
}

/** Waits for the beginning of an answer, for ten seconds at most. */
async function began(response: Promise<Response>, signal: AbortSignal): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([response, late]);
  } catch (error) {
    response.then(({ body }) => body?.cancel()).catch(() => undefined);
    if (signal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new RecordingUnavailable('unavailable', `Twilio could not be asked: ${why}`);
  } finally {
    clearTimeout(timer);
  }
}

function problemOf(status: number): RecordingUnavailable {
  if (status === 404) return new RecordingUnavailable('none', 'Twilio has no such recording');
  return new RecordingUnavailable('unavailable', `Twilio answers ${status}`);
}
