import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/client';
import { keys, useChange, type Hours } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { isZone } from '../../time/zone';
import { Card } from '../../ui/card';
import { Stale, useDraft } from '../../ui/draft';
import { Icon } from '../../ui/icon';
import { HoursReview } from './hours-review';
import classes from './ladders.module.css';
import { Review } from './review';

type Span = Hours['weekly'][number];

interface Week {
  readonly timeZone: string;
  readonly weekly: readonly Span[];
}

/** The week, a row for each day, with any number of spans. */
export function HoursEditor({ hours }: { hours: Hours }) {
  const { ladders } = useStrings();
  const { mayEdit } = useMe();
  const stored: Week = { timeZone: hours.timeZone, weekly: hours.weekly };
  const { draft: week, setDraft: setWeek, isChanged, isStale, reset } = useDraft(stored);
  const { timeZone, weekly } = week;
  const setWeekly = (spans: readonly Span[]): void => setWeek({ timeZone, weekly: spans });
  const [isReviewed, setReviewed] = useState(false);
  const draft = { ...hours, timeZone, weekly: [...weekly] };
  const isWhole = isZone(timeZone) && weekly.every(({ opens, closes }) => opens !== '' && closes !== '');
  const save = useChange(() => call('PUT /api/business-hours', { body: draft }), [keys.hours]);
  const change = (span: Span, values: Partial<Span>): void =>
    setWeekly(weekly.map((each) => (each === span ? { ...each, ...values } : each)));
  return (
    <Card title={ladders.hours}>
      <Stale isStale={isStale} reset={reset} />
      <TextInput
        label={ladders.zone}
        list="business-zones"
        maw={320}
        maxLength={64}
        value={timeZone}
        disabled={!mayEdit}
        error={isZone(timeZone) ? undefined : ladders.badZone}
        onChange={(event) => setWeek({ timeZone: event.currentTarget.value, weekly })}
      />
      <datalist id="business-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </datalist>
      <ul className={classes.week}>
        {ladders.weekdays.map((day, index) => {
          const spans = weekly.filter(({ weekday }) => weekday === index + 1);
          return (
            <li key={day}>
              <div>
                <strong>{day}</strong>
                <Bar spans={spans} />
              </div>
              <Group gap="md">
                {spans.length === 0 && <Text c="dimmed">{ladders.closed_}</Text>}
                {spans.map((span, nth) => (
                  <SpanFields
                    key={nth}
                    span={span}
                    day={day}
                    disabled={!mayEdit}
                    change={(values) => change(span, values)}
                    remove={() => setWeekly(weekly.filter((each) => each !== span))}
                  />
                ))}
              </Group>
              {mayEdit ? (
                <Button
                  variant="default"
                  size="xs"
                  px={6}
                  aria-label={ladders.addSpan(day)}
                  title={ladders.addSpan(day)}
                  onClick={() => setWeekly([...weekly, { weekday: index + 1, opens: '08:00', closes: '17:00' }])}
                >
                  <Icon name="plus" size={18} />
                </Button>
              ) : (
                <span />
              )}
            </li>
          );
        })}
      </ul>
      {mayEdit && (
        <Group>
          <Button disabled={!isChanged || !isWhole} onClick={() => setReviewed(true)}>
            {ladders.review}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={reset}>
              {ladders.reset}
            </Button>
          )}
        </Group>
      )}
      {isReviewed && (
        <Review onClose={() => setReviewed(false)} save={() => save.mutateAsync(undefined)}>
          <HoursReview draft={draft} />
        </Review>
      )}
    </Card>
  );
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The open hours of a day, drawn. */
function Bar({ spans }: { spans: readonly Span[] }) {
  const percent = (minutes: number): string => `${(minutes / 1440) * 100}%`;
  return (
    <div className={classes.bar} aria-hidden="true">
      {spans.map(({ opens, closes }, nth) => {
        const begins = minutesOf(opens);
        const ends = minutesOf(closes) <= begins ? 1440 : minutesOf(closes);
        return <span key={nth} style={{ left: percent(begins), width: percent(ends - begins) }} />;
      })}
    </div>
  );
}

function SpanFields({
  span,
  day,
  disabled,
  change,
  remove,
}: {
  span: Span;
  day: string;
  disabled: boolean;
  change: (values: Partial<Span>) => void;
  remove: () => void;
}) {
  const { ladders } = useStrings();
  // A field for times knows no 24:00; it is 00:00 of the next day, which closes so too.
  const shown = (time: string): string => (time === '24:00' ? '00:00' : time);
  return (
    <Group gap={6}>
      <TextInput
        type="time"
        aria-label={`${day}: ${ladders.opens}`}
        value={span.opens}
        disabled={disabled}
        onChange={(event) => change({ opens: event.currentTarget.value.slice(0, 5) })}
      />
      –
      <TextInput
        type="time"
        aria-label={`${day}: ${ladders.closes}`}
        value={shown(span.closes)}
        disabled={disabled}
        onChange={(event) => change({ closes: event.currentTarget.value.slice(0, 5) })}
      />
      {span.closes !== '24:00' && span.closes <= span.opens && (
        <Text size="sm" c="dimmed">
          {ladders.overMidnight}
        </Text>
      )}
      {!disabled && (
        <Button
          variant="subtle"
          size="compact-sm"
          px={6}
          aria-label={ladders.removeSpan(day)}
          title={ladders.removeSpan(day)}
          onClick={remove}
        >
          <Icon name="trash" size={18} />
        </Button>
      )}
    </Group>
  );
}
