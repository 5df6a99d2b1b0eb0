import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useStrings } from '../strings';

/**
 * Adds one of several things to a list. Choosing is not adding yet: going through the choices with the arrow keys or by
 * typing passes others on the way.
 */
export function AddSelect({
  label,
  choices,
  onAdd,
}: {
  label: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  onAdd: (value: string) => void;
}) {
  const { common } = useStrings();
  const [chosen, setChosen] = useState('');
  const isThere = choices.some(({ value }) => value === chosen);
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <NativeSelect
        label={label}
        value={isThere ? chosen : ''}
        disabled={choices.length === 0}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[{ value: '', label: '–' }, ...choices]}
      />
      <Button
        variant="default"
        disabled={!isThere}
        aria-label={`${common.add}: ${label}`}
        onClick={() => {
          onAdd(chosen);
          setChosen('');
        }}
      >
        {common.add}
      </Button>
    </Group>
  );
}
