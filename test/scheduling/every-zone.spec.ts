import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { wallClockInstant } from '../../src/common/index.js';
import { onCallAt, onCallSegments, type OnCallPlan, type Rotation } from '../../src/scheduling/index.js';
import { instantOf } from '../../web/src/time/zone.js';

const DAY = 86_400_000;
const FIRST = Temporal.Instant.from('2024-01-01T00:00:00Z');
const LAST = Temporal.Instant.from('2038-01-01T00:00:00Z').epochMilliseconds;
const PEOPLE = [11, 22, 33];

/** Every change of a zone's clocks from 2024 to 2037, in epoch milliseconds, with the wall-clock time it happens at. */
function transitionsOf(timeZone: string): { at: number; before: string }[] {
  const found: { at: number; before: string }[] = [];
  let next = FIRST.toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
  while (next !== null && next.epochMilliseconds < LAST) {
    const at = next.epochMilliseconds;
    const minuteBefore = Temporal.Instant.fromEpochMilliseconds(at - 60_000).toZonedDateTimeISO(timeZone);
    found.push({ at, before: minuteBefore.toPlainTime().add({ minutes: 31 }).toString({ smallestUnit: 'minute' }) });
    next = next.getTimeZoneTransition('next');
  }
  return found;
}

function rotationOf(timeZone: string, handoffTime: string, period: Rotation['period'] = 'daily'): OnCallPlan {
  const rest = { id: 1, level: 'primary', interval: 1, handoffWeekday: null, startsOn: '2023-12-25' } as const;
  return { rotations: [{ ...rest, timeZone, handoffTime, period, participants: PEOPLE }], shifts: [], overrides: [] };
}

/** Whether the zone's clocks show the handoff time for the first time of that day, or have just skipped it. */
function isHandoff({ timeZone, handoffTime }: Rotation, at: number): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const wanted = local.toPlainDate().toPlainDateTime(handoffTime);
  const first = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (local.toPlainDateTime().equals(wanted)) return first.epochMilliseconds === at;
  const minuteBefore = local.subtract({ minutes: 1 }).toPlainDateTime();
  return local.toPlainDateTime().since(minuteBefore).total('minutes') > 1;
}

/** The same plan with nothing remembered. */
function anew(plan: OnCallPlan): OnCallPlan {
  return { ...plan, rotations: plan.rotations.map((rotation) => ({ ...rotation })) };
}

/** Everything that is wrong with a gap-free rotation in a stretch; an empty list is what must come. */
function wrongs(plan: OnCallPlan, from: number, to: number): string[] {
  const wrong: string[] = [];
  const segments = onCallSegments(plan, 'primary', from, to);
  if (segments[0]?.from !== from || segments.at(-1)?.to !== to) wrong.push('does not fill the stretch');
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (segment.from >= segment.to) wrong.push('a segment has no length');
    if (next && next.from !== segment.to) wrong.push('two segments do not meet');
    const place = PEOPLE.indexOf(segment.userId ?? 0);
    if (place < 0) wrong.push('nobody is on call');
    if (next && next.userId !== PEOPLE[(place + 1) % PEOPLE.length]) wrong.push('handoffs are out of order');
    for (const at of [segment.from, segment.from + 1, segment.to - 1]) {
      const asked = onCallAt(at === segment.from ? anew(plan) : plan, 'primary', at);
      if (asked.length !== 1 || asked[0] !== segment.userId) wrong.push(`at ${at} it is ${asked.join()}`);
    }
    if (index > 0 && !isHandoff(plan.rotations[0] as Rotation, segment.from)) wrong.push('no handoff is due');
    const [before] = onCallAt(anew(plan), 'primary', segment.from - 1);
    if (index > 0 && before === segment.userId) wrong.push('the one before is missing');
  }
  return wrong.map((text) => `${plan.rotations[0]?.timeZone} ${plan.rotations[0]?.handoffTime}: ${text}`);
}

describe('a gap-free rotation, in every zone that the runtime knows', () => {
  const zones = Intl.supportedValuesOf('timeZone');

  it('has exactly one primary through every change of the clocks from 2024 to 2037', () => {
    expect(zones.length).toBeGreaterThan(400);
    let transitions = 0;
    const wrong = zones.flatMap((timeZone) =>
      transitionsOf(timeZone).flatMap(({ at, before }) => {
        transitions += 1;
        // Half an hour into what is skipped or happens twice, and every change at the middle of the stretch.
        return wrongs(rotationOf(timeZone, before), at - 1.5 * DAY, at + 1.5 * DAY);
      }),
    );
    expect(wrong).toEqual([]);
    expect(transitions).toBeGreaterThan(3000);
  });

  it('has exactly one primary over a month, also where no clock is ever changed', () => {
    const from = Date.parse('2031-03-01T00:00:00Z');
    expect(zones.flatMap((zone) => wrongs(rotationOf(zone, '00:00', 'weekly'), from, from + 31 * DAY))).toEqual([]);
  });
});

describe('a local time around each change of clocks', () => {
  it('means the same instant to the service and to its page', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const { at } of transitionsOf(zone).slice(0, 2)) {
        for (const minutes of [-31, -1, 0, 29, 60]) {
          const utc = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
          const local = utc.toPlainDateTime().add({ minutes: minutes - 60 });
          const [date, time] = [
            local.toPlainDate().toString(),
            local.toPlainTime().toString({ smallestUnit: 'minute' }),
          ];
          compared += 1;
          if (instantOf(zone, date, time) !== wallClockInstant(zone, date, time)) wrong.push(`${zone} ${date} ${time}`);
        }
      }
    }
    expect(compared).toBeGreaterThan(1000);
    expect(wrong).toEqual([]);
  });
});
