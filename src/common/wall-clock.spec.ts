import { describe, expect, it } from 'vitest';
import { dayBefore, localDay, wallClockInstant } from './wall-clock.js';

describe('wallClockInstant', () => {
  it.each([
    ['UTC', '2026-11-23', '08:00', '2026-11-23T08:00:00Z'],
    ['UTC', '2026-12-31', '24:00', '2027-01-01T00:00:00Z'],
    ['America/New_York', '2026-11-23', '08:00', '2026-11-23T13:00:00Z'],
    // a skipped time: the first valid instant
    ['America/New_York', '2027-03-14', '01:59', '2027-03-14T06:59:00Z'],
    ['America/New_York', '2027-03-14', '02:00', '2027-03-14T07:00:00Z'],
    ['America/New_York', '2027-03-14', '02:30', '2027-03-14T07:00:00Z'],
    ['America/New_York', '2027-03-14', '03:00', '2027-03-14T07:00:00Z'],
    ['Europe/Berlin', '2027-03-28', '02:30', '2027-03-28T01:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
    ['America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00Z'],
    ['America/Sao_Paulo', '2018-11-03', '24:00', '2018-11-04T03:00:00Z'],
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z'],
    // a repeated time: its first occurrence
    ['America/New_York', '2027-11-07', '01:30', '2027-11-07T05:30:00Z'],
    ['America/New_York', '2027-11-07', '02:00', '2027-11-07T07:00:00Z'],
    ['Europe/Berlin', '2027-10-31', '02:30', '2027-10-31T00:30:00Z'],
    ['Australia/Lord_Howe', '2027-04-04', '01:45', '2027-04-03T14:45:00Z'],
    ['Asia/Kathmandu', '2026-11-23', '08:00', '2026-11-23T02:15:00Z'],
  ])('%s %s %s is %s', (timeZone, date, time, instant) => {
    expect(new Date(wallClockInstant(timeZone, date, time))).toEqual(new Date(instant));
  });
});

describe('localDay', () => {
  it.each([
    ['UTC', '2026-11-23T00:00:00Z', { date: '2026-11-23', weekday: 1 }],
    ['America/New_York', '2026-11-23T04:59:59Z', { date: '2026-11-22', weekday: 7 }],
    ['America/New_York', '2026-11-23T05:00:00Z', { date: '2026-11-23', weekday: 1 }],
    ['Pacific/Kiritimati', '2026-11-23T10:00:00Z', { date: '2026-11-24', weekday: 2 }],
  ])('%s at %s', (timeZone, at, day) => {
    expect(localDay(timeZone, Date.parse(at))).toEqual(day);
  });
});

describe('dayBefore', () => {
  it.each([
    ['2026-11-23', { date: '2026-11-22', weekday: 7 }],
    ['2027-01-01', { date: '2026-12-31', weekday: 4 }],
    ['2028-03-01', { date: '2028-02-29', weekday: 2 }],
  ])('%s', (date, day) => {
    expect(dayBefore(date)).toEqual(day);
  });
});
