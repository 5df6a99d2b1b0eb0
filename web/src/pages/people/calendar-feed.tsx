import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { call } from '../../api/client';
import { useChange, type Person } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Confirm } from '../../ui/confirm';

/** Ends the calendar address of somebody, for admins: after a phone is lost, say. */
export function CalendarFeed({ person }: { person: Person }) {
  const { people } = useStrings();
  const { isAdmin } = useMe();
  const [isAsked, setAsked] = useState(false);
  const revoke = useChange(() => call('DELETE /api/users/{id}/calendar-token', { path: { id: person.id } }));
  const confirm = async (): Promise<void> => {
    await revoke.mutateAsync(undefined);
    notifications.show({ message: people.feedEnded });
  };
  if (!isAdmin) return null;
  return (
    <Group justify="space-between">
      <Text>{people.feed}</Text>
      <Button variant="default" onClick={() => setAsked(true)}>
        {people.feedEnd}
      </Button>
      {isAsked && (
        <Confirm
          title={people.feedSure(person.name)}
          action={people.feedEnd}
          onClose={() => setAsked(false)}
          onConfirm={confirm}
        >
          <Text>{people.feedText(person.name)}</Text>
        </Confirm>
      )}
    </Group>
  );
}
