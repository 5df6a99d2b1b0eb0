import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { setFilter, useQueryString } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Icon, type IconName } from '../../ui/icon';
import { Pages } from '../../ui/pages';
import { PeriodFields, usePeriod } from '../../ui/period';
import { PersonSelect, useNames } from '../../ui/person-select';
import { Moment } from '../../ui/time';
import classes from './access.module.css';
import { useAccessRecords, type AccessFilter, type AccessRecord } from './records';

const ICONS: Readonly<Record<AccessRecord['kind'], IconName>> = {
  signed_in: 'check',
  signed_out: 'right',
  wrong_password: 'alert',
  rate_limited: 'alert',
  password_changed: 'person',
  password_set: 'person',
  forbidden: 'alert',
  message_heard: 'phone',
};
const KINDS = Object.keys(ICONS) as AccessRecord['kind'][];

/** Who signed in, who was refused, and whose password changed: for admins. */
export default function AccessPage() {
  const strings = useStrings();
  const { isAdmin } = useMe();
  return (
    <Stack gap="md">
      <Title order={1}>{strings.access.title}</Title>
      {isAdmin ? <Records /> : <Text>{strings.access.adminsOnly}</Text>}
    </Stack>
  );
}

/** The filter is part of the address: it can be kept and passed on. */
function Records() {
  const strings = useStrings();
  const period = usePeriod();
  const query = useQueryString();
  const kind = KINDS.find((each) => each === query.get('kind'));
  const userId = /^[1-9]\d{0,8}$/.test(query.get('userId') ?? '') ? Number(query.get('userId')) : null;
  const filter: AccessFilter = {
    ...(kind && { kind }),
    ...(userId !== null && { userId }),
    ...period,
  };
  return (
    <>
      <Text c="dimmed">{strings.access.text}</Text>
      <search className={classes.filters}>
        <PersonSelect
          label={strings.access.account}
          value={userId}
          everyone={strings.people.everyone}
          onChange={(id) => setFilter({ userId: id === null ? '' : String(id) })}
        />
        <NativeSelect
          label={strings.access.kind}
          value={kind ?? ''}
          onChange={(event) => setFilter({ kind: event.currentTarget.value })}
          data={[
            { value: '', label: strings.access.all },
            ...KINDS.map((value) => ({ value, label: strings.access.kinds[value] })),
          ]}
        />
        <PeriodFields />
      </search>
      <Found filter={filter} />
    </>
  );
}

function Found({ filter }: { filter: AccessFilter }) {
  const { access } = useStrings();
  const query = useAccessRecords(filter);
  return (
    <Pages query={query} empty={access.empty} older={access.older}>
      {(items) => (
        <ul className={classes.list} aria-label={access.title}>
          {items.map((item) => (
            <Row key={item.id} record={item} />
          ))}
        </ul>
      )}
    </Pages>
  );
}

function Row({ record }: { record: AccessRecord }) {
  const { access } = useStrings();
  const names = useNames();
  const { kind, userId, byUserId, address, operation, times, firstAt, lastAt } = record;
  const nameOf = (id: number): string => names.get(id) ?? access.deleted(id);
  const isTrouble = ICONS[kind] === 'alert';
  return (
    <li className={classes.row}>
      <span className={classes.when}>
        <Moment at={lastAt} format="year" />
      </span>
      <span className={classes.what} data-tone={isTrouble ? 'trouble' : undefined}>
        <Icon name={ICONS[kind]} size={18} />
        {access.kinds[kind]}
      </span>
      <span className={classes.who}>
        <strong>{userId === null ? access.noAccount : nameOf(userId)}</strong>
        {byUserId !== null && byUserId !== userId && (
          <Text size="sm" c="dimmed">
            {access.by(nameOf(byUserId))}
          </Text>
        )}
        {operation !== null && (
          <Text size="sm" c="dimmed" className={classes.operation}>
            {operation}
          </Text>
        )}
      </span>
      <Text size="sm" c="dimmed" component="span" className={classes.where}>
        <span className="number">{address ?? access.noAddress}</span>
        {times > 1 && (
          <span className={classes.times}>
            {access.times(times)} <Moment at={firstAt} format="time" both={false} />
          </span>
        )}
      </Text>
    </li>
  );
}
