import type { FlowEvent } from '../../studio/index.js';
import { secondsToSay } from '../../studio/runner/speech.js';

/** Somebody was rung, alone or with others; or what came of these people's ringing was told, and arrived or did not. */
type Entry =
  | { readonly kind: 'dial'; readonly phones: readonly string[]; readonly pickedUp: string[] }
  | { readonly kind: 'report'; readonly phones: readonly string[]; readonly arrives: boolean };

const PHONE = /\+\d{7,15}/g;

/** What a caller and the people who were rung for them noticed of a call, in order. */
export class CallDiary {
  /** Longest time in which the caller heard nothing at all: no word, no ringing, nobody. In simulated seconds. */
  longestSilence = 0;
  private readonly entries: Entry[] = [];
  private heardUntil = 0;
  private readonly ringing = new Set<string>();
  private callerIsThere = true;

  /** Takes down something that happened. */
  readonly note = (event: FlowEvent): void => {
    if (event.type === 'dial') this.entries.push({ kind: 'dial', phones: event.phones, pickedUp: [] });
    if (event.type === 'picked_up') this.lastDial?.pickedUp.push(event.phone);
    this.listen(event);
    if (event.type === 'caller_hung_up') this.callerIsThere = false;
  };

  /** Takes down a request, with the reports that it carries, and whether it arrives at once. */
  readonly noteRequest = (url: string, body: string, arrives: boolean): void => {
    const named = decodeURIComponent(body).match(PHONE) ?? [];
    const rung = url.includes('/dial-result?') ? (this.lastDial?.phones ?? []) : [];
    this.entries.push({ kind: 'report', phones: [...named, ...rung], arrives });
  };

  /**
   * Phones that were rung once more in this call with no reason that the rules know (§6.4). A reason is, between the
   * beginnings of the two rings: that no request arrived in time which carries the result of the first one
   * (attempt-failed and next-target that name the phone, the documents of its own leg, the result of the dial); or that
   * somebody else of the same dial picked up, which cut the ringing of the others short. It is no reason that an answer
   * of ours was lost, that a request came twice, nor what becomes of status callbacks.
   */
  rungAgain(): string[] {
    return this.entries.flatMap((entry, index) => {
      if (entry.kind !== 'dial') return [];
      return entry.phones.filter((phone) => {
        const first = this.entries.findLastIndex(
          (earlier, at) => at < index && earlier.kind === 'dial' && earlier.phones.includes(phone),
        );
        return first !== -1 && !isExcused(this.entries.slice(first, index), phone);
      });
    });
  }

  private get lastDial(): Extract<Entry, { kind: 'dial' }> | undefined {
    return this.entries.findLast((entry) => entry.kind === 'dial');
  }

  private listen(event: FlowEvent): void {
    const { type, at } = event;
    if (!this.callerIsThere) return;
    if (type === 'say' || type === 'dial' || type === 'end' || type === 'caller_hung_up') {
      if (this.ringing.size === 0) this.longestSilence = Math.max(this.longestSilence, at - this.heardUntil);
      this.heardUntil = Math.max(this.heardUntil, at);
    }
    if (type === 'say') this.heardUntil = at + secondsToSay(event.words);
    if (type === 'dial') for (const phone of event.phones) this.ringing.add(phone);
    if (type === 'message') this.heardUntil = at; // it was the caller who spoke
    if (type === 'dial_result' && this.ringing.delete(event.phone)) this.heardUntil = at;
  }
}

function isExcused(since: readonly Entry[], phone: string): boolean {
  const about = since.filter(({ phones }) => phones.includes(phone));
  const isCutShort = about.some((entry) => entry.kind === 'dial' && entry.pickedUp.some((other) => other !== phone));
  return isCutShort || !about.some((entry) => entry.kind === 'report' && entry.arrives);
}
