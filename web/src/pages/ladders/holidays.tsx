import { Button, Group, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { call } from '../../api/client';
import { keys, useChange, type Hours } from '../../api/queries';
import { useMe } from '../../app/session';
import { useUnsaved } from '../../app/unsaved';
import { useLanguage } from '../../strings';
import { Card } from '../../ui/card';
import { Stale, useDraft } from '../../ui/draft';
import { Icon } from '../../ui/icon';
import { Empty } from '../../ui/loaded';
import { formatInstant } from '../../ui/time';
import { HolidayImport } from './holiday-import';
import { HoursReview } from './hours-review';
import classes from './ladders.module.css';
import { Review } from './review';

const NOTHING = { date: '', name: '', closes: '' };

/** The dates on which nothing opens, or everything closes early. */
export function Holidays({ hours }: { hours: Hours }) {
  const { strings, language } = useLanguage();
  const { ladders, common } = strings;
  const { mayEdit } = useMe();
  const { draft, setDraft, isChanged, isStale, reset } = useDraft(hours.holidays);
  const [added, setAdded] = useState(NOTHING);
  useUnsaved(added.date !== '' || added.name.trim() !== '');
  const [opened, setOpened] = useState<'review' | 'import' | null>(null);
  const save = useChange(() => call('PUT /api/business-hours', { body: { ...hours, holidays: draft } }), [keys.hours]);
  const add = (): void => {
    const { closes, ...whole } = added;
    setDraft(withHolidays(draft, [closes === '' ? whole : added]));
    setAdded(NOTHING);
  };
  const addImported = (found: Hours['holidays']): void => {
    setDraft(withHolidays(draft, found));
    setOpened(null);
    notifications.show({ message: ladders.importAdded(found.length) });
  };
  return (
    <Card
      title={ladders.holidays}
      side={
        mayEdit && (
          <Button variant="default" size="xs" onClick={() => setOpened('import')}>
            {ladders.import}
          </Button>
        )
      }
    >
      <Stale isStale={isStale} reset={reset} />
      {draft.length === 0 && <Empty>{ladders.noHolidays}</Empty>}
      <ul className={classes.holidays}>
        {draft.map(({ date, name, closes }) => (
          <li key={date}>
            <span className="number">
              {formatInstant(Date.parse(`${date}T12:00:00Z`), 'UTC', language, 'day')} {date.slice(0, 4)}
            </span>
            <span>
              {name}
              {closes && <Text span c="dimmed">{` – ${ladders.closesAt(closes)}`}</Text>}
            </span>
            {mayEdit && (
              <Button
                variant="subtle"
                size="compact-sm"
                px={6}
                aria-label={`${common.remove}: ${name}`}
                onClick={() => setDraft(draft.filter((each) => each.date !== date))}
              >
                <Icon name="trash" size={18} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <Group mt="md" align="flex-end">
          <TextInput
            type="date"
            label={ladders.date}
            value={added.date}
            onChange={(event) => setAdded({ ...added, date: event.currentTarget.value })}
          />
          <TextInput
            label={ladders.name}
            maxLength={120}
            value={added.name}
            onChange={(event) => setAdded({ ...added, name: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={ladders.closesEarly}
            title={ladders.wholeDay}
            value={added.closes}
            onChange={(event) => setAdded({ ...added, closes: event.currentTarget.value })}
          />
          <Button variant="default" disabled={added.date === '' || added.name.trim() === ''} onClick={add}>
            {ladders.addHoliday}
          </Button>
          <Button disabled={!isChanged} onClick={() => setOpened('review')}>
            {ladders.review}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={reset}>
              {ladders.reset}
            </Button>
          )}
        </Group>
      )}
      {opened === 'review' && (
        <Review onClose={() => setOpened(null)} save={() => save.mutateAsync(undefined)}>
          <HoursReview draft={{ ...hours, holidays: draft }} />
        </Review>
      )}
      {opened === 'import' && <HolidayImport draft={draft} onAdd={addImported} onClose={() => setOpened(null)} />}
    </Card>
  );
}

/** Holidays with others among them, in order; of those on one date the later stays. */
function withHolidays(holidays: Hours['holidays'], more: Hours['holidays']): Hours['holidays'] {
  const byDate = new Map([...holidays, ...more].map((holiday) => [holiday.date, holiday]));
  return [...byDate.values()].toSorted((a, b) => a.date.localeCompare(b.date));
}
