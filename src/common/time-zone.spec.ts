import { Logger } from '@nestjs/common';
import { describe, expect, it, vi } from 'vitest';
import { isTimeZone } from './is-time-zone.js';
import { usableTimeZone } from './time-zone.js';
import { wallClockInstant } from './wall-clock.js';

describe('isTimeZone', () => {
  it.each([
    ['UTC', true],
    ['America/New_York', true],
    ['Asia/Kathmandu', true],
    ['Mars/Olympus_Mons', false],
    ['New York', false],
    ['', false],
    ['PST', false],
    ['IST', false],
    ['+01:00', false],
    ['Europe/Berlin ', false],
    ['\u0000UTC', false],
    ['europe/berlin', true],
    ['Etc/GMT+5', true],
    ['EST5EDT', true],
  ])('%j: %s', (name, known) => {
    expect(isTimeZone(name)).toBe(known);
  });
});

describe('every zone that is taken', () => {
  it('is one for the calendar and for texts', () => {
    const names = Intl.supportedValuesOf('timeZone').filter(isTimeZone);
    expect(names.length).toBeGreaterThan(300);
    for (const timeZone of names) {
      const at = wallClockInstant(timeZone, '2026-03-29', '02:30');
      expect(new Intl.DateTimeFormat('en', { timeZone }).format(at)).not.toBe('');
    }
  });
});

describe('usableTimeZone', () => {
  it('gives another zone for one that is stored and unknown, and warns of it once', () => {
    const warnings: unknown[] = [];
    const spy = vi.spyOn(Logger.prototype, 'warn').mockImplementation((text: unknown) => void warnings.push(text));
    try {
      expect(usableTimeZone('Europe/Berlin', 'UTC', 'rows 1')).toBe('Europe/Berlin');
      expect(usableTimeZone('PST', 'UTC', 'rows 2')).toBe('UTC');
      expect(usableTimeZone('PST', 'UTC', 'rows 2')).toBe('UTC');
    } finally {
      spy.mockRestore();
    }
    expect(warnings).toEqual(['rows 2 is no IANA time zone: UTC is used']);
  });
});
