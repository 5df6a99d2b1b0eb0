import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { call, type Answer } from '../../api/client';
import { keys, useChange } from '../../api/queries';
import { useUnsaved } from '../../app/unsaved';
import { useStrings } from '../../strings';
import { CancelButton, Dialog } from '../../ui/dialog';
import { fieldReasons, reasonOf } from '../../ui/loaded';
import { MomentInput } from '../../ui/moment-input';
import { useZones } from '../../ui/time';

export type BlockedCaller = Answer<'GET /api/blocked-callers'>['items'][number];

/** An entry as it is being written; the instant in epoch milliseconds. */
export interface BlockDraft {
  /** Null: it is new. */
  readonly id: number | null;
  readonly prefix: string;
  readonly then: BlockedCaller['then'];
  readonly reason: string;
  readonly until: number | null;
}

/** An entry that nothing is written of yet. */
export const NEW_BLOCK: BlockDraft = { id: null, prefix: '', then: 'hang_up', reason: '', until: null };

function write({ id, prefix, then, reason, until }: BlockDraft): Promise<unknown> {
  const body = {
    prefix: plain(prefix),
    then,
    reason: reason.trim() === '' ? null : reason.trim(),
    until: until === null ? null : new Date(until).toISOString(),
  };
  return id === null
    ? call('POST /api/blocked-callers', { body })
    : call('PATCH /api/blocked-callers/{id}', { path: { id }, body });
}

/** A number without the signs that people write between its digits. */
function plain(prefix: string): string {
  return prefix.replaceAll(/[\s().-]/g, '');
}

/** Blocks a number, or changes what is blocked. */
export function BlockForm({ draft, onClose }: { draft: BlockDraft; onClose: () => void }) {
  const strings = useStrings();
  const { blocked, common } = strings;
  const { viewer } = useZones();
  const [values, setValues] = useState(draft);
  useUnsaved(JSON.stringify(values) !== JSON.stringify(draft));
  const save = useChange(write, [keys.blocked]);
  const isPrefix = /^\+[1-9]\d{2,14}$/.test(plain(values.prefix));
  const reasons = save.isError
    ? fieldReasons(save.error, { prefix: blocked.badPrefix, until: blocked.badUntil, reason: common.badValue }, strings)
    : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(values, {
      onSuccess: () => {
        notifications.show({ message: common.saved });
        onClose();
      },
    });
  };
  return (
    <Dialog title={draft.id === null ? blocked.addTitle : blocked.editTitle} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={blocked.prefix}
            description={blocked.prefixText}
            type="tel"
            autoComplete="off"
            data-autofocus
            maxLength={32}
            value={values.prefix}
            onChange={(event) => setValues({ ...values, prefix: event.currentTarget.value })}
            error={reasons['prefix'] ?? (plain(values.prefix).length > 3 && !isPrefix ? blocked.badPrefix : undefined)}
          />
          <NativeSelect
            label={blocked.then}
            value={values.then}
            onChange={(event) => setValues({ ...values, then: event.currentTarget.value as BlockDraft['then'] })}
            data={(['hang_up', 'voice_message'] as const).map((value) => ({ value, label: blocked.thens[value] }))}
          />
          <TextInput
            label={blocked.reason}
            maxLength={200}
            error={reasons['reason']}
            value={values.reason}
            onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
          />
          <MomentInput
            label={blocked.until(viewer)}
            zone={viewer}
            value={values.until}
            onChange={(until) => setValues({ ...values, until })}
            error={reasons['until']}
          />
          {save.isError && Object.keys(reasons).length === 0 && (
            <Text c="var(--mantine-color-error)" role="alert">
              {reasonOf(save.error, strings)}
            </Text>
          )}
          <Group justify="flex-end">
            <CancelButton />
            <Button type="submit" loading={save.isPending} disabled={!isPrefix}>
              {common.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
