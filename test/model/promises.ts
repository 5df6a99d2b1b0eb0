import { expect } from 'vitest';
import type { Answer, Ask } from './routing-rules.js';
import { claimedElsewhere, isPending, sameNumber, standingOn, type Call, type World } from './world.js';

const KEYS = ['incidentId', 'nextPhoneE164', 'stepName', 'timeoutSeconds', 'userName'];

/**
 * What must hold of an answer whatever the model predicts: each invariant of §6 that one answer can break, asked of
 * the world as it was just before. `call` is the call as it was then, null where this request began it.
 */
export function expectKeptPromises(world: World, call: Call | null, ladderOf: Call, ask: Ask, answer: Answer): void {
  expect(Object.keys(answer).toSorted(), 'exactly the five keys').toEqual(KEYS);
  const offers = call?.offers ?? [];
  if (answer.nextPhoneE164 === null) {
    expect([answer.timeoutSeconds, answer.userName], 'nobody has no name and no time').toEqual([0, null]);
    if (answer.stepName === 'exhausted') {
      expect(eligible(world, ladderOf, offers), '5: exhausted only when everyone eligible was tried').toEqual([]);
    } else {
      expect(call?.answeredAt ?? call?.endedAt, 'nobody is rung only after an answer or the end').toEqual(
        expect.any(Number),
      );
    }
    return;
  }
  expect(call?.answeredAt ?? null, '6: an answer is sticky').toBe(null);
  const named = world.humans.filter(({ phone, name }) => phone === answer.nextPhoneE164 && name === answer.userName);
  const reachable = named.filter(({ active, available }) => active && available);
  expect(reachable.length, '3: everyone who is offered is active, available and has this phone').toBeGreaterThan(0);
  expect(answer.nextPhoneE164, "4: the caller's own phone is not rung").not.toBe(ladderOf.caller);
  const earlier = offers.find(({ phone }) => phone === answer.nextPhoneE164);
  if (earlier) {
    expect(isPending(earlier) && earlier.times < 4, '4: only an offer without a result is repeated').toBe(true);
    const answerWasLost = ask.last === null ? ask.id === null : !sameNumber(ask.last, earlier.phone);
    expect(answerWasLost, '4: nobody is rung twice unless the answer was lost').toBe(true);
    return;
  }
  const rung = world.ladders[ladderOf.ladder].find(({ name }) => name === answer.stepName);
  expect(rung?.seconds, 'the time is that of the step').toBe(answer.timeoutSeconds);
  const standing = standingOn(world, answer.stepName, ladderOf);
  const chosen = reachable.filter(({ id }) => standing.includes(id));
  expect(chosen.length, '3: everyone who is offered stands on that step').toBeGreaterThan(0);
  const fromPool = offers.filter(({ step }) => step === 'rotating_pool').length;
  if (answer.stepName === 'rotating_pool' && rung?.most === 3)
    expect(fromPool, '12: three of the pool').toBeLessThan(3);
  const claimed = claimedElsewhere(world, ladderOf);
  if (chosen.every(({ id }) => claimed.has(id))) {
    const free = eligible(world, ladderOf, offers).filter((id) => !claimed.has(id));
    expect(free, 'whom others claim is rung only when nobody else is left').toEqual([]);
  }
}

/** The users who could be rung for a call now, in no order. */
function eligible(world: World, call: Call, offers: Call['offers']): number[] {
  const { humans } = world;
  const steps = world.ladders[call.ladder].filter(({ name, most }) => {
    return most === null || offers.filter(({ step }) => step === name).length < most;
  });
  const standing = new Set(steps.flatMap(({ name }) => standingOn(world, name, call)));
  const tried = new Set(offers.flatMap(({ userId, phone }) => [userId, phone]));
  return humans
    .filter(({ id, phone, active, available }) => {
      if (phone === null || phone === call.caller) return false;
      return standing.has(id) && active && available && !tried.has(id) && !tried.has(phone);
    })
    .map(({ id }) => id);
}
