import { Button, Group, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client';
import { keys, useChange } from '../../api/queries';
import { useUnsaved } from '../../app/unsaved';
import { useStrings } from '../../strings';
import { notifyError } from '../../ui/loaded';
import classes from './incidents.module.css';

/** As the service has it. */
const MAX_CHARACTERS = 2000;

/** Writes a note into the trail of an incident, of a call in progress too. What is not added yet is asked for before it is lost. */
export function NoteForm({ incidentId: id }: { incidentId: number }) {
  const strings = useStrings();
  const { notes } = strings;
  const [text, setText] = useState('');
  const isEmpty = text.trim() === '';
  useUnsaved(!isEmpty);
  const add = useChange(
    (written: string) => call('POST /api/incidents/{id}/notes', { path: { id }, body: { text: written } }),
    [keys.incident(id)],
  );
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (isEmpty || add.isPending) return;
    add.mutate(text, {
      onSuccess: () => {
        setText('');
        notifications.show({ message: notes.added });
      },
      onError: (error) => notifyError(error, strings),
    });
  };
  return (
    <form onSubmit={send} className={classes.note}>
      <Textarea
        label={notes.label}
        description={notes.hint}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={MAX_CHARACTERS}
        value={text}
        readOnly={add.isPending}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="xs">
        <Button type="submit" variant="default" disabled={isEmpty} loading={add.isPending}>
          {notes.add}
        </Button>
      </Group>
    </form>
  );
}
