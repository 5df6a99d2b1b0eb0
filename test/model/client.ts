import { SLOTS, type Move } from './moves.js';
import type { Told } from './report-rules.js';
import type { Ask } from './routing-rules.js';
import type { World } from './world.js';

/** Two of them differ in nothing but case: they are two calls. */
const SIDS = ['CAone', 'CAONE', 'CAtwo', 'CAthree', 'CAfour'];
const NOBODYS_PHONE = '+15005550009';
const NOBODYS_ID = 987_654_321;

/** A request as it goes over the wire, and what its values mean. */
export interface Sent {
  readonly endpoint: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string | null;
  readonly ask: Ask;
  /** Null for a request for the next target. */
  readonly told: Told | null;
  readonly slot: number;
  readonly isLost: boolean;
}

export type Request = Extract<Move, { slot: number; hasSid: boolean }>;

/** What the other side of the line knows of each call, which may be less than what was answered. */
export class Client {
  private readonly knows = Array.from({ length: SLOTS + 1 }, () => ({
    id: null as number | null,
    dialled: null as string | null,
  }));
  private tokens = 0;

  /** The client has read an answer. */
  learn(slot: number, { incidentId, nextPhoneE164 }: { incidentId: number; nextPhoneE164: string | null }): void {
    const known = this.knows[slot];
    if (known) Object.assign(known, { id: incidentId, dialled: nextPhoneE164 ?? known.dialled });
  }

  /** The callSid of a slot. */
  static sid(slot: number): string {
    return SIDS[slot] ?? '';
  }

  /** Makes a request of a move. */
  compose(world: World, move: Request): Sent {
    const slot = slotOf(world, move);
    const sid = move.hasSid ? Client.sid(slot) : null;
    const id = this.idFor(world, move, slot);
    const token = move.hasToken ? `token-${(this.tokens += 1)}` : null;
    const spelt = { known: id, 'of another': id, 'of nobody': id, absent: undefined, empty: '', null: null }[move.id];
    const about = {
      ...(sid !== null && { callSid: sid }),
      ...(spelt !== undefined && { incidentId: move.spelling === 'text' && id !== null ? String(id) : spelt }),
    };
    const headers: Record<string, string> = token === null ? {} : { 'I-Twilio-Idempotency-Token': token };
    const common = {
      endpoint: move.kind,
      headers,
      token,
      slot,
      isLost: move.kind === 'next-target' && move.isLost,
    };
    const ask = { sid, id, caller: null, last: null };
    if (move.kind === 'next-target') {
      const last = this.lastFor(move);
      const caller = move.caller.startsWith('+') ? move.caller : null;
      const lastTargetPhone = last && spell(last, move.spelling);
      const body = { ...about, callerPhone: move.caller, ...(last !== null && { lastTargetPhone }) };
      return { ...common, body, ask: { ...ask, caller, last: last || null }, told: null };
    }
    if (move.kind === 'completed') {
      const { kind, duration } = move;
      return { ...common, body: { ...about, duration }, ask, told: { kind, duration } };
    }
    const phone = phoneFor(world, move, slot);
    const spelling = spell(phone, move.spelling);
    if (move.kind === 'answered') {
      return { ...common, body: { ...about, answeredPhone: spelling }, ask, told: { kind: 'answered', phone } };
    }
    const { kind, reason } = move;
    return { ...common, body: { ...about, targetPhone: spelling, reason }, ask, told: { kind, phone, reason } };
  }

  private idFor({ calls }: World, { id }: Request, slot: number): number | null {
    if (id === 'known') return this.knows[slot]?.id ?? null;
    if (id === 'of another') return calls.find(({ sid }) => sid !== Client.sid(slot))?.id ?? NOBODYS_ID;
    return id === 'of nobody' ? NOBODYS_ID : null;
  }

  private lastFor({ last, slot }: Extract<Request, { kind: 'next-target' }>): string | null {
    if (last === 'dialled') return this.knows[slot]?.dialled ?? null;
    if (last === 'other') return NOBODYS_PHONE;
    return last === 'empty' ? '' : null;
  }
}

/** Most reports are of calls that there are. */
function slotOf({ calls }: World, { kind, slot, strays }: Request): number {
  if (kind === 'next-target' || strays || calls.length === 0) return slot;
  return SIDS.indexOf(calls[slot % calls.length]?.sid ?? '');
}

function phoneFor({ calls }: World, { whom }: Extract<Request, { whom: unknown }>, slot: number): string {
  if ('phone' in whom) return whom.phone;
  const offers = calls.find(({ sid }) => sid === Client.sid(slot))?.offers ?? [];
  return offers.at(-1 - (whom.offer % Math.max(1, offers.length)))?.phone ?? NOBODYS_PHONE;
}

/** Other spellings of the same number: punctuation, and a `+` that form decoding made a space of. */
function spell(phone: string, spelling: Request['spelling']): string {
  if (!/^\+\d{11}$/.test(phone)) return phone;
  if (spelling === 'spaced')
    return `${phone.slice(0, 2)} (${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}`;
  return spelling === 'plus lost' ? phone.replace('+', ' ') : phone;
}
