import { Button, Group, Paper, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { call, serviceNow } from '../../api/client';
import { keys, useChange } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { addDays, instantOf, wallOf } from '../../time/zone';
import { notifyError } from '../../ui/loaded';
import { Moment, useZones } from '../../ui/time';

const HOUR = 3_600_000;

/** Until when a choice reaches; null: until it is changed. */
function untilOf(choice: string, zone: string): number | null {
  if (choice === 'forever') return null;
  const now = serviceNow();
  return choice === 'morning'
    ? instantOf(zone, addDays(wallOf(zone, now).date, 1), '08:00')
    : now + Number(choice) * HOUR;
}

/** Whether I can be called: one large switch, and for how long not. */
export function Availability() {
  const strings = useStrings();
  const { me, refresh } = useMe();
  const { viewer } = useZones();
  const hasPhone = me.phoneE164 !== null;
  const change = useChange(
    (body: { available: boolean; until?: string }) =>
      call('PUT /api/users/{id}/availability', { path: { id: me.id }, body }),
    [keys.users],
  );
  const set = (available: boolean, until: number | null = null): void => {
    const body = { available, ...(until !== null && { until: new Date(until).toISOString() }) };
    change.mutate(body, {
      onSuccess: () => {
        refresh();
        notifications.show({ message: available ? strings.now.available : strings.now.unavailableNow });
      },
      onError: (error) => notifyError(error, strings),
    });
  };
  const forHowLong = (choice: string): void => set(false, untilOf(choice, viewer));
  const choices: [choice: string, label: string][] = [
    ...[1, 2, 4, 8].map((n): [string, string] => [String(n), strings.now.hoursLong(n)]),
    ['morning', strings.now.morning],
    ['forever', strings.now.forever],
  ];
  return (
    <Paper withBorder p="md" bg="var(--surface)">
      <Switch
        size="xl"
        checked={me.available && hasPhone}
        disabled={change.isPending || !hasPhone}
        onChange={(event) => set(event.currentTarget.checked)}
        label={
          <Text fw={650} size="lg">
            {me.available && hasPhone ? strings.now.me : strings.now.meNot}
          </Text>
        }
        description={hasPhone ? me.availableUntil !== null && <Until at={me.availableUntil} /> : strings.now.meNoPhone}
        color={me.available && hasPhone ? 'green.9' : 'gray'}
      />
      {!me.available && hasPhone && (
        <div role="group" aria-label={strings.now.meFor}>
          <Text mt="sm" mb={6} fw={600} size="sm">
            {strings.now.meFor}
          </Text>
          <Group gap={6}>
            {choices.map(([choice, label]) => (
              <Button key={choice} variant="default" disabled={change.isPending} onClick={() => forHowLong(choice)}>
                {label}
              </Button>
            ))}
          </Group>
        </div>
      )}
    </Paper>
  );
}

function Until({ at }: { at: string }) {
  const { common } = useStrings();
  const [before, after = ''] = common.until('\n').split('\n');
  return (
    <span style={{ color: 'var(--mantine-color-dimmed)' }}>
      {before}
      <Moment at={at} />
      {after}
    </span>
  );
}
