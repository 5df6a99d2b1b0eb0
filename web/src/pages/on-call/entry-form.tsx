import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client';
import { useChange, type Level } from '../../api/queries';
import { useStrings } from '../../strings';
import { reasonOf } from '../../ui/loaded';
import { MomentInput } from '../../ui/moment-input';
import { PersonSelect } from '../../ui/person-select';

/** An override or single shift as it is being written; instants in epoch milliseconds. */
export interface EntryDraft {
  readonly kind: 'override' | 'shift';
  /** Null: it is new. */
  readonly id: number | null;
  readonly userId: number | null;
  readonly level: Level;
  readonly from: number | null;
  readonly to: number | null;
  readonly reason: string;
}

/** Writes an entry of the plan: a new one, or one that is there. */
async function write({ kind, id, userId, level, from, to, reason }: EntryDraft): Promise<unknown> {
  const [startsAt, endsAt] = [new Date(from ?? 0).toISOString(), new Date(to ?? 0).toISOString()];
  const shift = { userId: userId ?? 0, level, startsAt, endsAt };
  const override = { ...shift, reason: reason.trim() === '' ? null : reason.trim() };
  if (kind === 'shift') {
    return id === null
      ? call('POST /api/on-call/shifts', { body: shift })
      : call('PATCH /api/on-call/shifts/{id}', { path: { id }, body: shift });
  }
  return id === null
    ? call('POST /api/on-call/overrides', { body: override })
    : call('PATCH /api/on-call/overrides/{id}', { path: { id }, body: override });
}

/** Puts somebody on call for a stretch of time. */
export function EntryForm({ draft, zone, onClose }: { draft: EntryDraft; zone: string; onClose: () => void }) {
  const strings = useStrings();
  const { onCall, common } = strings;
  const [values, setValues] = useState(draft);
  const save = useChange(write);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(values, {
      onSuccess: () => {
        notifications.show({ message: common.saved });
        onClose();
      },
    });
  };
  const isOverride = draft.kind === 'override';
  const titles = isOverride ? [onCall.newOverride, onCall.editOverride] : [onCall.newShift, onCall.editShift];
  return (
    <Modal
      opened
      onClose={onClose}
      title={titles[draft.id === null ? 0 : 1]}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <PersonSelect
            label={onCall.person}
            value={values.userId}
            onChange={(userId) => setValues({ ...values, userId })}
          />
          <NativeSelect
            label={onCall.level}
            value={values.level}
            onChange={(event) => setValues({ ...values, level: event.currentTarget.value as Level })}
            data={(['primary', 'secondary'] as const).map((value) => ({ value, label: strings.level[value] }))}
          />
          <MomentInput
            label={`${onCall.starts} (${zone})`}
            zone={zone}
            required
            value={values.from}
            onChange={(from) => setValues({ ...values, from })}
          />
          <MomentInput
            label={`${onCall.ends} (${zone})`}
            zone={zone}
            required
            value={values.to}
            onChange={(to) => setValues({ ...values, to })}
          />
          {isOverride && (
            <TextInput
              label={onCall.reason}
              maxLength={200}
              value={values.reason}
              onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
            />
          )}
          {save.isError && (
            <Text c="var(--mantine-color-error)" role="alert">
              {reasonOf(save.error, strings)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={values.userId === null}>
              {common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
