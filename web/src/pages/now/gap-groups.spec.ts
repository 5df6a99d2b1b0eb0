import { describe, expect, it } from 'vitest';
import type { Gap } from '../../api/queries';
import { groupedGaps } from './gap-groups';

const gap = (day: number, step: string | null, why: string, ladder: Gap['ladder'] = 'business_hours'): Gap => {
  return { from: `2026-11-${day}T08:00:00Z`, to: `2026-11-${day}T17:00:00Z`, ladder, step, why };
};

describe('Gaps by their kind', () => {
  it('stand once however often they come, over both ladders, with the first stretch and how many there are', () => {
    const gaps = [
      gap(23, 'admin', 'no_phone'),
      gap(23, 'admin', 'no_phone', 'after_hours'),
      gap(24, 'admin', 'no_phone'),
    ];
    expect(groupedGaps(gaps)).toMatchObject([
      { step: 'admin', why: 'no_phone', first: { from: '2026-11-23T08:00:00Z' }, times: 3 },
    ]);
  });

  it('of whole ladders stand first, each ladder alone', () => {
    const gaps = [
      gap(23, 'secondary', 'nobody_on_call'),
      gap(24, null, 'no_phone'),
      gap(25, null, 'no_phone', 'after_hours'),
    ];
    expect(groupedGaps(gaps).map(({ ladder, step }) => [ladder, step])).toEqual([
      ['business_hours', null],
      ['after_hours', null],
      ['business_hours', 'secondary'],
    ]);
  });

  it.each([
    ['admin', 'no_phone', '/people?role=admin'],
    ['manager', 'empty', '/people?role=manager'],
    ['primary_oncall', 'nobody_on_call', '/on-call'],
    ['rotating_pool', 'empty', '/on-call'],
    ['primary_oncall', 'no_phone', '/people'],
    ['partner', 'unknown_step', '/ladders'],
  ])('of %s for %s are mended on %s', (step, why, fix) => {
    expect(groupedGaps([gap(23, step, why)])).toMatchObject([{ fix }]);
  });
});
