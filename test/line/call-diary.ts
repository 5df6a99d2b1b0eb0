import type { FlowEvent } from '../../studio/index.js';
import { secondsToSay } from '../../studio/runner/speech.js';

/** Somebody was rung, alone or with others, or a report of these people's ringing was lost. */
type Entry =
  | { readonly kind: 'dial'; readonly phones: readonly string[]; readonly pickedUp: string[] }
  | { readonly kind: 'report lost'; readonly phones: readonly string[] };

const PHONE = /\+\d{7,15}/g;

/** What a caller and the people who were rung for him noticed of a call, in order. */
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

  /** Takes down that a request did not arrive, or only after others: with it the reports that it carried. */
  readonly noteLost = (url: string, body: string): void => {
    const named = decodeURIComponent(body).match(PHONE) ?? [];
    const rung = url.includes('/dial-result?') ? (this.lastDial?.phones ?? []) : [];
    this.entries.push({ kind: 'report lost', phones: [...named, ...rung] });
  };

  /**
   * Phones that were rung once more in this call with no reason that the rules know (§6.4). A reason is, between the
   * beginnings of the two rings: that a request which carries the result of the first one did not arrive, or too late
   * (attempt-failed and next-target that name the phone, the document of his own leg, the result of the dial); or that
   * somebody else of the same dial picked up, which cut the ringing of the others short. That an answer of ours was lost
   * is none, nor that a request came twice, nor what becomes of status callbacks.
   */
  rungAgain(): string[] {
    return this.entries.flatMap((entry, index) => {
      if (entry.kind !== 'dial') return [];
      return entry.phones.filter((phone) => {
        const first = this.entries.findLastIndex(
          (earlier, at) => at < index && earlier.kind === 'dial' && earlier.phones.includes(phone),
        );
        return first !== -1 && !this.entries.slice(first, index).some((reason) => excuses(reason, phone));
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
    if (type === 'message') this.heardUntil = at; // it was he who spoke
    if (type === 'dial_result' && this.ringing.delete(event.phone)) this.heardUntil = at;
  }
}

function excuses(entry: Entry, phone: string): boolean {
  if (entry.kind === 'report lost') return entry.phones.includes(phone);
  return entry.phones.includes(phone) && entry.pickedUp.some((other) => other !== phone);
}
