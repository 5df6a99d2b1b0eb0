import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useUnsaved } from '../app/unsaved';
import { useStrings } from '../strings';

/** Something stored as it is being changed. */
export interface Draft<Value> {
  readonly draft: Value;
  readonly setDraft: (draft: Value) => void;
  readonly isChanged: boolean;
  /** Whether somebody else has changed what is stored since this draft was begun. */
  readonly isStale: boolean;
  /** Goes back to what is stored. */
  readonly reset: () => void;
}

/** A draft of something that is stored: it follows what is stored for as long as nothing of it is changed here. */
export function useDraft<Value>(stored: Value): Draft<Value> {
  const [base, setBase] = useState(stored);
  const [draft, setDraft] = useState(stored);
  const isChanged = !isSame(draft, base);
  const isMoved = !isSame(stored, base);
  const reset = (): void => {
    setBase(stored);
    setDraft(stored);
  };
  if (isMoved && (!isChanged || isSame(draft, stored))) reset();
  useUnsaved(isChanged);
  return { draft, setDraft, isChanged, isStale: isChanged && isMoved, reset };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Says that somebody else has changed what is being changed here, and offers theirs. */
export function Stale({ isStale, reset }: Pick<Draft<unknown>, 'isStale' | 'reset'>) {
  const { common } = useStrings();
  if (!isStale) return null;
  return (
    <Alert color="orange" role="alert" mb="sm" title={common.staleTitle}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{common.staleText}</Text>
        <Button variant="default" size="xs" onClick={reset}>
          {common.staleTake}
        </Button>
      </Group>
    </Alert>
  );
}
