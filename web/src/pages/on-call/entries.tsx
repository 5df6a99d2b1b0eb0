import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, serviceNow, type Answer } from '../../api/client';
import { keys, useChange } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { Empty, Loaded } from '../../ui/loaded';
import { PersonName } from '../../ui/person-mark';
import { useNames } from '../../ui/person-select';
import { Moment } from '../../ui/time';
import type { EntryDraft } from './entry-draft';
import classes from './timeline.module.css';

type Entry = Answer<'GET /api/on-call/overrides'>['items'][number] & { readonly kind: EntryDraft['kind'] };
type Open = (draft: EntryDraft) => void;

/** Overrides and single shifts that are not over: each can be changed and removed. */
export function Entries({ open }: { open: Open }) {
  const { onCall } = useStrings();
  const { mayEdit } = useMe();
  const [from] = useState(() => new Date(serviceNow()).toISOString());
  const entries = useQuery({
    queryKey: [...keys.onCall, 'entries', from],
    queryFn: async ({ signal }) => {
      const query = { from, pageSize: 100 };
      const [overrides, shifts] = await Promise.all([
        call('GET /api/on-call/overrides', { query, signal }),
        call('GET /api/on-call/shifts', { query, signal }),
      ]);
      return {
        overrides: overrides.items.map((item): Entry => ({ ...item, kind: 'override' })),
        shifts: shifts.items.map((item): Entry => ({ ...item, kind: 'shift', reason: null })),
      };
    },
  });
  const add = (): void => {
    const hour = 3_600_000;
    const begins = Math.ceil(serviceNow() / hour) * hour;
    open({ kind: 'shift', id: null, userId: null, level: 'primary', from: begins, to: begins + 12 * hour, reason: '' });
  };
  return (
    <>
      <Card title={onCall.overrides}>
        <Loaded query={entries}>{({ overrides }) => <List entries={overrides} open={open} />}</Loaded>
      </Card>
      <Card
        title={onCall.shifts}
        side={
          mayEdit && (
            <Button variant="default" size="xs" leftSection={<Icon name="plus" size={16} />} onClick={add}>
              {onCall.newShift}
            </Button>
          )
        }
      >
        <Loaded query={entries}>{({ shifts }) => <List entries={shifts} open={open} />}</Loaded>
      </Card>
    </>
  );
}

function List({ entries, open }: { entries: readonly Entry[]; open: Open }) {
  const strings = useStrings();
  const { mayEdit } = useMe();
  const names = useNames();
  const [removed, setRemoved] = useState<Entry | null>(null);
  const remove = useChange(({ kind, id }: Entry) =>
    kind === 'override'
      ? call('DELETE /api/on-call/overrides/{id}', { path: { id } })
      : call('DELETE /api/on-call/shifts/{id}', { path: { id } }),
  );
  const nameOf = ({ userId }: Entry): string => names.get(userId) ?? strings.common.unknown;
  const edit = (entry: Entry): void => {
    const { kind, id, userId, level, startsAt, endsAt, reason } = entry;
    open({ kind, id, userId, level, from: Date.parse(startsAt), to: Date.parse(endsAt), reason: reason ?? '' });
  };
  if (entries.length === 0) return <Empty>{strings.onCall.noneComing}</Empty>;
  return (
    <ul className={classes.list}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className={classes.grow}>
            <strong>
              <PersonName id={entry.userId} name={nameOf(entry)} />
            </strong>{' '}
            · {strings.level[entry.level]}
            <Text size="sm" component="span" display="block">
              <Moment at={entry.startsAt} /> – <Moment at={entry.endsAt} />
            </Text>
            {entry.reason !== null && (
              <Text size="sm" c="dimmed" component="span">
                {entry.reason}
              </Text>
            )}
          </span>
          {mayEdit && (
            <Group gap={6}>
              <Button variant="default" size="xs" onClick={() => edit(entry)}>
                {strings.common.edit}
              </Button>
              <Button variant="default" size="xs" onClick={() => setRemoved(entry)}>
                {strings.common.remove}
              </Button>
            </Group>
          )}
        </li>
      ))}
      {removed !== null && (
        <Confirm
          title={strings.onCall.removeSure(`${nameOf(removed)} · ${strings.level[removed.level]}`)}
          action={strings.common.remove}
          onClose={() => setRemoved(null)}
          onConfirm={() => remove.mutateAsync(removed)}
        >
          <Text>{strings.onCall.removeText}</Text>
        </Confirm>
      )}
    </ul>
  );
}
