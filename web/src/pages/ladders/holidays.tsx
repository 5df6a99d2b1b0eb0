import { Button, FileButton, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { call } from '../../api/client';
import { keys, useChange, type Hours } from '../../api/queries';
import { useMe } from '../../app/session';
import { useLanguage } from '../../strings';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Empty, reasonOf } from '../../ui/loaded';
import { formatInstant } from '../../ui/time';
import { HoursReview } from './hours-review';
import classes from './ladders.module.css';
import { Review } from './review';

/** The dates on which nothing opens. */
export function Holidays({ hours }: { hours: Hours }) {
  const { strings, language } = useLanguage();
  const { ladders, common } = strings;
  const { mayEdit } = useMe();
  const [draft, setDraft] = useState(hours.holidays);
  const [added, setAdded] = useState({ date: '', name: '' });
  const [opened, setOpened] = useState<'review' | 'import' | null>(null);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(hours.holidays);
  const save = useChange(() => call('PUT /api/business-hours', { body: { ...hours, holidays: draft } }), [keys.hours]);
  const add = (): void => {
    const others = draft.filter(({ date }) => date !== added.date);
    setDraft([...others, added].toSorted((one, other) => one.date.localeCompare(other.date)));
    setAdded({ date: '', name: '' });
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
      {draft.length === 0 && <Empty>{ladders.noHolidays}</Empty>}
      <ul className={classes.holidays}>
        {draft.map(({ date, name }) => (
          <li key={date}>
            <span className="number">
              {formatInstant(Date.parse(`${date}T12:00:00Z`), 'UTC', language, 'day')} {date.slice(0, 4)}
            </span>
            <span>{name}</span>
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
          <Button variant="default" disabled={added.date === '' || added.name.trim() === ''} onClick={add}>
            {ladders.addHoliday}
          </Button>
          <Button disabled={!isChanged} onClick={() => setOpened('review')}>
            {ladders.review}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={() => setDraft(hours.holidays)}>
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
      {opened === 'import' && <Import onClose={() => setOpened(null)} />}
    </Card>
  );
}

function Import({ onClose }: { onClose: () => void }) {
  const { strings } = useLanguage();
  const { ladders, common } = strings;
  const [ics, setIcs] = useState('');
  const load = useChange(() => call('POST /api/business-hours/holidays/import', { body: { ics } }), [keys.hours]);
  const read = async (file: File | null): Promise<void> => setIcs((await file?.text()) ?? '');
  const submit = async (): Promise<void> => {
    try {
      const { added, known, ignored } = await load.mutateAsync(undefined);
      notifications.show({ message: ladders.importDone(added, known, ignored) });
      onClose();
    } catch {
      // The form says why.
    }
  };
  return (
    <Modal opened onClose={onClose} title={ladders.import} size="lg" closeButtonProps={{ 'aria-label': common.close }}>
      <Stack>
        <Text>{ladders.importText}</Text>
        <Group>
          <FileButton accept="text/calendar,.ics" onChange={(file) => void read(file)}>
            {(props) => (
              <Button variant="default" {...props}>
                {ladders.importFile}
              </Button>
            )}
          </FileButton>
        </Group>
        <Textarea
          label={ladders.importPaste}
          rows={8}
          maxLength={90_000}
          value={ics}
          onChange={(event) => setIcs(event.currentTarget.value)}
        />
        {load.isError && (
          <Text c="var(--mantine-color-error)" role="alert">
            {reasonOf(load.error, strings)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button loading={load.isPending} disabled={ics.trim() === ''} onClick={() => void submit()}>
            {ladders.import}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
