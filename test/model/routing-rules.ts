import { settle } from './report-rules.js';
import {
  claimedElsewhere,
  isBusinessHours,
  isOver,
  isPending,
  sameNumber,
  standingOn,
  statusOf,
  type Call,
  type Human,
  type Offer,
  type Rung,
  type World,
} from './world.js';

/** A request for the next target, after its values were read. */
export interface Ask {
  readonly sid: string | null;
  readonly id: number | null;
  readonly caller: string | null;
  readonly last: string | null;
}

/** The five keys, as the model expects them. */
export interface Answer {
  readonly incidentId: number;
  readonly nextPhoneE164: string | null;
  readonly stepName: string;
  readonly timeoutSeconds: number;
  readonly userName: string | null;
}

/** Which call a request means (rules: §2). */
export type Meant =
  | { readonly kind: 'call'; readonly call: Call; readonly mismatch: boolean; readonly isOnlyRecorded?: boolean }
  | { readonly kind: 'new' | 'refused' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'conflict'; readonly call: Call };

/** The table of §2, by its two columns. */
export function meantBy(world: World, endpoint: string, { sid, id }: { sid: string | null; id: number | null }): Meant {
  const own = sid === null ? undefined : world.calls.find((call) => call.sid === sid);
  const named = id === null ? undefined : world.calls.find((call) => call.id === id);
  const asksNext = endpoint === 'next-target';
  if (own) {
    const mismatch = id !== null && named !== own;
    return mismatch && !asksNext ? { kind: 'conflict', call: own } : { kind: 'call', call: own, mismatch };
  }
  if (sid === null) return named ? { kind: 'call', call: named, mismatch: false } : { kind: 'refused' };
  if (named && (!asksNext || named.endedAt === null)) {
    return { kind: 'call', call: named, mismatch: false, isOnlyRecorded: named.endedAt !== null };
  }
  return { kind: asksNext ? 'new' : 'unknown' };
}

/** A call that begins now; the database gives the id. */
export function beginCall(world: World, { sid, caller }: Ask, id: number): Call {
  const { now } = world;
  const recent = world.calls.filter((other) => caller !== null && other.caller === caller);
  const newest = recent.findLast(({ createdAt }) => createdAt >= now - 30 * 60_000);
  const call: Call = {
    id,
    sid: sid ?? '',
    caller,
    createdAt: now,
    relatedTo: newest?.id ?? null,
    offers: [],
    ranOut: false,
    ladder: isBusinessHours(now) ? 'business_hours' : 'after_hours',
    exhaustedAt: null,
    answeredAt: null,
    answeredBy: null,
    endedAt: null,
    endIsGuessed: false,
    duration: null,
    lines: 0,
    lastHeard: now,
    given: new Map(),
  };
  world.calls.push(call);
  return call;
}

/** Answers and changes the call as §4 wants it; with the name of the line that the trail gets. */
export function answerNext(world: World, call: Call, ask: Ask): { answer: Answer; line: string } {
  const nobody = { incidentId: call.id, nextPhoneE164: null, timeoutSeconds: 0, userName: null };
  const status = statusOf(call);
  if (status === 'answered') return { answer: { ...nobody, stepName: status }, line: 'already_answered' };
  if (status === 'completed' || isOver(call)) {
    return { answer: { ...nobody, stepName: 'completed' }, line: 'already_ended' };
  }
  const pending = call.offers.findLast(isPending);
  if (pending && isToBeRepeated(world, pending, ask)) {
    pending.times += 1;
    ring(world, call, pending);
    return { answer: targetOf(call, pending), line: 'reoffered' };
  }
  const next = chooseNext(world, call);
  if (pending) settle(pending, wasDialled(pending, ask) ? 'presumed' : 'unconfirmed', world.now);
  if (!next) {
    Object.assign(call, { ranOut: true, endedAt: null, endIsGuessed: false });
    call.exhaustedAt ??= world.now;
    return { answer: { ...nobody, stepName: 'exhausted' }, line: 'exhausted' };
  }
  const offer = makeOffer(world, next.human, next.rung);
  call.offers.push(offer);
  ring(world, call, offer);
  if (offer.step === 'rotating_pool') world.pool = [...world.pool.filter((id) => id !== offer.userId), offer.userId];
  return { answer: targetOf(call, offer), line: 'offered' };
}

function wasDialled({ phone }: Offer, { last }: Ask): boolean {
  return last !== null && sameNumber(last, phone);
}

function isToBeRepeated({ humans }: World, pending: Offer, ask: Ask): boolean {
  if (wasDialled(pending, ask)) return false;
  if (ask.last === null && ask.id !== null) return false; // the guide's literal body: attempted means offered
  const human = humans.find(({ id }) => id === pending.userId);
  const canBeRung = human?.active === true && human.available && human.phone === pending.phone;
  return canBeRung && pending.times < 4;
}

/** Everyone who may be rung now, from the top of the ladder: those whom other calls claim stand behind all others. */
function chooseNext(world: World, call: Call): { human: Human; rung: Rung } | undefined {
  const everyone = world.ladders[call.ladder].flatMap((rung) => {
    const used = call.offers.filter(({ step }) => step === rung.name).length;
    if (rung.most !== null && used >= rung.most) return [];
    return standingOn(world, rung.name, call).map((id) => ({ human: world.humans.find((one) => one.id === id), rung }));
  });
  const eligible = everyone.filter((one): one is { human: Human; rung: Rung } => {
    const { human } = one;
    if (!human?.active || !human.available || human.phone === null || human.phone === call.caller) return false;
    return call.offers.every((offer) => offer.userId !== human.id && offer.phone !== human.phone);
  });
  const claimed = claimedElsewhere(world, call);
  return eligible.find(({ human }) => !claimed.has(human.id)) ?? eligible[0];
}

function makeOffer({ now }: World, { id, name, phone }: Human, { name: step, seconds }: Rung): Offer {
  return {
    userId: id,
    userName: name,
    phone: phone ?? '',
    step,
    seconds,
    at: now,
    times: 1,
    endedAt: null,
    claimedUntil: null,
    fate: 'pending',
    heard: new Set(),
  };
}

function ring({ now }: World, call: Call, offer: Offer): void {
  offer.claimedUntil = now + (offer.seconds + 20) * 1000;
  Object.assign(call, { ranOut: false, endedAt: null, endIsGuessed: false });
}

function targetOf({ id }: Call, { phone, step, seconds, userName }: Offer): Answer {
  return { incidentId: id, nextPhoneE164: phone, stepName: step, timeoutSeconds: seconds, userName };
}
