import { describe, expect, it } from 'vitest';
import { isOpen, type BusinessHours, type WeeklySpan } from './business-hours.js';

/** `1 08:00-17:00`: Monday, and so on. */
function span(text: string): WeeklySpan {
  const [weekday, opens, closes] = text.split(/[ -]/);
  return { weekday: Number(weekday), opens: opens ?? '', closes: closes ?? '' };
}

function hours(
  timeZone: string,
  spans: readonly string[],
  holidays: readonly string[] = [],
  half: readonly (readonly [string, string])[] = [],
): BusinessHours {
  return { timeZone, weekly: spans.map(span), holidays: new Set(holidays), earlyCloses: new Map(half) };
}

/** 2026-11-23 is a Monday. */
type Row = readonly [BusinessHours, string, boolean];

const office = hours('UTC', ['1 08:00-12:00', '1 13:00-17:00']);
const night = hours('UTC', ['1 22:00-06:00', '3 18:00-24:00', '7 22:00-06:00']);
const always = hours('UTC', ['1 00:00-24:00']);
const wholeDay = hours('UTC', ['1 00:00-00:00']);
const closedMonday = hours('UTC', ['7 20:00-04:00', '1 20:00-04:00', '2 20:00-04:00'], ['2026-11-23']);
const newYork = hours('America/New_York', ['7 02:30-04:00']);
const halfMonday = hours(
  'UTC',
  ['7 22:00-06:00', '1 08:00-12:00', '1 13:00-17:00', '1 22:00-06:00'],
  [],
  [['2026-11-23', '14:30']],
);
const repeated = hours('America/New_York', ['7 01:30-01:45']);

describe('isOpen', () => {
  it.each<[string, Row]>([
    ['the opening instant', [office, '2026-11-23T08:00:00.000Z', true]],
    ['just before it', [office, '2026-11-23T07:59:59.999Z', false]],
    ['just before closing', [office, '2026-11-23T11:59:59.999Z', true]],
    ['the closing instant', [office, '2026-11-23T12:00:00.000Z', false]],
    ['the second span of a day', [office, '2026-11-23T16:59:59.999Z', true]],
    ['another weekday', [office, '2026-11-24T09:00:00.000Z', false]],
    ['no spans at all', [hours('UTC', []), '2026-11-23T09:00:00.000Z', false]],
    ['over midnight, before it', [night, '2026-11-23T23:00:00.000Z', true]],
    ['over midnight, after it', [night, '2026-11-24T05:59:59.999Z', true]],
    ['over midnight, its end', [night, '2026-11-24T06:00:00.000Z', false]],
    ['over midnight, from Sunday to Monday', [night, '2026-11-23T03:00:00.000Z', true]],
    ['over midnight, before it opens', [night, '2026-11-23T21:59:59.999Z', false]],
    ['until 24:00', [night, '2026-11-25T23:59:59.999Z', true]],
    ['24:00 itself', [night, '2026-11-26T00:00:00.000Z', false]],
    ['a whole day', [always, '2026-11-23T23:59:59.999Z', true]],
    ['the day after a whole day', [always, '2026-11-24T00:00:00.000Z', false]],
    ['opens when it closes: a whole day too', [wholeDay, '2026-11-23T12:00:00.000Z', true]],
    ['the night into a holiday', [closedMonday, '2026-11-23T03:00:00.000Z', true]],
    ['the evening of a holiday', [closedMonday, '2026-11-23T21:00:00.000Z', false]],
    ['the night out of a holiday', [closedMonday, '2026-11-24T03:00:00.000Z', false]],
    ['the evening after it', [closedMonday, '2026-11-24T21:00:00.000Z', true]],
    ['half a holiday, before its close', [halfMonday, '2026-11-23T14:29:59.999Z', true]],
    ['half a holiday, its close', [halfMonday, '2026-11-23T14:30:00.000Z', false]],
    ['half a holiday, a span before the close', [halfMonday, '2026-11-23T11:59:59.999Z', true]],
    ['half a holiday, a break before the close', [halfMonday, '2026-11-23T12:30:00.000Z', false]],
    ['the night into half a holiday', [halfMonday, '2026-11-23T05:59:59.999Z', true]],
    ['the evening of half a holiday', [halfMonday, '2026-11-23T22:30:00.000Z', false]],
    ['the night out of half a holiday', [halfMonday, '2026-11-24T05:00:00.000Z', false]],
    ['an opening in a skipped hour', [newYork, '2027-03-14T07:00:00.000Z', true]],
    ['just before it', [newYork, '2027-03-14T06:59:59.999Z', false]],
    ['a repeated time, the first time', [repeated, '2027-11-07T05:35:00.000Z', true]],
    ['a repeated time, the second time', [repeated, '2027-11-07T06:35:00.000Z', false]],
    ['the weekday is the zone’s', [hours('Asia/Tokyo', ['1 08:00-09:00']), '2026-11-22T23:30:00.000Z', true]],
  ])('%s', (_, [value, at, open]) => {
    expect(isOpen(value, Date.parse(at))).toBe(open);
  });
});
