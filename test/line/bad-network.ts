import type { Callback, CallbackFate } from '../../studio/index.js';

/** What may become of a request on its way, or of a status callback. */
export const DISTURBANCES = ['lost', 'answer lost', 'too late', 'overtaken', 'twice', 'reordered'] as const;
export type Disturbance = (typeof DISTURBANCES)[number];

/** How often each was done, among how many requests. */
export type NetworkFigures = Record<'requests' | Disturbance, number>;

/** How a request is dealt with. */
interface Passage {
  /** Lets it arrive, and waits for no answer. */
  readonly copy: () => Promise<void>;
  readonly original: () => Promise<Response>;
}

/** What becomes of requests for a document or an answer. */
const OF_REQUESTS: readonly Disturbance[] = ['lost', 'answer lost', 'too late', 'overtaken', 'twice'];
/** Most later requests of a call that overtake one. */
const MAX_OVERTAKING = 4;
/** Most seconds by which a status callback is late. */
const LATEST_CALLBACK_SECONDS = 40;
/** When a callback is delivered that nothing disturbs, in seconds after what it tells. */
const USUAL = 0.1;

type Fetch = typeof fetch;

/** Who wants to know what the network does. */
export interface NetworkListener {
  /** Something was disturbed. */
  disturbed(): void;
  /** A request other than a status callback, and whether it arrives before any later one. */
  request(url: string, body: string, arrives: boolean): void;
}

/**
 * The network of one call, which disturbs a share of its requests. lost: it never arrives · answer lost: it is answered,
 * and the connection breaks · too late: it arrives, and its answer is not waited for · overtaken: the same, and it arrives
 * after later requests of the call · twice: a copy of it arrives too, at once or after later ones · reordered: a status
 * callback is late by up to 40 seconds.
 */
export class BadNetwork {
  private readonly underway: { after: number; readonly arrive: () => Promise<void> }[] = [];

  /** `chance`: numbers from 0 to just below 1. `share`: how many of the requests are disturbed, 0.1 for a tenth. */
  constructor(
    private readonly chance: () => number,
    private readonly share: number,
    private readonly figures: NetworkFigures,
    private readonly hears: NetworkListener,
  ) {}

  readonly fetch: Fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    this.figures.requests += 1;
    const isCallback = /\/(?:leg-status|recording-status|detected)\b/.test(url);
    const what = isCallback || this.chance() >= this.share ? null : this.oneOf(OF_REQUESTS);
    const arrives = what !== 'lost' && what !== 'overtaken';
    if (!isCallback) this.hears.request(url, typeof init?.body === 'string' ? init.body : '', arrives);
    if (what === null) return this.passOn(input, init);
    this.figures[what] += 1;
    this.hears.disturbed();
    const copy = async (): Promise<void> => void (await (await fetch(input, { ...init, signal: null })).text());
    return this.disturb(what, { copy, original: () => this.passOn(input, init) });
  };

  readonly callbackFate = (_: Callback): CallbackFate => {
    if (this.chance() >= this.share) return [USUAL];
    const what = this.oneOf(['lost', 'twice', 'reordered'] as const);
    this.figures[what] += 1;
    this.hears.disturbed();
    if (what === 'lost') return [];
    const late = this.chance() * LATEST_CALLBACK_SECONDS;
    return what === 'twice' ? [USUAL, late] : [late];
  };

  /** Lets everything arrive that is still under way. */
  async settle(): Promise<void> {
    for (const { arrive } of this.underway.splice(0)) await arrive();
  }

  private async disturb(what: Disturbance, { copy, original }: Passage): Promise<Response> {
    switch (what) {
      case 'lost':
        throw new TypeError('fetch failed');
      case 'answer lost':
        await copy();
        throw new TypeError('terminated', { cause: Object.assign(new Error('broken'), { code: 'ECONNRESET' }) });
      case 'too late':
        await copy();
        throw new DOMException('The answer was not waited for', 'TimeoutError');
      case 'overtaken':
        this.arriveLater(copy);
        throw new DOMException('It was not waited for', 'TimeoutError');
      default:
        if (this.chance() < 0.5) await copy();
        else this.arriveLater(copy);
        return original();
    }
  }

  private arriveLater(arrive: () => Promise<void>): void {
    this.underway.push({ after: 1 + Math.floor(this.chance() * MAX_OVERTAKING), arrive });
  }

  /** Passes a request on; after it, earlier ones arrive that enough others have overtaken. */
  private async passOn(input: Parameters<Fetch>[0], init: Parameters<Fetch>[1]): Promise<Response> {
    const response = await fetch(input, init);
    for (const one of this.underway) one.after -= 1;
    const due = this.underway.filter(({ after }) => after <= 0);
    for (const one of due) this.underway.splice(this.underway.indexOf(one), 1);
    for (const { arrive } of due) await arrive();
    return response;
  }

  private oneOf<T>(all: readonly T[]): T {
    return all[Math.floor(this.chance() * all.length)] as T;
  }
}
