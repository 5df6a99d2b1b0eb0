import { notifications } from '@mantine/notifications';
import { useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import { serviceNow } from '../../api/client';
import type { Level, Segment, Timeline } from '../../api/queries';
import { useMe } from '../../app/session';
import { useLanguage, type Strings } from '../../strings';
import type { ZoneDay } from '../../time/zone';
import { colourOf } from '../../ui/initials';
import { PeopleOnCall } from '../../ui/person-mark';
import { formatInstant, useNow } from '../../ui/time';
import { isOnCall, namesOnCall } from '../../ui/words';
import classes from './timeline.module.css';

const HOUR = 3_600_000;
const MINUTE = 60_000;
type Override = (level: Level, from: number, to: number) => void;

interface Props {
  readonly days: readonly ZoneDay[];
  readonly zone: string;
  readonly timeline: Timeline;
  /** Puts somebody else on call; null for those who may not. */
  readonly override: Override | null;
  /** Changes the overrides that put people on call in a stretch. */
  readonly edit: (segment: Segment) => void;
}

/** Days side by side, and below them a row for each level: who is on call, by what, and where nobody is. */
export function TimelineView({ days, zone, timeline, override, edit }: Props) {
  const { strings, language } = useLanguage();
  const now = useNow(60_000);
  const [from, to] = [days[0]?.from ?? 0, days.at(-1)?.to ?? 1];
  const place = (at: number): string => `${((Math.min(Math.max(at, from), to) - from) / (to - from)) * 100}%`;
  const widthOf = (begins: number, ends: number): string => `calc(${place(ends)} - ${place(begins)})`;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={strings.onCall.title}>
      <div className={classes.timeline} style={{ minWidth: days.length * 56 }}>
        <div className={classes.days}>
          {days.map((day) => (
            <div
              key={day.date}
              className={classes.day}
              style={{ left: place(day.from), width: widthOf(day.from, day.to) }}
            >
              <span>{formatInstant(day.from + 12 * HOUR, zone, language, 'weekday')}</span>
              <span>{formatInstant(day.from + 12 * HOUR, zone, language, 'date')}</span>
              {day.hours !== 24 && <strong>{clockChange(day.hours, strings)}</strong>}
            </div>
          ))}
        </div>
        {(['primary', 'secondary'] as const).map((level) => (
          <Row
            key={level}
            level={level}
            segments={timeline[level]}
            {...{ days, zone, from, to, place, widthOf, override, edit }}
          />
        ))}
        {now > from && now < to && <div className={classes.now} style={{ left: place(now) }} />}
      </div>
    </div>
  );
}

function clockChange(hours: number, { onCall }: Strings): string {
  return hours < 24 ? onCall.clocksForward(hours) : onCall.clocksBack(hours);
}

interface RowProps {
  readonly level: Level;
  readonly segments: readonly Segment[];
  readonly zone: string;
  readonly days: readonly ZoneDay[];
  readonly from: number;
  readonly to: number;
  readonly place: (at: number) => string;
  readonly widthOf: (from: number, to: number) => string;
  readonly override: Override | null;
  readonly edit: (segment: Segment) => void;
}

function Row({ level, segments, zone, days, from, to, place, widthOf, override, edit }: RowProps) {
  const { me } = useMe();
  const { strings, language } = useLanguage();
  const track = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ readonly begin: number; readonly end: number } | null>(null);
  const wasDragged = useRef(false);

  const hourAt = (event: PointerEvent): number => {
    const { left, width } = track.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    const at = from + ((event.clientX - left) / width) * (to - from);
    return Math.min(Math.max(Math.round(at / HOUR) * HOUR, from), to);
  };
  const begin = (event: PointerEvent): void => {
    wasDragged.current = false;
    // A finger scrolls: on a touch screen a tap on a segment, or the form, does the same.
    if (!override || event.button !== 0 || event.pointerType === 'touch') return;
    const at = hourAt(event);
    setDragged({ begin: at, end: at });
  };
  const drag = (event: PointerEvent): void => {
    if (!dragged) return;
    const end = hourAt(event);
    if (end !== dragged.begin && !wasDragged.current) {
      wasDragged.current = true;
      track.current?.setPointerCapture(event.pointerId);
    }
    setDragged({ ...dragged, end });
  };
  /** What has passed stays as it was: only the rest of a stretch can be given to somebody else. */
  const ask = (begins: number, ends: number): void => {
    const soon = Math.ceil(serviceNow() / MINUTE) * MINUTE;
    if (ends > soon) override?.(level, Math.max(begins, soon), ends);
    else notifications.show({ message: strings.onCall.past });
  };
  const finish = (): void => {
    if (dragged && wasDragged.current && dragged.begin !== dragged.end) {
      ask(Math.min(dragged.begin, dragged.end), Math.max(dragged.begin, dragged.end));
    }
    setDragged(null);
  };
  const click = (event: MouseEvent, segment: Segment): void => {
    event.preventDefault();
    if (wasDragged.current) return;
    const ends = Date.parse(segment.to);
    if (segment.source === 'override' && ends > serviceNow()) edit(segment);
    else ask(Date.parse(segment.from), ends);
  };

  return (
    <section className={classes.row} aria-label={strings.onCall.timelineOf(strings.level[level])}>
      <h2 className={classes.level}>{strings.level[level]}</h2>
      <div
        ref={track}
        className={classes.track}
        data-level={level}
        onPointerDown={begin}
        onPointerMove={drag}
        onPointerUp={finish}
        onPointerCancel={() => setDragged(null)}
      >
        {days.map((day) => (
          <span key={day.date} className={classes.border} style={{ left: place(day.from) }} />
        ))}
        {segments.map((segment) => {
          const [begins, ends] = [Date.parse(segment.from), Date.parse(segment.to)];
          const isMine = isOnCall(segment, me.id);
          const names = namesOnCall(segment, strings);
          const name = isMine ? `${names} ${strings.duties.you}` : names;
          const source = segment.source === null ? strings.onCall.gap : strings.source[segment.source];
          const moment = (at: number): string => formatInstant(at, zone, language, 'full');
          const label = strings.onCall.segment(name, moment(begins), moment(ends), source);
          const shared = {
            className: classes.segment,
            'data-source': segment.source ?? 'gap',
            'data-person': segment.userId === null ? undefined : colourOf(segment.userId),
            'data-mine': isMine || undefined,
            title: label,
            style: { left: place(begins), width: widthOf(begins, ends) },
            children: (
              <>
                <span className={classes.name}>
                  <PeopleOnCall segment={segment} />
                  {isMine && ` ${strings.duties.you}`}
                </span>{' '}
                <span className={classes.source}>{source}</span>
              </>
            ),
          };
          return override ? (
            <button
              key={segment.from}
              type="button"
              aria-label={label}
              onClick={(event) => click(event, segment)}
              {...shared}
            />
          ) : (
            <div key={segment.from} role="img" aria-label={label} {...shared} />
          );
        })}
        {dragged && dragged.begin !== dragged.end && (
          <span
            className={classes.selection}
            style={{
              left: place(Math.min(dragged.begin, dragged.end)),
              width: widthOf(Math.min(dragged.begin, dragged.end), Math.max(dragged.begin, dragged.end)),
            }}
          />
        )}
      </div>
    </section>
  );
}
