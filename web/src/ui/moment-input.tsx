import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantOf, wallOf } from '../time/zone';

/** A moment on the clocks of a zone, typed or picked as the device likes it; null while it isn't valid. */
export function MomentInput({
  label,
  zone,
  value,
  onChange,
  required = false,
  error,
}: {
  label: string;
  zone: string;
  value: number | null;
  onChange: (at: number | null) => void;
  required?: boolean;
  error?: string | undefined;
}) {
  const textOf = (at: number | null): string => (at === null ? '' : Object.values(wallOf(zone, at)).join('T'));
  const [typed, setTyped] = useState(() => ({ zone, value, text: textOf(value) }));
  const text = typed.zone === zone && typed.value === value ? typed.text : textOf(value);
  const change = (next: string): void => {
    const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(next);
    const at = match ? instantOf(zone, match[1] ?? '', match[2] ?? '') : null;
    setTyped({ zone, value: at, text: next });
    onChange(at);
  };
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={text}
      required={required}
      error={error}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
