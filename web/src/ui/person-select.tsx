import { NativeSelect } from '@mantine/core';
import { useEverybody } from '../api/queries';
import { AddSelect } from './add-select';

/**
 * Chooses one of the people who are active, or nobody. With `everyone`, that is what nobody means, and people who are not
 * active can be chosen too. A person who is chosen stays choosable even if they are not active.
 */
export function PersonSelect({
  label,
  value,
  onChange,
  everyone,
  error,
}: {
  label: string;
  value: number | null;
  onChange: (userId: number | null) => void;
  everyone?: string;
  error?: string | undefined;
}) {
  const choices = useChoices(({ id, active }) => everyone !== undefined || active || id === value);
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      data={[{ value: '', label: everyone ?? '–' }, ...choices]}
    />
  );
}

/** Adds one of the people who are active, and not among those who are left out. */
export function AddPerson({
  label,
  onAdd,
  without = [],
}: {
  label: string;
  onAdd: (userId: number) => void;
  without?: readonly number[];
}) {
  const choices = useChoices(({ id, active }) => active && !without.includes(id));
  return <AddSelect label={label} choices={choices} onAdd={(value) => onAdd(Number(value))} />;
}

function useChoices(
  isChoosable: (person: { readonly id: number; readonly active: boolean }) => boolean,
): { value: string; label: string }[] {
  const { data = [] } = useEverybody();
  return data.filter(isChoosable).map(({ id, name }) => ({ value: String(id), label: name }));
}

/** Names by id, of everybody there is. */
export function useNames(): ReadonlyMap<number, string> {
  const { data = [] } = useEverybody();
  return new Map(data.map(({ id, name }) => [id, name]));
}
