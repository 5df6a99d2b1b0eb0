import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { call, serviceNow, type Body } from '../../api/client';
import { useChange, type Level, type Rotation } from '../../api/queries';
import { useUnsaved } from '../../app/unsaved';
import { useStrings } from '../../strings';
import { isZone, wallOf } from '../../time/zone';
import { CancelButton, Dialog } from '../../ui/dialog';
import { fieldReasons, reasonOf } from '../../ui/loaded';
import { PersonName } from '../../ui/person-mark';
import { AddPerson, useNames } from '../../ui/person-select';
import { Sortable } from '../../ui/sortable';
import { useZones } from '../../ui/time';
import { NextTurns } from './next-turns';
import { sayWhoElse } from './who-else';

type RotationBody = Body<'POST /api/on-call/rotations'>;

/** Somebody may stand in a rotation more than once, so each place has a key of its own. */
interface Place {
  readonly key: number;
  readonly userId: number;
}

/** How far ahead it is said who is rung together. */
const WEEKS = 28 * 86_400_000;

let lastKey = 0;
const placeOf = (userId: number): Place => ({ key: (lastKey += 1), userId });

interface Draft extends Omit<RotationBody, 'participants' | 'interval'> {
  readonly interval: string;
  readonly places: readonly Place[];
}

function bodyOf({ places, interval, handoffWeekday, ...rest }: Draft): RotationBody {
  const weekday = rest.period === 'weekly' ? handoffWeekday : null;
  return {
    ...rest,
    handoffWeekday: weekday,
    interval: Number(interval),
    participants: places.map(({ userId }) => userId),
  };
}

/** Writes a rotation, and shows whose turn it would be. */
export function RotationForm({ rotation, onClose }: { rotation: Rotation | null; onClose: () => void }) {
  const strings = useStrings();
  const { onCall, common } = strings;
  const { business } = useZones();
  const names = useNames();
  const [draft, setDraft] = useState<Draft>(() => {
    const today = wallOf(business, serviceNow()).date;
    const usual = { name: '', level: 'primary', timeZone: business, period: 'weekly' } as const;
    const fresh = { ...usual, interval: 1, handoffTime: '08:00', handoffWeekday: 1, startsOn: today, participants: [] };
    const { name, level, timeZone, period, interval, handoffTime, handoffWeekday, startsOn, participants } =
      rotation ?? fresh;
    const rest = { name, level, timeZone, period, handoffTime, handoffWeekday, startsOn };
    return { ...rest, interval: String(interval), places: participants.map(placeOf) };
  });
  const [stored] = useState(draft);
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(stored));
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const save = useChange((body: RotationBody) =>
    rotation === null
      ? call('POST /api/on-call/rotations', { body })
      : call('PATCH /api/on-call/rotations/{id}', { path: { id: rotation.id }, body }),
  );
  const { badValue: bad } = common;
  const texts = { name: bad, interval: bad, handoffTime: bad, startsOn: bad, timeZone: strings.people.badZone };
  const refused = save.isError ? fieldReasons(save.error, texts, strings) : {};
  const isWhole =
    draft.name.trim() !== '' && draft.places.length > 0 && isZone(draft.timeZone) && Number(draft.interval) > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(bodyOf(draft), {
      onSuccess: () => {
        notifications.show({ message: common.saved });
        onClose();
        const now = serviceNow();
        void sayWhoElse(draft.level, now, now + WEEKS, strings).catch(() => undefined);
      },
    });
  };
  return (
    <Dialog title={rotation === null ? onCall.newRotation : onCall.editRotation} isDrawer onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={onCall.name}
            required
            error={refused['name']}
            maxLength={120}
            data-autofocus
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <NativeSelect
            label={onCall.level}
            value={draft.level}
            onChange={(event) => set({ level: event.currentTarget.value as Level })}
            data={(['primary', 'secondary'] as const).map((value) => ({ value, label: strings.level[value] }))}
          />
          <Handoffs draft={draft} set={set} refused={refused} />
          <Text fw={600}>{onCall.participants}</Text>
          <Sortable
            items={draft.places}
            keyOf={({ key }) => key}
            nameOf={({ userId }) => names.get(userId) ?? common.unknown}
            onChange={(places) => set({ places })}
            label={onCall.participants}
          >
            {({ key, userId }) => (
              <>
                <span style={{ flex: 1 }}>
                  <PersonName id={userId} name={names.get(userId) ?? common.unknown} />
                </span>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`${common.remove}: ${names.get(userId) ?? ''}`}
                  onClick={() => set({ places: draft.places.filter((place) => place.key !== key) })}
                >
                  {common.remove}
                </Button>
              </>
            )}
          </Sortable>
          <AddPerson label={onCall.addPerson} onAdd={(userId) => set({ places: [...draft.places, placeOf(userId)] })} />
          {isWhole && <NextTurns id={rotation?.id ?? null} rotation={bodyOf(draft)} />}
          {save.isError && Object.keys(refused).length === 0 && (
            <Text c="var(--mantine-color-error)" role="alert">
              {reasonOf(save.error, strings)}
            </Text>
          )}
          <Group justify="flex-end">
            <CancelButton />
            <Button type="submit" loading={save.isPending} disabled={!isWhole}>
              {common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** When a rotation hands over. */
interface HandoffProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  /** What is said of the fields that the service refused. */
  readonly refused: Readonly<Record<string, string>>;
}

function Handoffs({ draft, set, refused }: HandoffProps) {
  const { onCall, ladders } = useStrings();
  return (
    <>
      <Group grow align="flex-end">
        <NativeSelect
          label={onCall.period}
          value={draft.period}
          onChange={(event) => set({ period: event.currentTarget.value as Draft['period'] })}
          data={(['daily', 'weekly'] as const).map((value) => ({ value, label: onCall[value] }))}
        />
        <TextInput
          label={onCall.interval(draft.period)}
          error={refused['interval']}
          type="number"
          min={1}
          max={draft.period === 'weekly' ? 52 : 366}
          required
          value={draft.interval}
          onChange={(event) => set({ interval: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-end">
        {draft.period === 'weekly' && (
          <NativeSelect
            label={onCall.handoffWeekday}
            value={draft.handoffWeekday ?? 1}
            onChange={(event) => set({ handoffWeekday: Number(event.currentTarget.value) })}
            data={ladders.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
          />
        )}
        <TextInput
          label={onCall.handoffTime}
          error={refused['handoffTime']}
          type="time"
          required
          value={draft.handoffTime}
          onChange={(event) => set({ handoffTime: event.currentTarget.value.slice(0, 5) })}
        />
      </Group>
      <Group grow align="flex-end">
        <TextInput
          label={onCall.startsOn}
          error={refused['startsOn']}
          type="date"
          required
          value={draft.startsOn}
          onChange={(event) => set({ startsOn: event.currentTarget.value })}
        />
        <TextInput
          label={onCall.timeZone}
          required
          maxLength={64}
          value={draft.timeZone}
          onChange={(event) => set({ timeZone: event.currentTarget.value })}
        />
      </Group>
    </>
  );
}
