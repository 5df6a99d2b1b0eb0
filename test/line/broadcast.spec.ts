import { expect } from 'vitest';
import type { PhoneOutcome } from '../../studio/index.js';
import { ACCEPTS, DECLINES, HANGS_UP, presses } from './phones.js';
import { lineStory, type Switchboard } from './switchboard.js';

const NAMES = ['Ada', 'Ben', 'Cem', 'Dora', 'Eli', 'Fay', 'Gus', 'Hana', 'Ian', 'Jo', 'Kim', 'Lea', 'Max'];
const TAKEN = 'The call has been taken, or the caller has hung up. Goodbye.';
const YOURS = 'You have the caller.';
const RING_ON = { whileScreening: 'others_ring_on' } as const;
const VOICEMAIL: PhoneOutcome = { kind: 'voicemail', ringSeconds: 20 };

/** A ladder of the primary on call, and then everyone at once; and a number of people, of whom the first is on call. */
async function crewOf(board: Switchboard, size: number): Promise<void> {
  const { company } = board.line;
  await company.ladder('business_hours', [
    { name: 'primary_oncall', timeoutSeconds: 20, limit: null },
    { name: 'broadcast', timeoutSeconds: 30, limit: null },
  ]);
  for (const name of NAMES.slice(0, size)) await board.hire(name);
  const first = board.people.get('Ada');
  if (first) await company.onCall(first, 'primary');
}

lineStory('everyone is rung at once, ten at most, and then those who are left', async (board) => {
  await crewOf(board, 13);
  const call = await board.take();

  const dials = call.events.flatMap((event) =>
    event.type === 'dial' ? [event.phones.map((phone) => call.nameOf(phone))] : [],
  );
  expect(dials).toEqual([['Ada'], NAMES.slice(1, 11), NAMES.slice(11)]);
  expect(call.rang.every(([, status]) => status === 'no-answer')).toBe(true);
  expect(call.rang.map(([, , seconds]) => seconds)).toEqual([20, ...Array.from({ length: 12 }, () => 30)]);
  expect(call.attempts.map(({ dial }) => dial)).toEqual([1, ...Array.from({ length: 10 }, () => 2), 3, 3]);
  expect(call.results.every(([, result]) => result === 'no-answer')).toBe(true);
  expect(call.allEvents.filter(({ type }) => type === 'broadcast_due')).toHaveLength(1);
  expect(call.incident.status).toBe('exhausted');
});

lineStory(
  'no more than MAX_PARALLEL_LEGS are rung at once, and the others after them',
  async (board) => {
    await crewOf(board, 6);
    const call = await board.take();

    const dials = call.events.flatMap((event) =>
      event.type === 'dial' ? [event.phones.map((p) => call.nameOf(p))] : [],
    );
    expect(dials).toEqual([['Ada'], ['Ben', 'Cem'], ['Dora', 'Eli'], ['Fay']]);
    expect(call.incident.status).toBe('exhausted');
  },
  { environment: { MAX_PARALLEL_LEGS: '2' } },
);

lineStory(
  'with MAX_PARALLEL_LEGS=1 one phone rings after the other, also when the caller has waited for long',
  async (board) => {
    await crewOf(board, 5);
    const call = await board.take();

    const dials = call.events.flatMap((event) =>
      event.type === 'dial' ? [event.phones.map((p) => call.nameOf(p))] : [],
    );
    expect(dials).toEqual([['Ada'], ['Ben'], ['Cem'], ['Dora'], ['Eli']]);
  },
  { environment: { MAX_PARALLEL_LEGS: '1', MAX_WAIT_SECONDS: '60' } },
);

