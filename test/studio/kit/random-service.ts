import { PUBLIC } from './backend.js';
import { BACK, dial, twiml } from './twiml.js';

/** What becomes of one request. */
export type Fate = 'answered' | 'lost' | 'answer lost' | 'too late' | '500' | '404' | 'a page' | 'nothing';
export const FATES: readonly Fate[] = [
  'answered',
  'lost',
  'answer lost',
  'too late',
  '500',
  '404',
  'a page',
  'nothing',
];

/** The words with which this service ends a call that nobody took. */
export const ENDING = 'Nobody is there.';

/** A service that rings one group after the other, whose every request meets a fate. */
export class RandomService {
  /** The result of every dial that was told, in order. */
  readonly results: URLSearchParams[] = [];
  /** The status callbacks that came, in order. */
  readonly callbacks: URLSearchParams[] = [];
  #requests = 0;
  #group = 0;

  constructor(
    private readonly groups: readonly (readonly string[])[],
    private readonly fates: readonly Fate[],
  ) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input).pathname.replace(/^.*\//, '');
    const form = new URLSearchParams(typeof init?.body === 'string' ? init.body : '');
    const fate = this.fates[this.#requests++ % this.fates.length] ?? 'answered';
    if (fate === 'lost') throw new TypeError('fetch failed');
    if (fate === 'too late') await new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', reject));
    if (fate === '500' || fate === '404') return new Response('', { status: Number(fate) });
    if (fate === 'a page') return new Response('<h1>Hello</h1>', { headers: { 'content-type': 'text/html' } });
    if (fate === 'nothing') return new Response(null, { status: 204 });
    const response = this.#answer(path, form);
    if (fate === 'answer lost')
      throw new TypeError('terminated', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });
    return response;
  };

  #answer(path: string, form: URLSearchParams): Response {
    if (path === 'check') return Response.json({ ok: true });
    if (path === 'leg-status') {
      this.callbacks.push(form);
      return new Response(null, { status: 204 });
    }
    return xml(this.#document(path, form));
  }

  #document(path: string, form: URLSearchParams): string {
    if (path === 'screen') {
      return `<Gather numDigits="1" actionOnEmptyResult="true" action="${PUBLIC}/screen-result"/><Hangup/>`;
    }
    if (path === 'screen-result') return form.get('Digits') === '1' ? '' : '<Hangup/>';
    if (path === 'dial-result') {
      this.results.push(form);
      if (form.get('DialBridged') === 'true') return `<Redirect>${BACK}&amp;outcome=answered</Redirect>`;
    }
    const group = this.groups[this.#group];
    this.#group += 1;
    return group === undefined ? `<Say>${ENDING}</Say><Redirect>${BACK}&amp;outcome=ended</Redirect>` : dial(group);
  }
}

function xml(verbs: string): Response {
  const { body, contentType = '' } = twiml(verbs);
  return new Response(String(body), { headers: { 'content-type': contentType } });
}
