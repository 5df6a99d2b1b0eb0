import type { ServerResponse } from 'node:http';
import { refusal, type ApiAnswer, type ApiRequest, type Resource, type Route } from './resource.js';

const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}';
const HOST = 'api.twilio.com';

/** Recordings of the account, with what was written down of them. */
export class RecordingsResource implements Resource {
  /** The sound of each recording by its sid. */
  readonly sounds = new Map<string, Buffer>();
  /** The sids of transcriptions by that of their recording. */
  readonly transcriptions = new Map<string, string[]>();
  readonly removed: string[] = [];
  /** Whether it sends the part that a Range names; Twilio does not document it. */
  takesRanges = true;
  /** What is answered instead, where it is set. */
  instead: ApiAnswer | undefined;
  /** Sends the first bytes and then nothing. */
  stalls = false;
  /** How many sounds are being sent now. */
  sending = 0;

  readonly routes: readonly Route[] = [
    { method: 'GET', host: HOST, path: `${ACCOUNT}/Recordings/{Sid}.mp3`, answer: (request) => this.sound(request) },
    {
      method: 'DELETE',
      host: HOST,
      path: `${ACCOUNT}/Recordings/{Sid}.json`,
      answer: (request) => this.remove(request),
    },
    {
      method: 'GET',
      host: HOST,
      path: `${ACCOUNT}/Recordings/{Sid}/Transcriptions.json`,
      answer: ({ params: { Sid = '' } }) => {
        const sids = this.transcriptions.get(Sid) ?? [];
        return this.instead ?? { status: 200, body: { transcriptions: sids.map((sid) => ({ sid })) } };
      },
    },
    {
      method: 'DELETE',
      host: HOST,
      path: `${ACCOUNT}/Transcriptions/{Sid}.json`,
      answer: ({ params: { Sid = '' } }) => {
        this.removed.push(Sid);
        return { status: 204 };
      },
    },
  ];

  private sound({ params: { Sid = '' }, range }: ApiRequest): ApiAnswer {
    const sound = this.sounds.get(Sid);
    if (this.instead !== undefined) return this.instead;
    if (sound === undefined) return refusal(404, 20404, 'The requested resource was not found');
    return { send: (outgoing) => this.send(outgoing, sound, this.takesRanges ? range : undefined) };
  }

  private send(outgoing: ServerResponse, sound: Buffer, range: string | undefined): void {
    const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
    const last = to === '' ? sound.length - 1 : Math.min(Number(to), sound.length - 1);
    const part = sound.subarray(Number(from), last + 1);
    outgoing.writeHead(from === '' ? 200 : 206, {
      'Content-Type': 'audio/wav',
      'Content-Length': part.length,
      ...(from !== '' && { 'Content-Range': `bytes ${from}-${last}/${sound.length}` }),
    });
    this.sending += 1;
    outgoing.once('close', () => (this.sending -= 1));
    if (this.stalls) outgoing.write(part.subarray(0, 100));
    else outgoing.end(part);
  }

  private remove({ params: { Sid = '' } }: ApiRequest): ApiAnswer {
    if (this.instead !== undefined) return this.instead;
    if (!this.sounds.delete(Sid)) return refusal(404, 20404, 'The requested resource was not found');
    this.removed.push(Sid);
    return { status: 204 };
  }
}