lineStory('the first who accepts has the caller; who picks up later hears that it is taken', async (board) => {
  await crewOf(board, 6);
  const call = await board.take(
    {
      Ben: VOICEMAIL,
      Cem: presses('1', 3, 9),
      Dora: presses('1', 6, 2),
      Eli: presses('2', 4, 2),
      Fay: presses('1', 8, 1),
    },
    RING_ON,
  );

  expect(call.talkedTo).toBe('Dora');
  expect(call.order).toEqual(['Ada', 'Ben', 'Cem', 'Dora', 'Eli', 'Fay']);
  expect(call.run.rang.filter(({ bridged }) => bridged)).toHaveLength(1);
  expect(call.whispersTo('Dora').at(-1)).toBe(YOURS);
  expect(call.whispersTo('Fay').at(-1)).toBe(TAKEN);
  expect(call.whispersTo('Cem')).not.toContain(YOURS);
  expect(Object.fromEntries(call.results)).toEqual({
    Ada: 'no-answer',
    Ben: 'superseded',
    Cem: 'superseded',
    Dora: 'answered',
    Eli: 'declined',
    Fay: 'superseded',
  });
  expect(call.at(call.incident.answeredAt)).toBe(call.secondOf('pressed', 'Dora'));
  expect(call.incident).toMatchObject({ status: 'completed', durationSeconds: 92 });
  expect(call.attempts.every(({ claimedUntil }) => claimedUntil === null)).toBe(true);
});

lineStory(
  'of two who accept in the same instant one has the caller, and the other hears that it is taken',
  async (board) => {
    await crewOf(board, 5);
    const scripts = { Ben: presses('1', 4, 5), Cem: presses('1', 6, 3), Dora: presses('1', 5, 4) };
    const call = await board.take(scripts, RING_ON);

    expect(call.run.rang.filter(({ bridged }) => bridged)).toHaveLength(1);
    const told = ['Ben', 'Cem', 'Dora'].map((name) => call.whispersTo(name).at(-1));
    expect(told.filter((words) => words === YOURS)).toHaveLength(1);
    expect(told.filter((words) => words === TAKEN)).toHaveLength(2);
    const winner = ['Ben', 'Cem', 'Dora'].find((name) => call.whispersTo(name).includes(YOURS));
    expect(call.talkedTo).toBe(winner);
    expect(call.incident.answeredByUserId).toBe(board.people.get(winner ?? '')?.id);
    expect(call.trail.filter((type) => type === 'accepted_too_late')).toHaveLength(2);
  },
);

lineStory('nobody accepts: the voicemails among them do not count, and the caller hears the ending', async (board) => {
  await crewOf(board, 5);
  const scripts = { Ben: VOICEMAIL, Cem: { kind: 'busy' }, Dora: DECLINES, Eli: HANGS_UP } as const;
  const call = await board.take(scripts, RING_ON);

  expect(call.talkedTo).toBeNull();
  expect(Object.fromEntries(call.results)).toEqual({
    Ada: 'no-answer',
    Ben: 'machine_or_no_key',
    Cem: 'no-answer',
    Dora: 'declined',
    Eli: 'machine_or_no_key',
  });
  expect(call.heard.at(-1)).toMatch(/local emergency number/);
});

lineStory('whom another’s pick-up cut short is rung again, after those who were not rung yet', async (board) => {
  await crewOf(board, 13);
  const call = await board.take({
    Ben: DECLINES,
    Cem: [{ kind: 'no-answer' }, presses('1', 20)],
    Lea: { kind: 'busy' },
  });

  const dials = call.events.flatMap((event) =>
    event.type === 'dial' ? [event.phones.map((phone) => call.nameOf(phone))] : [],
  );
  expect(dials).toEqual([['Ada'], NAMES.slice(1, 11), ['Lea', 'Max', ...NAMES.slice(2, 10)]]);
  expect(call.talkedTo).toBe('Cem');
  const offers = Object.fromEntries(call.attempts.map(({ userName, offers: times }) => [userName, times]));
  expect(offers).toMatchObject({ Ada: 1, Ben: 1, Cem: 2, Ian: 2, Jo: 2, Kim: 1, Lea: 1, Max: 1 });
  expect(call.results).toContainEqual(['Ben', 'declined']);
  expect(call.results).toContainEqual(['Cem', 'answered']);
});

lineStory('who is unavailable, has no phone or shares one that rings is not rung with the others', async (board) => {
  await crewOf(board, 3);
  await board.hire('Off', 'technician', { available: false });
  await board.hire('Mute', 'technician', { phoneE164: null });
  await board.hire('Twin', 'technician', { phoneE164: board.people.get('Cem')?.phone ?? null });
  await board.hire('Zoe', 'manager');
  const call = await board.take({ Zoe: ACCEPTS });

  expect(call.attempts.map(({ userName }) => userName)).toEqual(['Ada', 'Ben', 'Cem', 'Zoe']);
  expect(call.talkedTo).toBe('Zoe');
});
