import { Button, Checkbox, FileButton, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { sendCalendar, type Answer } from '../../api/client';
import { useChange, type Hours } from '../../api/queries';
import { useUnsaved } from '../../app/unsaved';
import { useLanguage, type Language } from '../../strings';
import { CancelButton, Dialog } from '../../ui/dialog';
import { reasonOf } from '../../ui/loaded';
import { formatInstant } from '../../ui/time';
import classes from './ladders.module.css';

type Review = Answer<'POST /api/business-hours/holidays/review'>;
type Found = Review['holidays'];

interface ImportProps {
  readonly draft: Hours['holidays'];
  readonly onAdd: (holidays: Hours['holidays']) => void;
  readonly onClose: () => void;
}

/** Reads a calendar file, and adds those of its days that are ticked to the list. */
export function HolidayImport({ draft, onAdd, onClose }: ImportProps) {
  const { strings } = useLanguage();
  const { ladders } = strings;
  const [ics, setIcs] = useState('');
  const [review, setReview] = useState<Review | null>(null);
  useUnsaved(ics.trim() !== '' || review !== null);
  const load = useChange((file: Blob) => sendCalendar('POST /api/business-hours/holidays/review', file), []);
  const read = async (file: Blob | null): Promise<void> => {
    if (file === null) return;
    try {
      setReview(await load.mutateAsync(file));
    } catch {
      // The form says why.
    }
  };
  return (
    <Dialog title={ladders.import} size="lg" onClose={onClose}>
      {review ? (
        <Choice review={review} draft={draft} onAdd={onAdd} onBack={() => setReview(null)} />
      ) : (
        <Stack>
          <Text>{ladders.importText}</Text>
          <Group>
            <FileButton accept="text/calendar,.ics" onChange={(file) => void read(file)}>
              {(props) => (
                <Button {...props} loading={load.isPending}>
                  {ladders.importFile}
                </Button>
              )}
            </FileButton>
          </Group>
          <Textarea
            label={ladders.importPaste}
            rows={8}
            data-autofocus
            value={ics}
            onChange={(event) => setIcs(event.currentTarget.value)}
          />
          {load.isError && (
            <Text c="var(--mantine-color-error)" role="alert">
              {reasonOf(load.error, strings)}
            </Text>
          )}
          <Group justify="flex-end">
            <CancelButton />
            <Button
              variant="default"
              loading={load.isPending}
              disabled={ics.trim() === ''}
              onClick={() => void read(new Blob([ics]))}
            >
              {ladders.importRead}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

interface ChoiceProps extends Pick<ImportProps, 'draft' | 'onAdd'> {
  readonly review: Review;
  readonly onBack: () => void;
}

function Choice({ review, draft, onAdd, onBack }: ChoiceProps) {
  const { strings, language } = useLanguage();
  const { ladders } = strings;
  const { holidays, observances, notUnderstood, ignored, past } = review;
  const known = new Set(draft.map(({ date }) => date));
  const [ticked, setTicked] = useState(new Set(holidays.flatMap(({ date }) => (known.has(date) ? [] : [date]))));
  const tick = (dates: readonly string[], isTicked: boolean): void => {
    const next = new Set(ticked);
    for (const date of dates) {
      if (isTicked) next.add(date);
      else next.delete(date);
    }
    setTicked(next);
  };
  const chosen = [...holidays, ...observances].filter(({ date }) => ticked.has(date));
  const days = { known, ticked, tick };
  return (
    <Stack>
      {holidays.length + observances.length === 0 && <Text>{ladders.importNone}</Text>}
      <Days title={ladders.importFound} found={holidays} {...days} />
      <Days title={ladders.importObservances} found={observances} {...days} />
      {ignored > 0 && (
        <section>
          <Title order={3}>{ladders.importIgnored}</Title>
          <ul className={classes.found}>
            {notUnderstood.map(({ summary, start, reason }, nth) => (
              <li key={nth}>
                {[dayOf(start, language), summary].filter((text) => text !== '').join(' – ')}:{' '}
                {ladders.importReasons[reason]}
              </li>
            ))}
            {ignored > notUnderstood.length && <li>{ladders.importMore(ignored - notUnderstood.length)}</li>}
          </ul>
        </section>
      )}
      {past > 0 && <Text c="dimmed">{ladders.importPast(past)}</Text>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          {ladders.importBack}
        </Button>
        <Button disabled={chosen.length === 0} onClick={() => onAdd(chosen.map(({ known: _, ...holiday }) => holiday))}>
          {ladders.importAdd(chosen.length)}
        </Button>
      </Group>
    </Stack>
  );
}

/** A date such as `2026-12-31` or, as files have them, `20261231T120000`, in the reader's words; else the text itself. */
function dayOf(text: string, language: Language): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-?(\d\d)-?(\d\d)/.exec(text) ?? [];
  const noon = Date.parse(`${year}-${month}-${day}T12:00:00Z`);
  return Number.isNaN(noon) ? text : `${formatInstant(noon, 'UTC', language, 'day')} ${year}`;
}

interface DaysProps {
  readonly title: string;
  readonly found: Found;
  readonly known: ReadonlySet<string>;
  readonly ticked: ReadonlySet<string>;
  readonly tick: (dates: readonly string[], isTicked: boolean) => void;
}

function Days({ title, found, known, ticked, tick }: DaysProps) {
  const { strings, language } = useLanguage();
  const { ladders } = strings;
  const open = found.flatMap(({ date }) => (known.has(date) ? [] : [date]));
  const all = open.length > 0 && open.every((date) => ticked.has(date));
  if (found.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={3}>{title}</Title>
      {open.length > 1 && (
        <Checkbox
          my="xs"
          label={ladders.importAll}
          checked={all}
          indeterminate={!all && open.some((date) => ticked.has(date))}
          onChange={() => tick(open, !all)}
        />
      )}
      <ul className={classes.found}>
        {found.map(({ date, name, closes }) => {
          const isKnown = known.has(date);
          const half = closes ? `, ${ladders.closesAt(closes)}` : '';
          return (
            <li key={date}>
              <Checkbox
                label={`${dayOf(date, language)} – ${name}${half}${isKnown ? ` (${ladders.importKnown})` : ''}`}
                disabled={isKnown}
                checked={ticked.has(date)}
                onChange={(event) => tick([date], event.currentTarget.checked)}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
