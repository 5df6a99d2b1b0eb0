import { useEffect, useState } from 'react';
import { serviceNow } from '../api/client';
import { useBusinessHours } from '../api/queries';
import { useLive } from '../app/live';
import { useMe } from '../app/session';
import { useLanguage, type Language } from '../strings';
import { isZone, offsetAt } from '../time/zone';

export { clockOf } from '../time/clock';

/** The zones in which times are shown: the reader's own, and that of the business; the browser's where one is unknown to it. */
export function useZones(): { readonly viewer: string; readonly business: string } {
  const { me } = useMe();
  const { data } = useBusinessHours();
  const browser = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = (zone: string | null | undefined, instead: string): string => (zone && isZone(zone) ? zone : instead);
  const viewer = known(me.timeZone, browser);
  return { viewer, business: known(data?.timeZone, viewer) };
}

/** Returns the time by the clock of the service, anew every `everyMilliseconds`. */
export function useNow(everyMilliseconds = 1000): number {
  const [now, setNow] = useState(serviceNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serviceNow()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}

/** The time as it is shown of what goes on: it stands still while that is not known. */
export function useShownNow(): number {
  const now = useNow();
  const { lostSince } = useLive();
  return lostSince === null ? now : serviceTime(lostSince);
}

/** An instant of the browser's clock by the clock of the service. */
export function serviceTime(at: number): number {
  return at + serviceNow() - Date.now();
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const STYLES = {
  time: TIME,
  seconds: { ...TIME, second: '2-digit' },
  weekday: { weekday: 'short' },
  date: { day: 'numeric', month: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  full: { weekday: 'short', day: 'numeric', month: 'short', ...TIME },
  year: { day: 'numeric', month: 'short', year: 'numeric', ...TIME },
} as const;
type Style = keyof typeof STYLES;

/** A moment in words, on the clocks of a zone. */
export function formatInstant(at: number, zone: string, language: Language, style: Style): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'es', { ...STYLES[style], timeZone: zone }).format(at);
}

/** The city of a zone's name, for people. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** A moment on the reader's clocks, and beside it on those of the business where they differ. */
export function Moment({ at, format = 'full', both = true }: { at: string | number; format?: Style; both?: boolean }) {
  const { language } = useLanguage();
  const { viewer, business } = useZones();
  const instant = typeof at === 'number' ? at : Date.parse(at);
  const differs = both && offsetAt(viewer, instant) !== offsetAt(business, instant);
  return (
    <time dateTime={new Date(instant).toISOString()} className="number">
      <span style={{ whiteSpace: 'nowrap' }}>{formatInstant(instant, viewer, language, format)}</span>
      {differs && (
        <span style={{ color: 'var(--mantine-color-dimmed)', fontSize: '0.85em', fontWeight: 400 }}>
          {' '}
          · {formatInstant(instant, business, language, sameDay(instant, viewer, business) ? 'time' : 'full')}{' '}
          {cityOf(business)}
        </span>
      )}
    </time>
  );
}

function sameDay(at: number, one: string, other: string): boolean {
  const day = (zone: string): string => formatInstant(at, zone, 'en', 'day');
  return day(one) === day(other);
}

/** A time of the reader's day. */
export function TimeOfDay({ at, seconds = false }: { at: number; seconds?: boolean }) {
  const { language } = useLanguage();
  const { viewer } = useZones();
  return <span className="number">{formatInstant(at, viewer, language, seconds ? 'seconds' : 'time')}</span>;
}
