import { Button, Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { call, serviceNow } from '../../api/client';
import { keys, useChange, type Person } from '../../api/queries';
import { useMe } from '../../app/session';
import { useUnsaved } from '../../app/unsaved';
import { useStrings } from '../../strings';
import { AwayDialog } from '../../ui/away/away-dialog';
import { newlyAwayFrom, useAway } from '../../ui/away/use-away';
import { notifyError } from '../../ui/loaded';
import { MomentInput } from '../../ui/moment-input';
import { useZones } from '../../ui/time';

/** Whether somebody can be called, and until when it is so. Asks first where they are needed while they can't be called. */
export function AvailabilityFields({ person }: { person: Person }) {
  const strings = useStrings();
  const { me, refresh } = useMe();
  const { viewer } = useZones();
  const [available, setAvailable] = useState(person.available);
  const [until, setUntil] = useState(person.availableUntil === null ? null : Date.parse(person.availableUntil));
  const [isPast, setPast] = useState(false);
  const [stored, setStored] = useState({ available, until });
  useUnsaved(available !== stored.available || until !== stored.until);
  const change = useChange(
    (body: { available: boolean; until: string | null }) =>
      call('PUT /api/users/{id}/availability', { path: { id: person.id }, body }),
    [keys.users],
  );
  const away = useAway(person.id);
  const save = async (): Promise<void> => {
    await change.mutateAsync({ available, until: until === null ? null : new Date(until).toISOString() });
    setStored({ available, until });
    if (person.id === me.id) refresh();
    notifications.show({ message: strings.common.saved });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const now = serviceNow();
    const isOver = until !== null && until <= now;
    setPast(isOver);
    if (isOver) return;
    // Who can be called until then is away from then on.
    const absence = available ? { from: until, until: null } : { from: newlyAwayFrom(stored, until, now), until };
    const saveOrSay = (): void => void save().catch((error: unknown) => notifyError(error, strings));
    if (absence.from === null || !person.active) saveOrSay();
    else void away.look({ from: absence.from, until: absence.until }, saveOrSay);
  };
  return (
    <>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Title order={3}>{strings.people.availability}</Title>
          <SegmentedControl
            aria-label={strings.people.availability}
            value={available ? 'yes' : 'no'}
            onChange={(value) => setAvailable(value === 'yes')}
            data={[
              { value: 'yes', label: strings.people.available },
              { value: 'no', label: strings.people.unavailable },
            ]}
          />
          <MomentInput
            label={strings.people.until}
            zone={viewer}
            value={until}
            onChange={setUntil}
            error={isPast ? strings.people.untilPast : undefined}
          />
          <Group justify="flex-end">
            <Button type="submit" variant="default" loading={change.isPending || away.isLooking}>
              {strings.people.saveAvailability}
            </Button>
          </Group>
        </Stack>
      </form>
      {away.asked !== null && (
        <AwayDialog
          person={person}
          isMe={person.id === me.id}
          {...away.asked}
          onAway={save}
          onClose={() => away.setAsked(null)}
        />
      )}
    </>
  );
}
