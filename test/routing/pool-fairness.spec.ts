import { afterAll, beforeAll, expect, it } from 'vitest';
import { UnitOfWork } from '../../src/database/index.js';
import { onEachDatabase } from '../kit/databases.js';
import { Line } from '../kit/line.js';
import { chances, LIMIT, modelPool, play, poolOf, type Night } from './nights.js';

/**
 * Who is "equally available" as another: on each night of a stretch of nights, the pool could offer both of them or
 * neither of them. Over every such stretch, however long and wherever it begins, the number of turns that one had may
 * exceed the other's by two at most. Of two people with different nights nothing can be promised: a person alone on
 * a night gets all its turns.
 */
const MAX_AHEAD = 2;
const NIGHTS = 10_000;

/** Twelve people: 1 to 4 are always there, 5 to 8 share their nights off, 9 is away for months, the others come and go. */
function randomNight(chance: () => number, members: readonly number[], number: number): Night {
  const groupIsThere = chance() < 0.7;
  const isThere = (place: number): boolean => {
    if (place < 4) return true;
    if (place < 8) return groupIsThere;
    return place === 8 ? number % 60 < 30 : chance() < 0.9;
  };
  const available = new Set(members.filter((_, place) => isThere(place)));
  return { available, calls: Array.from({ length: Math.floor(chance() * 4) }, () => 1 + Math.floor(chance() * LIMIT)) };
}

/** How far ahead of each other any two came, over all stretches of nights in which they were equally available. */
class Comparison {
  private readonly pairs: { one: number; other: number; nights: number; lead: number; least: number; most: number }[] =
    [];
  /** The most turns by which one was ahead of another. */
  ahead = 0;
  /** The longest stretch, in nights, of two who were not always equally available. */
  longest = 0;

  constructor(members: readonly number[]) {
    const fresh = { nights: 0, lead: 0, least: 0, most: 0 };
    for (const one of members) {
      for (const other of members) if (one < other) this.pairs.push({ one, other, ...fresh });
    }
  }

  add(available: ReadonlySet<number>, offered: readonly number[]): void {
    for (const pair of this.pairs) {
      if (available.has(pair.one) !== available.has(pair.other)) {
        this.longest = Math.max(this.longest, pair.nights);
        Object.assign(pair, { nights: 0, lead: 0, least: 0, most: 0 });
        continue;
      }
      pair.nights += 1;
      for (const userId of offered) {
        pair.lead += Number(userId === pair.one) - Number(userId === pair.other);
        pair.least = Math.min(pair.least, pair.lead);
        pair.most = Math.max(pair.most, pair.lead);
      }
      this.ahead = Math.max(this.ahead, pair.most - pair.least);
    }
  }
}

it(`over ${NIGHTS} nights nobody is offered more than two turns beyond another who was equally available`, async () => {
  const seed = Number(process.env['FAIRNESS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const chance = chances(seed);
  const members = Array.from({ length: 12 }, (_, index) => index + 1);
  const pool = modelPool(members);
  const comparison = new Comparison(members);
  const turns = new Map(members.map((member) => [member, 0]));
  for (let number = 0; number < NIGHTS; number += 1) {
    const night = randomNight(chance, members, number);
    const offered = await play(pool, night);
    comparison.add(night.available, offered);
    for (const userId of offered) turns.set(userId, (turns.get(userId) ?? 0) + 1);
  }
  const counts = [...turns.values()];
  console.log(
    `fairness of the pool: FAIRNESS_SEED=${seed}, most turns ahead ${comparison.ahead}, turns ${counts.join(' ')}`,
  );
  expect(comparison.ahead).toBeLessThanOrEqual(MAX_AHEAD);
  expect(comparison.longest).toBeGreaterThan(20);
  expect(Math.min(...counts)).toBeGreaterThan(NIGHTS / 20);
});

it('a member who comes back after a month, or is new, has one turn before the others, not all missed', async () => {
  const pool = modelPool([1, 2, 3]);
  for (let count = 0; count < 30; count += 1) await play(pool, { available: new Set([1, 2]), calls: [1] });
  const offered: number[] = [];
  const all = { available: new Set([1, 2, 3]), calls: [1] };
  for (let count = 0; count < 6; count += 1) offered.push(...(await play(pool, all)));
  expect(offered).toEqual([3, 1, 2, 3, 1, 2]);
});

onEachDatabase('the memory of turns', (kind) => {
  let line: Line;
  beforeAll(async () => {
    line = await Line.open(kind);
  });
  afterAll(() => line.close());

  it('is what the nights were played with', async () => {
    const staff = [];
    for (let index = 0; index < 12; index += 1) staff.push(await line.company.technician(`T${index}`));
    await line.company.pool(...staff);
    const members = staff.map(({ id }) => id);
    const model = modelPool(members);
    const chance = chances(7);
    await line.app.get(UnitOfWork).run(async (unit) => {
      const real = poolOf(unit);
      for (let number = 0; number < 150; number += 1) {
        const night = randomNight(chance, members, number);
        expect(await play(real, night)).toEqual(await play(model, night));
      }
    });
  });
});
