import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStrings } from '../../strings';

/** Two dates, `2026-11-23`, the second not before the first. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

/** The earliest date that is taken for one: while a year is typed it is the year 2, then 20. */
const FIRST = '2000-01-01';

/** Two fields for dates, which are told when both are whole: what is half typed stays in its field. */
export function OwnDates(props: { dates: Dates; today: string; onChange: (dates: Dates) => void }) {
  const { common } = useStrings();
  const [typed, setTyped] = useState(props.dates);
  const type = (name: keyof Dates, value: string): void => {
    const dates = { ...typed, [name]: value };
    setTyped(dates);
    if (dates.from >= FIRST && dates.to >= dates.from) props.onChange(dates);
  };
  return (['from', 'to'] as const).map((name) => (
    <TextInput
      key={name}
      type="date"
      label={common[name]}
      value={typed[name]}
      min={FIRST}
      max={props.today}
      onChange={(event) => type(name, event.currentTarget.value)}
    />
  ));
}
