import { isOver, isPending, resultOf, sameNumber, statusOf, type Call, type Offer, type World } from './world.js';

const TALK = 4 * 3600_000;

/** What a report tells. */
export type Told =
  | { readonly kind: 'attempt-failed'; readonly phone: string; readonly reason: string }
  | { readonly kind: 'answered'; readonly phone: string }
  | { readonly kind: 'completed'; readonly duration: unknown };

/** The lines of a report by a call that is not the ended one's own: recorded, state kept (rules: §2). */
export function recordOnly(told: Told | null): string[] {
  const scratch = told?.kind === 'completed' ? durationIn(told.duration) : null;
  return ['report_of_another_call', ...(scratch === 'ignored' ? ['duration_ignored'] : [])];
}

/** Changes a call by a report (rules: §5); the name of its line in the trail, and of what is noticed beside it. */
export function tell(call: Call, told: Told, now: number): string[] {
  switch (told.kind) {
    case 'attempt-failed':
      return [tellFailure(call, told.phone, told.reason, now)];
    case 'answered':
      tellAnswer(call, told.phone, now);
      return ['answered'];
    case 'completed':
      return tellEnd(call, told.duration, now);
  }
}

function tellFailure(call: Call, phone: string, reason: string, now: number): string {
  const offer = call.offers.find((one) => sameNumber(one.phone, phone));
  if (!offer) return 'unmatched_phone';
  if (!offer.heard.has('answered')) offer.claimedUntil = null;
  offer.heard.add(reason === '' ? 'failed' : reason);
  offer.endedAt ??= now;
  return 'attempt_failed';
}

function tellAnswer(call: Call, phone: string, now: number): void {
  const wasAnswered = call.offers.filter((offer) => offer.heard.has('answered'));
  const reported = call.offers.find((one) => sameNumber(one.phone, phone));
  if (call.answeredAt === null && call.endIsGuessed) call.endedAt = now;
  call.answeredAt = Math.min(call.answeredAt ?? now, now);
  reported?.heard.add('answered');
  if (reported) reported.endedAt ??= now;
  for (const offer of call.offers) if (isPending(offer)) settle(offer, 'superseded', now);
  const talker = call.offers.findLast((offer) => offer.heard.has('answered'));
  call.answeredBy = talker?.userId ?? call.answeredBy;
  for (const offer of call.offers) {
    if (offer !== talker || call.endedAt !== null) offer.claimedUntil = null;
    else if (offer === reported && !wasAnswered.includes(offer)) offer.claimedUntil = now + TALK;
  }
  answerBeforeTalk(call);
}

function tellEnd(call: Call, duration: unknown, now: number): string[] {
  if (!isOver(call)) call.endedAt = now;
  call.endIsGuessed = false;
  letGo(call, 'superseded', now);
  const seconds = durationIn(duration);
  if (typeof seconds === 'number') call.duration = Math.max(call.duration ?? 0, seconds);
  answerBeforeTalk(call);
  return seconds === 'ignored' ? ['completed', 'duration_ignored'] : ['completed'];
}

/** The seconds that a report tells; null for nothing, and what can be no duration is ignored (rules: §3). */
function durationIn(told: unknown): number | 'ignored' | null {
  if (told === null || told === undefined || told === '') return null;
  const seconds = typeof told === 'string' ? Number(told) : told;
  return typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0 && seconds <= 86_400
    ? seconds
    : 'ignored';
}

function answerBeforeTalk(call: Call): void {
  if (call.answeredAt === null || call.endedAt === null) return;
  call.answeredAt = Math.min(call.answeredAt, call.endedAt - (call.duration ?? 0) * 1000);
}

function letGo(call: Call, fate: Offer['fate'], now: number): void {
  for (const offer of call.offers) {
    if (isPending(offer)) settle(offer, fate, now);
    offer.claimedUntil = null;
  }
}

/** Ends the wait for the result of an offer. */
export function settle(offer: Offer, fate: Offer['fate'], now: number): void {
  offer.fate = fate;
  offer.endedAt ??= now;
  offer.claimedUntil = null;
}

/** Ends the calls that are silent (rules: §5, the column of silence); which those were. */
export function sweep(world: World): Call[] {
  for (const { offers } of world.calls) for (const offer of offers) dropExpired(offer, world.now);
  const silent = world.calls.filter((call) => {
    return call.endedAt === null && world.now - call.lastHeard >= patience(call) * 1000;
  });
  for (const call of silent) {
    call.endedAt = world.now;
    call.endIsGuessed = true;
    letGo(call, 'unconfirmed', world.now);
    answerBeforeTalk(call);
    call.lines += 1;
    call.lastHeard = world.now;
  }
  return silent;
}

function dropExpired(offer: Offer, now: number): void {
  if (offer.claimedUntil !== null && offer.claimedUntil <= now) offer.claimedUntil = null;
}

function patience(call: Call): number {
  switch (statusOf(call)) {
    case 'answered':
      return 4 * 3600;
    case 'exhausted':
      return 600;
    default:
      return (call.offers.at(-1)?.seconds ?? 0) + 120;
  }
}

/** The rows that a call should have, spelt so that they can be compared with those of the database. */
export function rowsOf(call: Call, now: number): object {
  const { id, sid, caller, ladder, relatedTo, exhaustedAt, answeredAt, answeredBy, endedAt, endIsGuessed } = call;
  const offers = call.offers.map((offer) => {
    const { userId, userName, phone, step, seconds, times, at } = offer;
    const isClaimed = (offer.claimedUntil ?? 0) > now;
    return { userId, userName, phone, step, seconds, times, at, ...resultOf(offer), endedAt: offer.endedAt, isClaimed };
  });
  const facts = { id, sid, caller, ladder, relatedTo, createdAt: call.createdAt, status: statusOf(call), exhaustedAt };
  return {
    ...facts,
    answeredAt,
    answeredBy,
    endedAt,
    endIsGuessed,
    duration: call.duration,
    lines: call.lines,
    offers,
  };
}
