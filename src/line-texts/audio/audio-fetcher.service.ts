import { Injectable } from '@nestjs/common';
import { isAudioAddress } from './audio-file.js';

const TIMEOUT_MS = 10_000;
const MAX_REDIRECTS = 5;
/** The largest file, in bytes. */
const MAX_BYTES = 3_000_000;

/** A file, or why it could not be fetched. */
export type Fetched = { readonly file: Buffer; readonly isWhole: boolean } | { readonly problem: string };

/** Fetches files that admins name, when they are saved: never on the way of a call. */
@Injectable()
export class AudioFetcher {
  /** How it asks; a test has its own. */
  request: typeof fetch = (input, init) => fetch(input, init);

  /** Fetches the first 3 MB of a file, where redirects lead too as long as they are https. Never throws. */
  async fetch(address: string): Promise<Fetched> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      let url = address;
      for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
        const response = await this.request(url, { signal, redirect: 'manual' });
        if (response.status === 200) return await beginningOf(response);
        await response.body?.cancel();
        const location = response.headers.get('location');
        if (response.status < 300 || response.status > 399 || location === null || !URL.canParse(location, url)) {
          return { problem: `could not be fetched: the answer is ${response.status}` };
        }
        url = new URL(location, url).href;
        if (!isAudioAddress(url)) return { problem: 'leads to an address that is not https' };
      }
      return { problem: 'could not be fetched: it leads from address to address' };
    } catch (error) {
      return { problem: `could not be fetched: ${signal.aborted ? 'no answer in time' : reasonOf(error)}` };
    }
  }
}

async function beginningOf({ body }: Response): Promise<Fetched> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const source: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = body ?? [];
  // Leaving the loop cancels the rest.
  for await (const piece of source) {
    pieces.push(piece);
    bytes += piece.byteLength;
    if (bytes > MAX_BYTES) break;
  }
  return { file: Buffer.concat(pieces).subarray(0, MAX_BYTES), isWhole: bytes <= MAX_BYTES };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.message;
}
