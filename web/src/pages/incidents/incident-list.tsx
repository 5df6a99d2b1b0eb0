import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { queryOf } from '../../api/client';
import { useIncidents, type IncidentFilter, type IncidentSummary } from '../../api/queries';
import { Link, setFilter, useQueryString } from '../../app/router';
import { useStrings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Pages } from '../../ui/pages';
import { PeriodFields, usePeriod } from '../../ui/period';
import { StateBadge } from '../../ui/state-badge';
import { clockOf, Moment } from '../../ui/time';
import { answererOf, callerOf } from '../../ui/words';
import classes from './incidents.module.css';
import { waitedSeconds } from './rang';

const STATUSES = ['routing', 'answered', 'exhausted', 'completed', 'abandoned', 'handled_by_fallback'] as const;

/** Incidents, newest first: as far back as somebody asks for. */
export function IncidentList() {
  const strings = useStrings();
  const period = usePeriod();
  const query = useQueryString();
  const [text, setText] = useState(query.get('q') ?? '');
  const [q] = useDebouncedValue(text.trim(), 300);
  useEffect(() => {
    if (q !== (new URLSearchParams(window.location.search).get('q') ?? '')) setFilter({ q });
  }, [q]);
  const status = STATUSES.find((each) => each === query.get('status'));
  const filter: IncidentFilter = { ...(status && { status }), ...(q !== '' && { q }), ...period };
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1}>{strings.incidents.title}</Title>
        <Button
          component="a"
          href={`/api/incidents/export.csv${queryOf({ ...filter })}`}
          download
          variant="default"
          leftSection={<Icon name="download" size={18} />}
        >
          {strings.incidents.csv}
        </Button>
      </Group>
      <search className={classes.filters}>
        <TextInput
          type="search"
          label={strings.incidents.search}
          value={text}
          maxLength={100}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={strings.incidents.status}
          value={status ?? ''}
          onChange={(event) => setFilter({ status: event.currentTarget.value })}
          data={[
            { value: '', label: strings.incidents.all },
            ...STATUSES.map((value) => ({ value, label: strings.status[value] })),
          ]}
        />
        <PeriodFields />
      </search>
      <Found filter={filter} />
    </Stack>
  );
}

function Found({ filter }: { filter: IncidentFilter }) {
  const { incidents } = useStrings();
  const query = useIncidents(filter);
  return (
    <Pages query={query} empty={query.hasNextPage ? incidents.emptyPage : incidents.empty} older={incidents.older}>
      {(items) => (
        <ul className={classes.list} aria-label={incidents.title}>
          {items.map((item) => (
            <Row key={item.id} incident={item} />
          ))}
        </ul>
      )}
    </Pages>
  );
}

function Row({ incident }: { incident: IncidentSummary }) {
  const strings = useStrings();
  const { id, callerPhone, status, createdAt, answeredBy, durationSeconds, attemptCount, ladder } = incident;
  const isOpen = incident.endedAt === null && incident.answeredAt === null;
  return (
    <li className={classes.row}>
      <Text className={`number ${classes.when}`} component="span">
        <Moment at={createdAt} format="year" />
      </Text>
      <Anchor component={Link} to={`/incidents/${id}`} className={`number ${classes.who}`}>
        {callerOf(callerPhone, strings)}
        <span className="hidden-visually">, {strings.incidents.number(id)}</span>
      </Anchor>
      <span>
        <StateBadge status={status} isBlocked={incident.callerBlocked} />
      </span>
      <span className={classes.by}>
        {answererOf(answeredBy, strings)}
        <Text size="sm" c="dimmed" className="number">
          {strings.incidents.tried(attemptCount)}
          {!isOpen && ` · ${strings.incidents.wait} ${clockOf(waitedSeconds(incident, 0))}`}
          {durationSeconds !== null && ` · ${strings.incidents.talk} ${clockOf(durationSeconds)}`}
        </Text>
      </span>
      <Text size="sm" c="dimmed" component="span">
        {strings.ladder[ladder]}
      </Text>
    </li>
  );
}
