import { Injectable } from '@nestjs/common';
import type { SignedJson } from '../../twilio/index.js';

/** How long an answer may take, in milliseconds: as long as Studio waits for one. */
const MAX_MILLISECONDS = 10_000;
const MAX_CHARACTERS = 10_000;

/** What came back. */
export interface OutsideAnswer {
  readonly status: number;
  /** The beginning of the body. */
  readonly text: string;
}

/** Sends requests to the public address of this service, out through the network and back in. */
@Injectable()
export class Outside {
  /**
   * Posts a request, without following redirects.
   * @returns the answer, or why there isn't one: a code such as `ECONNREFUSED`.
   */
  post({ url, headers, body }: SignedJson, milliseconds = MAX_MILLISECONDS): Promise<OutsideAnswer | string> {
    return this.send(url, { method: 'POST', headers, body }, milliseconds);
  }

  /** Asks an address without credentials, as anybody could; answers as `post` does. */
  ask(url: string, method: 'GET' | 'POST'): Promise<OutsideAnswer | string> {
    return this.send(url, { method }, MAX_MILLISECONDS);
  }

  private async send(url: string, init: RequestInit, milliseconds: number): Promise<OutsideAnswer | string> {
    try {
      const signal = AbortSignal.timeout(milliseconds);
      const response = await fetch(url, { ...init, redirect: 'manual', signal });
      return { status: response.status, text: (await response.text()).slice(0, MAX_CHARACTERS) };
    } catch (error) {
      return reasonOf(error);
    }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : error.message;
}
