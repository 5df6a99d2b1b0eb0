import { Button, Group, NativeSelect, Pagination, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/client';
import { useTextErrors } from '../../api/message-queries';
import { keys, type Person } from '../../api/queries';
import { setFilter, useQueryString } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { twilioErrorText } from '../../strings/twilio-error-text';
import { Icon } from '../../ui/icon';
import { Empty, Loaded } from '../../ui/loaded';
import { PersonName } from '../../ui/person-mark';
import { Moment } from '../../ui/time';
import classes from './people.module.css';
import { PersonDrawer } from './person-drawer';

const ROLES = ['technician', 'manager', 'admin'] as const;
const STATES = ['active', 'inactive', 'everyone'] as const;
const PAGE_SIZE = 25;

/** Everybody of the company: who can be rung, who may do what. */
export default function PeoplePage() {
  const strings = useStrings();
  const { isAdmin } = useMe();
  const address = useQueryString();
  const [text, setText] = useState(address.get('q') ?? '');
  const [q] = useDebouncedValue(text.trim(), 300);
  useEffect(() => {
    if (q !== (new URLSearchParams(window.location.search).get('q') ?? '')) setFilter({ q, page: '' });
  }, [q]);
  const role: Person['role'] | undefined = ROLES.find((each) => each === address.get('role'));
  const state = STATES.find((each) => each === address.get('state')) ?? 'active';
  const page = Math.max(1, Math.trunc(Number(address.get('page'))) || 1);
  const [opened, setOpened] = useState<Person | 'new' | null>(null);
  const query = {
    page,
    pageSize: PAGE_SIZE,
    ...(q !== '' && { q }),
    ...(role && { role }),
    ...(state !== 'everyone' && { active: state === 'active' }),
  };
  const people = useQuery({
    queryKey: [...keys.users, 'page', query],
    queryFn: ({ signal }) => call('GET /api/users', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const textErrors = useTextErrors();
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1}>{strings.people.title}</Title>
        {isAdmin && (
          <Button leftSection={<Icon name="plus" size={18} />} onClick={() => setOpened('new')}>
            {strings.people.add}
          </Button>
        )}
      </Group>
      <search className={classes.filters}>
        <TextInput
          type="search"
          label={strings.people.search}
          value={text}
          maxLength={100}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={strings.people.role}
          value={role ?? ''}
          onChange={(event) => setFilter({ role: event.currentTarget.value, page: '' })}
          data={[
            { value: '', label: strings.people.allRoles },
            ...ROLES.map((value) => ({ value, label: strings.roles[value] })),
          ]}
        />
        <NativeSelect
          label={strings.people.state}
          value={state}
          onChange={(event) => setFilter({ state: event.currentTarget.value, page: '' })}
          data={STATES.map((value) => ({ value, label: strings.people[value] }))}
        />
      </search>
      <Loaded query={people} lines={8}>
        {({ items, total }) => (
          <>
            {items.length === 0 && <Empty>{strings.people.none}</Empty>}
            {items.length > 0 && (
              <ul className={classes.list} aria-label={strings.people.title}>
                {items.map((person) => (
                  <Row
                    key={person.id}
                    person={person}
                    textError={textErrors.get(person.id) ?? null}
                    open={() => setOpened(person)}
                  />
                ))}
              </ul>
            )}
            <Group justify="space-between">
              <Text size="sm" c="dimmed" role="status">
                {strings.people.total(total)}
              </Text>
              {total > PAGE_SIZE && (
                <Pagination
                  total={Math.ceil(total / PAGE_SIZE)}
                  value={page}
                  onChange={(nth) => setFilter({ page: nth === 1 ? '' : String(nth) })}
                  getControlProps={(control) => ({
                    'aria-label': strings.common[control === 'previous' ? 'previous' : 'next'],
                  })}
                  getItemProps={(nth) => ({ 'aria-label': strings.common.page(nth, Math.ceil(total / PAGE_SIZE)) })}
                />
              )}
            </Group>
          </>
        )}
      </Loaded>
      {opened !== null && <PersonDrawer person={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </Stack>
  );
}

interface RowProps {
  readonly person: Person;
  /** Twilio's error number where text messages don't reach their phone. */
  readonly textError: number | null;
  readonly open: () => void;
}

function Row({ person, textError, open }: RowProps) {
  const strings = useStrings();
  const { mayEdit } = useMe();
  const { name, role, phoneE164, email, active, available, availableUntil } = person;
  return (
    <li className={classes.row}>
      <div>
        <strong>
          <PersonName id={person.id} name={name} />
        </strong>
        <Text size="sm" c="dimmed">
          {strings.roles[role]}
          {email !== null && ` · ${email}`}
        </Text>
      </div>
      <span className="number" {...(phoneE164 === null && { style: { color: 'var(--ringing)' } })}>
        {phoneE164 ?? strings.people.noPhone}
        {textError !== null && (
          <Text size="sm" component="span" display="block" style={{ color: 'var(--ringing)' }}>
            {strings.people.noTexts(twilioErrorText(`Twilio ${textError}`, strings))}
          </Text>
        )}
      </span>
      <span
        className={classes.state}
        hidden={phoneE164 === null && active && available}
        data-state={!active ? 'inactive' : available ? 'available' : 'unavailable'}
      >
        <Icon name={active && available ? 'check' : 'phone-off'} size={16} />
        <span>
          {!active ? strings.people.inactive : available ? strings.people.available : strings.people.unavailable}
          {active && availableUntil !== null && (
            <Text size="sm" component="span" display="block">
              <Moment at={availableUntil} />
            </Text>
          )}
        </span>
      </span>
      {mayEdit ? (
        <Button variant="default" size="xs" onClick={open} aria-label={`${strings.common.edit}: ${name}`}>
          {strings.common.edit}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
}
