import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMessages, type Message, type MessageFilter } from '../../api/message-list';
import { setFilter, useQueryString } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Pages } from '../../ui/pages';
import { PeriodFields, usePeriod } from '../../ui/period';
import { MessageRow } from './message-row';
import classes from './messages.module.css';

/** What people were told, and what became of it: for managers and admins, who can send again what did not arrive. */
export default function MessagesPage() {
  const { messages } = useStrings();
  const { mayEdit } = useMe();
  return (
    <Stack gap="md">
      <Title order={1}>{messages.title}</Title>
      {mayEdit ? <Messages /> : <Text>{messages.managersOnly}</Text>}
    </Stack>
  );
}

/** The filter is part of the address: it can be kept and passed on. */
function Messages() {
  const { messages } = useStrings();
  const query = useQueryString();
  const statuses = Object.keys(messages.status) as Message['status'][];
  const kinds = Object.keys(messages.kind) as Message['kind'][];
  const status = statuses.find((each) => each === query.get('status'));
  const kind = kinds.find((each) => each === query.get('kind'));
  const filter = { ...(status && { status }), ...(kind && { kind }), ...usePeriod() };
  return (
    <>
      <Text c="dimmed">{messages.text}</Text>
      <search className={classes.filters}>
        <NativeSelect
          label={messages.state}
          value={status ?? ''}
          onChange={(event) => setFilter({ status: event.currentTarget.value })}
          data={[
            { value: '', label: messages.all },
            ...statuses.map((value) => ({ value, label: messages.status[value] })),
          ]}
        />
        <NativeSelect
          label={messages.about}
          value={kind ?? ''}
          onChange={(event) => setFilter({ kind: event.currentTarget.value })}
          data={[{ value: '', label: messages.all }, ...kinds.map((value) => ({ value, label: messages.kind[value] }))]}
        />
        <PeriodFields />
      </search>
      <Found filter={filter} />
    </>
  );
}

function Found({ filter }: { filter: MessageFilter }) {
  const { messages } = useStrings();
  const query = useMessages(filter);
  return (
    <Pages query={query} empty={messages.empty} older={messages.older}>
      {(items) => (
        <ul className={classes.list} aria-label={messages.title}>
          {items.map((item) => (
            <MessageRow key={item.id} message={item} />
          ))}
        </ul>
      )}
    </Pages>
  );
}
