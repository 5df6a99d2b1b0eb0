import { Button, Group, NativeSelect, Paper, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { call, serviceNow } from '../../api/client';
import { keys, useChange } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { addDays, instantOf, wallOf } from '../../time/zone';
import { AwayDialog } from '../../ui/away/away-dialog';
import { newlyAwayFrom, useAway } from '../../ui/away/use-away';
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

/** Whether I can be called: one large switch, and for how long not. Asks first where I am needed meanwhile. */
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
  const away = useAway(me.id);
  const [choice, setChoice] = useState('forever');
  const set = async (available: boolean, until: number | null = null): Promise<void> => {
    await change.mutateAsync({ available, ...(until !== null && { until: new Date(until).toISOString() }) });
    refresh();
    notifications.show({ message: available ? strings.now.available : strings.now.unavailableNow });
  };
  const setOrSay = (available: boolean, until: number | null = null): void => {
    set(available, until).catch((error: unknown) => notifyError(error, strings));
  };
  const switchOff = (chosen: string): void => {
    if (away.isLooking) return;
    const until = untilOf(chosen, viewer);
    const before = {
      available: me.available,
      until: me.availableUntil === null ? null : Date.parse(me.availableUntil),
    };
    const from = newlyAwayFrom(before, until, serviceNow());
    setChoice(chosen);
    if (from === null) setOrSay(false, until);
    else void away.look({ from, until }, () => setOrSay(false, until));
  };
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
        onChange={(event) => (event.currentTarget.checked ? setOrSay(true) : switchOff('forever'))}
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
            {choices.map(([each, label]) => (
              <Button key={each} variant="default" disabled={change.isPending} onClick={() => switchOff(each)}>
                {label}
              </Button>
            ))}
          </Group>
        </div>
      )}
      {away.asked !== null && (
        <AwayDialog
          person={me}
          isMe
          {...away.asked}
          howLong={
            <NativeSelect
              label={strings.now.meFor}
              value={choice}
              onChange={({ currentTarget: { value } }) => {
                const from = away.asked?.from ?? serviceNow();
                setChoice(value);
                away.setAsked({ from, until: untilOf(value, viewer) });
              }}
              data={choices.map(([value, label]) => ({ value, label }))}
            />
          }
          onAway={() => set(false, away.asked?.until ?? null)}
          onClose={() => away.setAsked(null)}
        />
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
