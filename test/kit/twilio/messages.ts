import { isE164 } from '../../../src/common/index.js';
import { SERVICE_SID } from './account.js';
import { newSid, refusal, type ApiAnswer, type ApiRequest, type Resource, type Route } from './resource.js';
import { ACCOUNT_SID, LINE_NUMBER } from './stand-in.js';

/** A message that was taken. */
export interface SentMessage {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  /** By which messaging service; null: by the number itself. */
  readonly service: string | null;
  readonly body: string;
  readonly statusCallback: string;
  readonly validityPeriod: number;
}

/** What becomes of a request that is right: as it would be (`take`), or otherwise. */
export type Fate = (take: () => ApiAnswer) => ApiAnswer | Promise<ApiAnswer>;

/** The parameters that this service has a use for; any other one is a mistake. */
const KNOWN = new Set(['To', 'From', 'MessagingServiceSid', 'Body', 'StatusCallback', 'ValidityPeriod']);
const MAX_BODY = 1600;
const MAX_VALIDITY = 36_000;

/** `POST /2010-04-01/Accounts/{AccountSid}/Messages.json`, as Twilio's documentation describes it. */
export class MessagesResource implements Resource {
  /** Everything that was taken, in order: what a person would find on their phone. */
  readonly sent: SentMessage[] = [];
  /**
   * Twilio's error number of a message that carriers don't deliver, which is told later; null: it arrives. As it is with
   * 30034 (not registered), 30032 (toll-free, not verified), 30006 (landline) and 21606 (the number sends no messages).
   */
  undelivered: (message: SentMessage) => number | null = () => null;
  private told = 0;
  /** Phones that have sent STOP. */
  readonly optedOut = new Set<string>();
  private readonly fates: Fate[] = [];
  private usual: Fate = (take) => take();
  private whenTaken: () => void = () => undefined;

  readonly routes: readonly Route[] = [
    {
      method: 'POST',
      host: 'api.twilio.com',
      path: '/2010-04-01/Accounts/{AccountSid}/Messages.json',
      answer: (request) => this.create(request),
    },
  ];

  /** What becomes of the next requests, one after the other; those after them go as usual. */
  next(...fates: readonly Fate[]): void {
    this.fates.push(...fates);
  }

  /** What becomes of all requests from now on. */
  always(fate: Fate): void {
    this.usual = fate;
  }

  /** Waits until a number of messages have been taken. */
  async arrived(count: number): Promise<void> {
    while (this.sent.length < count) {
      await new Promise<void>((resolve) => {
        this.whenTaken = resolve;
      });
    }
  }

  /** Everything that one phone got. */
  to(phone: string): SentMessage[] {
    return this.sent.filter(({ to }) => to === phone);
  }

  /**
   * What carriers tell of the messages that were taken since the last time, in order, and after how many seconds: one
   * segment goes out in a second (a long code in the United States), and carriers take a moment.
   */
  deliveries(): { message: SentMessage; seconds: number; status: 'delivered' | 'undelivered'; code: number | null }[] {
    let seconds = 0;
    const fresh = this.sent.slice(this.told);
    this.told = this.sent.length;
    return fresh.map((message) => {
      seconds += segmentsOf(message.body);
      const code = this.undelivered(message);
      return { message, seconds, status: code === null ? 'delivered' : 'undelivered', code };
    });
  }

  private create(request: ApiRequest): ApiAnswer | Promise<ApiAnswer> {
    const wrong = this.problemOf(request.form);
    if (wrong !== null) return wrong;
    const fate = this.fates.shift() ?? this.usual;
    return fate(() => this.take(request.form));
  }

  private problemOf(form: URLSearchParams): ApiAnswer | null {
    const [to, from, body] = ['To', 'From', 'Body'].map((name) => form.get(name) ?? '') as [string, string, string];
    const unknown = [...form.keys()].find((name) => !KNOWN.has(name));
    const callback = form.get('StatusCallback');
    const validity = form.get('ValidityPeriod') ?? String(MAX_VALIDITY);
    if (unknown !== undefined) return refusal(400, 20001, `Unknown parameter ${unknown}`);
    if (to === '') return refusal(400, 21604, "A 'To' phone number is required.");
    if (!isE164(to)) return refusal(400, 21211, `Invalid 'To' Phone Number: ${to}`);
    const service = form.get('MessagingServiceSid');
    if (service === null && from === '') return refusal(400, 21603, "A 'From' phone number is required.");
    if (service !== null && service !== SERVICE_SID) return refusal(404, 20404, `${service} was not found`);
    if (service === null && from !== LINE_NUMBER)
      return refusal(400, 21606, `The 'From' phone number ${from} is not yours.`);
    if (body === '') return refusal(400, 21602, 'Message body is required.');
    if (body.length > MAX_BODY) return refusal(400, 21617, 'The concatenated message body is too long.');
    if (callback !== null && !isPublicUrl(callback)) return refusal(400, 21609, `Invalid StatusCallback: ${callback}`);
    if (!/^\d+$/.test(validity) || Number(validity) < 1 || Number(validity) > MAX_VALIDITY) {
      return refusal(400, 20001, 'ValidityPeriod must be between 1 and 36000');
    }
    return this.optedOut.has(to) ? refusal(400, 21610, `Attempt to send to unsubscribed recipient ${to}`) : null;
  }

  private take(form: URLSearchParams): ApiAnswer {
    const text = (name: string): string => form.get(name) ?? '';
    const sid = newSid('SM');
    const [to, from, body] = [text('To'), text('From') || LINE_NUMBER, text('Body')];
    const service = form.get('MessagingServiceSid');
    const statusCallback = text('StatusCallback');
    this.sent.push({ sid, to, from, service, body, statusCallback, validityPeriod: Number(text('ValidityPeriod')) });
    this.whenTaken();
    return {
      status: 201,
      body: {
        account_sid: ACCOUNT_SID,
        api_version: '2010-04-01',
        body,
        date_created: 'Mon, 23 Nov 2026 10:00:00 +0000',
        date_sent: null,
        date_updated: 'Mon, 23 Nov 2026 10:00:00 +0000',
        direction: 'outbound-api',
        error_code: null,
        error_message: null,
        from,
        messaging_service_sid: service,
        num_media: '0',
        num_segments: '1',
        price: null,
        price_unit: 'USD',
        sid,
        status: 'queued',
        subresource_uris: { media: `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages/${sid}/Media.json` },
        to,
        uri: `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages/${sid}.json`,
      },
    };
  }
}

/** How many segments a text is sent in: 160 characters in one, 153 in each of several; half as many with others than GSM's. */
function segmentsOf(body: string): number {
  const isPlain = /^[\n\r -~£¥èéùìòÇØøÅåÆæßÉ¡ÄÖÑÜ§¿äöñüà]*$/.test(body);
  const [alone, each] = isPlain ? [160, 153] : [70, 67];
  return body.length <= alone ? 1 : Math.ceil(body.length / each);
}

function isPublicUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && !new URL(text).hostname.includes('_');
}

/** It answers an error, and sends nothing. */
export const says =
  (status: number, code: number): Fate =>
  () =>
    refusal(status, code, `error ${code}`);

/** It sends the message, and its answer is lost. */
export const losesAnswer: Fate = (take) => {
  take();
  return 'hang up';
};

/** It sends the message, and answers when the gate is opened. */
export class Gate {
  open: () => void = () => undefined;
  private readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });

  readonly fate: Fate = async (take) => {
    const answer = take();
    await this.opened;
    return answer;
  };
}
