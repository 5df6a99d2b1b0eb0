import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DialledLeg, RunningCall } from '../../studio/index.js';
import { toneOf } from './tone.js';

/** The account of the demo, which is also the runner's where none is named. */
export const DEMO_ACCOUNT_SID = `AC${'0'.repeat(32)}`;
/** How long a recording is of which nothing is known, in seconds. */
const USUAL_SECONDS = 10;

/** A call that the service asked for. */
export interface AskedCall {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly url: string;
  readonly statusCallback: string;
  readonly timeoutSeconds: number;
}

/** A text message that the service asked for. */
export interface TakenText {
  readonly sid: string;
  readonly to: string;
  readonly body: string;
  readonly statusCallback: string;
}

/** An answer: a status with JSON, or a sound. */
type Answer = readonly [status: number, body: object | Buffer];

/**
 * As much of Twilio's REST API as the demo needs, over HTTP (for TWILIO_API_URL): it ends legs, begins calls, sends
 * them elsewhere, takes text messages and keeps recordings. The calls themselves are played by the runner in studio/.
 */
export class PlayedTwilio {
  /** Seconds of each recording, by its sid. */
  readonly recordings = new Map<string, number>();
  /** Calls that were asked for, in order. */
  readonly asked: AskedCall[] = [];
  /** Told of each call that is asked for. */
  onAsked: (call: AskedCall) => void = () => undefined;
  /** Twilio's error number with which text messages are refused; null: they are taken. */
  refusesTexts: number | null = null;
  /** Told of each text message, refused or not. */
  onText: (text: TakenText) => void = () => undefined;
  private readonly legs = new Map<string, DialledLeg>();
  private readonly calls = new Map<string, RunningCall>();
  private texts = 0;

  private constructor(private readonly server: Server) {}

  /** @param port 0: any. @throws Error (`EADDRINUSE`) where something else listens there. */
  static async start(port = 0): Promise<PlayedTwilio> {
    const server = createServer();
    const played = new PlayedTwilio(server);
    server.on('request', (incoming, outgoing) => void played.handle(incoming, outgoing));
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return played;
  }

  /** What goes into TWILIO_API_URL. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Knows a leg from now on, so that the service can end it. */
  readonly addLeg = (leg: DialledLeg): void => void this.legs.set(leg.sid, leg);

  /** Knows a call from now on, so that the service can send it elsewhere. */
  readonly addCall = (call: RunningCall): void => void this.calls.set(call.sid, call);

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const [status, body] = this.answer(`${incoming.method} ${incoming.url?.split('?', 1)[0]}`, form);
    const isSound = Buffer.isBuffer(body);
    const bytes = isSound ? body : Buffer.from(JSON.stringify(body));
    outgoing.writeHead(status, {
      'Content-Type': isSound ? 'audio/wav' : 'application/json',
      'Content-Length': bytes.length,
    });
    outgoing.end(bytes);
  }

  private answer(request: string, form: URLSearchParams): Answer {
    const [, recording] = /^GET .*\/Recordings\/(RE\w+)\.mp3$/.exec(request) ?? [];
    if (recording !== undefined) return [200, toneOf(this.recordings.get(recording) ?? USUAL_SECONDS)];
    const [, leg] = /^POST .*\/Calls\/(CA\w+)\.json$/.exec(request) ?? [];
    if (leg !== undefined) return this.calls.has(leg) ? this.move(leg, form.get('Url')) : this.endLeg(leg);
    if (/^POST .*\/Messages\.json$/.test(request)) return this.takeText(form);
    if (/^POST .*\/Calls\.json$/.test(request)) return this.begin(form);
    return [404, { code: 20404, message: 'not played by the demo', status: 404 }];
  }

  private endLeg(sid: string): Answer {
    const leg = this.legs.get(sid);
    if (leg === undefined) return [404, { code: 20404, message: 'no such call', status: 404 }];
    if (!leg.over) leg.hangUp();
    return [200, { sid, status: 'completed' }];
  }

  private move(sid: string, url: string | null): Answer {
    const call = this.calls.get(sid);
    if (call === undefined || call.over || url === null) {
      return [400, { code: 21220, message: 'Call is not in-progress. Cannot redirect.', status: 400 }];
    }
    call.redirect(url);
    return [200, { sid, status: 'in-progress' }];
  }

  private takeText(form: URLSearchParams): Answer {
    const text = (name: string): string => form.get(name) ?? '';
    const sid = `SM${String((this.texts += 1)).padStart(32, 'd')}`;
    const taken = { sid, to: text('To'), body: text('Body'), statusCallback: text('StatusCallback') };
    // Twilio answers before it tells what became of it.
    setImmediate(() => this.onText(taken));
    const { refusesTexts: code } = this;
    return code === null ? [201, { sid, status: 'queued' }] : [400, { code, message: 'refused', status: 400 }];
  }

  private begin(form: URLSearchParams): Answer {
    const text = (name: string): string => form.get(name) ?? '';
    const sid = `CA${String(this.asked.length + 1).padStart(32, 'c')}`;
    const [to, from, url, statusCallback] = [text('To'), text('From'), text('Url'), text('StatusCallback')];
    const call = { sid, to, from, url, statusCallback, timeoutSeconds: Number(form.get('Timeout') ?? 60) };
    this.asked.push(call);
    // Twilio answers before it rings.
    setImmediate(() => this.onAsked(call));
    return [201, { sid, to, from, status: 'queued' }];
  }
}
