import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client';
import { keys, useChange } from '../../api/queries';
import { useUnsaved } from '../../app/unsaved';
import { useStrings } from '../../strings';
import { CancelButton, Dialog } from '../../ui/dialog';
import { notifyError } from '../../ui/loaded';

/** Asks what came of a call back, and closes it. */
export function DoneDialog({
  incidentId: id,
  caller,
  onClose,
}: {
  incidentId: number;
  caller: string;
  onClose: () => void;
}) {
  const strings = useStrings();
  const { followUps } = strings;
  const [note, setNote] = useState('');
  useUnsaved(note.trim() !== '');
  const done = useChange(
    (text: string) =>
      call('POST /api/follow-ups/{id}/done', { path: { id }, body: { note: text === '' ? null : text } }),
    [keys.followUps],
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    done.mutate(note.trim(), { onSuccess: onClose, onError: (error) => notifyError(error, strings) });
  };
  return (
    <Dialog title={followUps.doneSure(caller)} size="lg" onClose={onClose}>
      <form onSubmit={send}>
        <TextInput
          label={followUps.note}
          value={note}
          maxLength={500}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="lg">
          <CancelButton />
          <Button type="submit" loading={done.isPending}>
            {followUps.done}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
