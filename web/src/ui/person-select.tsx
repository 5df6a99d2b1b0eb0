import { NativeSelect } from '@mantine/core';
import { useEverybody } from '../api/queries';

/** Chooses one of the people who are active; `keep` stays choosable even if he is not. */
export function PersonSelect({
  label,
  value,
  onChange,
  without = [],
}: {
  label: string;
  value: number | null;
  onChange: (userId: number | null) => void;
  without?: readonly number[];
}) {
  const { data = [] } = useEverybody();
  const choosable = data.filter(({ id, active }) => (active && !without.includes(id)) || id === value);
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      data={[{ value: '', label: '–' }, ...choosable.map(({ id, name }) => ({ value: String(id), label: name }))]}
    />
  );
}

/** Names by id, of everybody there is. */
export function useNames(): ReadonlyMap<number, string> {
  const { data = [] } = useEverybody();
  return new Map(data.map(({ id, name }) => [id, name]));
}
