import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, serviceNow } from '../../api/client';
import { keys, useChange } from '../../api/queries';
import { navigate, useQueryString } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { Empty, Loaded } from '../../ui/loaded';
import { Moment } from '../../ui/time';
import { BlockForm, NEW_BLOCK, type BlockDraft, type BlockedCaller } from './block-form';
import classes from './blocked.module.css';

/** As many as the service keeps at most, in pages of its own size. */
const PAGE_SIZE = 500;

/** Callers for whom nobody is rung: for managers and admins. */
export default function BlockedPage() {
  const { blocked } = useStrings();
  const { mayEdit } = useMe();
  return (
    <Stack gap="md">
      {mayEdit ? (
        <Editable />
      ) : (
        <>
          <Title order={1}>{blocked.title}</Title>
          <Text>{blocked.managersOnly}</Text>
        </>
      )}
    </Stack>
  );
}

/** The number that is to be blocked may be part of the address: that of an incident's caller. */
function Editable() {
  const { blocked } = useStrings();
  const asked = useQueryString().get('prefix');
  const [draft, setDraft] = useState<BlockDraft | null>(asked === null ? null : { ...NEW_BLOCK, prefix: asked });
  const entries = useQuery({
    queryKey: keys.blocked,
    queryFn: async ({ signal }) => {
      const all: BlockedCaller[] = [];
      for (let page = 1; ; page += 1) {
        const { items, total } = await call('GET /api/blocked-callers', {
          query: { page, pageSize: PAGE_SIZE },
          signal,
        });
        all.push(...items);
        if (items.length === 0 || all.length >= total) return all;
      }
    },
  });
  const close = (): void => {
    setDraft(null);
    if (asked !== null) navigate('/blocked', { replace: true });
  };
  return (
    <>
      <Group justify="space-between">
        <Title order={1}>{blocked.title}</Title>
        <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setDraft(NEW_BLOCK)}>
          {blocked.add}
        </Button>
      </Group>
      <Text c="dimmed">{blocked.text}</Text>
      <Loaded query={entries}>{(items) => <List entries={items} open={setDraft} />}</Loaded>
      {draft !== null && <BlockForm draft={draft} onClose={close} />}
    </>
  );
}

function List({ entries, open }: { entries: readonly BlockedCaller[]; open: (draft: BlockDraft) => void }) {
  const { blocked, common } = useStrings();
  const [removed, setRemoved] = useState<BlockedCaller | null>(null);
  const remove = useChange(
    ({ id }: BlockedCaller) => call('DELETE /api/blocked-callers/{id}', { path: { id } }),
    [keys.blocked],
  );
  if (entries.length === 0) return <Empty>{blocked.none}</Empty>;
  return (
    <ul className={classes.list} aria-label={blocked.title}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.row}>
          <span className={classes.prefix}>
            <strong className="number">{entry.prefix}</strong>
            {entry.reason !== null && (
              <Text size="sm" c="dimmed" component="span" display="block">
                {entry.reason}
              </Text>
            )}
          </span>
          <Text size="sm" component="span">
            {blocked.thens[entry.then]}
          </Text>
          <Text size="sm" c="dimmed" component="span">
            <Until at={entry.until} />
          </Text>
          <Group gap={6} wrap="nowrap">
            <Button
              variant="default"
              size="xs"
              aria-label={`${common.edit}: ${entry.prefix}`}
              onClick={() => open(draftOf(entry))}
            >
              {common.edit}
            </Button>
            <Button
              variant="default"
              size="xs"
              aria-label={`${common.remove}: ${entry.prefix}`}
              onClick={() => setRemoved(entry)}
            >
              {common.remove}
            </Button>
          </Group>
        </li>
      ))}
      {removed !== null && (
        <Confirm
          title={blocked.removeSure(removed.prefix)}
          action={common.remove}
          danger={false}
          onClose={() => setRemoved(null)}
          onConfirm={() => remove.mutateAsync(removed)}
        >
          <Text>{blocked.removeText}</Text>
        </Confirm>
      )}
    </ul>
  );
}

/** Until when an entry counts; what is over says so. */
function Until({ at }: { at: string | null }) {
  const { blocked, common } = useStrings();
  if (at === null) return blocked.always;
  const isOver = Date.parse(at) <= serviceNow();
  return (
    <>
      {isOver ? blocked.ended : common.until('').trim()} <Moment at={at} format="year" />
    </>
  );
}

function draftOf({ id, prefix, then, reason, until }: BlockedCaller): BlockDraft {
  return { id, prefix, then, reason: reason ?? '', until: until === null ? null : Date.parse(until) };
}
