import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { setFilter, useQueryString } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Pages } from '../../ui/pages';
import { PeriodFields, usePeriod } from '../../ui/period';
import { PersonSelect } from '../../ui/person-select';
import { ChangeRow } from './change-row';
import classes from './audit.module.css';

/** What the changes are filtered by. */
interface ChangeFilter {
  readonly entity?: string;
  readonly id?: string;
  readonly actorUserId?: number;
  readonly from?: string;
  readonly to?: string;
}

const MINUTE = 60_000;

/** Who changed what, from what to what: for managers and admins. */
export default function AuditPage() {
  const { audit } = useStrings();
  const { mayEdit } = useMe();
  return (
    <Stack gap="md">
      <Title order={1}>{audit.title}</Title>
      {mayEdit ? <Changes /> : <Text>{audit.managersOnly}</Text>}
    </Stack>
  );
}

/** The filter is part of the address: it can be kept and passed on. */
function Changes() {
  const strings = useStrings();
  const { audit } = strings;
  const query = useQueryString();
  const entity = query.get('entity') ?? '';
  const id = query.get('id') ?? '';
  const actor = query.get('actorUserId') ?? '';
  const actorUserId = /^[1-9]\d{0,8}$/.test(actor) ? Number(actor) : null;
  const isKnown = entity in audit.entities;
  const filter: ChangeFilter = {
    ...(isKnown && { entity }),
    ...(isKnown && /^\w{1,40}$/.test(id) && { id }),
    ...(actorUserId !== null && { actorUserId }),
    ...usePeriod(),
  };
  return (
    <>
      <Text c="dimmed">{audit.text}</Text>
      <search className={classes.filters}>
        <PersonSelect
          label={audit.by}
          value={actorUserId}
          everyone={strings.people.everyone}
          onChange={(userId) => setFilter({ actorUserId: userId === null ? '' : String(userId) })}
        />
        <NativeSelect
          label={audit.what}
          value={isKnown ? entity : ''}
          onChange={(event) => setFilter({ entity: event.currentTarget.value, id: '' })}
          data={[
            { value: '', label: audit.all },
            ...Object.entries(audit.entities).map(([value, label]) => ({ value, label })),
          ]}
        />
        <PeriodFields />
      </search>
      {filter.id !== undefined && (
        <Group gap="sm">
          <Text>{audit.one}</Text>
          <Button size="compact-sm" variant="default" onClick={() => setFilter({ id: '' })}>
            {audit.oneNot}
          </Button>
        </Group>
      )}
      <Found filter={filter} />
    </>
  );
}

function Found({ filter }: { filter: ChangeFilter }) {
  const { audit } = useStrings();
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      call('GET /api/audit', { query: { ...filter, limit: 50, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE,
  });
  return (
    <Pages query={query} empty={audit.empty} older={audit.older}>
      {(items) => (
        <ul className={classes.list} aria-label={audit.title}>
          {items.map((item) => (
            <ChangeRow key={item.id} change={item} />
          ))}
        </ul>
      )}
    </Pages>
  );
}
