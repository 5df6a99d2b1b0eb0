import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { call, serviceNow } from '../../api/client';
import { keys, useChange, useTimeline, type Level, type Person } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Confirm } from '../../ui/confirm';
import { Loaded } from '../../ui/loaded';
import { Moment } from '../../ui/time';
import classes from './people.module.css';

const DAYS = 60;
/** How many duties are named one by one. */
const MOST = 6;

/** Deactivating and deleting somebody, which names the duties that would be left empty. */
export function Leaving({ person, onDone }: { person: Person; onDone: () => void }) {
  const strings = useStrings();
  const { people } = strings;
  const { isAdmin, me } = useMe();
  const [asked, setAsked] = useState<'deactivate' | 'remove' | null>(null);
  const setActive = useChange(
    (active: boolean) => call('PATCH /api/users/{id}', { path: { id: person.id }, body: { active } }),
    [keys.users],
  );
  const remove = useChange(() => call('DELETE /api/users/{id}', { path: { id: person.id } }), [keys.users, keys.pool]);
  const confirm = async (): Promise<void> => {
    if (asked === 'remove') {
      await remove.mutateAsync(undefined);
      notifications.show({ message: strings.common.removed });
    } else {
      await setActive.mutateAsync(false);
      notifications.show({ message: people.deactivated(person.name) });
    }
    onDone();
  };
  if (person.id === me.id || (person.role === 'admin' && !isAdmin)) return null;
  return (
    <Group justify="flex-end">
      {person.active ? (
        <Button variant="default" onClick={() => setAsked('deactivate')}>
          {people.deactivate}
        </Button>
      ) : (
        <Button variant="default" onClick={() => setActive.mutate(true, { onSuccess: onDone })}>
          {people.activate}
        </Button>
      )}
      {isAdmin && (
        <Button color="red" variant="outline" onClick={() => setAsked('remove')}>
          {people.remove}
        </Button>
      )}
      {asked !== null && (
        <Confirm
          title={asked === 'remove' ? people.removeSure(person.name) : people.deactivateSure(person.name)}
          action={asked === 'remove' ? people.remove : people.deactivate}
          onClose={() => setAsked(null)}
          onConfirm={confirm}
        >
          <Text>{people.deactivateText(person.name)}</Text>
          {asked === 'remove' && <Text>{people.removeText}</Text>}
          <Emptied userId={person.id} />
        </Confirm>
      )}
    </Group>
  );
}

/** The stretches of the next weeks in which this person is on call, and which would be empty without them. */
function Emptied({ userId }: { userId: number }) {
  const strings = useStrings();
  const { people } = strings;
  const [now] = useState(serviceNow);
  const timeline = useTimeline(new Date(now).toISOString(), new Date(now + DAYS * 86_400_000).toISOString());
  return (
    <Loaded query={timeline}>
      {(answer) => {
        const levels: readonly Level[] = ['primary', 'secondary'];
        const own = levels.flatMap((level) =>
          answer[level].filter((segment) => segment.userId === userId).map((segment) => ({ ...segment, level })),
        );
        if (own.length === 0) return <Text mt="sm">{people.emptiedNone}</Text>;
        return (
          <>
            <Text mt="sm" fw={600} c="var(--trouble)">
              {people.emptied}
            </Text>
            <ul className={classes.emptied}>
              {own.slice(0, MOST).map(({ level, from, to }) => (
                <li key={level + from}>
                  {strings.level[level]}: <Moment at={from} /> – <Moment at={to} />
                </li>
              ))}
              {own.length > MOST && <li>{people.emptiedMore(own.length - MOST)}</li>}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
}
