import { TextInput } from '@mantine/core';
import { setFilter, useQueryString } from '../app/router';
import { useStrings } from '../strings';
import { addDays, instantOf } from '../time/zone';
import { useZones } from './time';

/** The days that the address asks for, on the reader's clocks, as instants: from the first one on, before the end of the last. */
export function usePeriod(): { readonly from?: string; readonly to?: string } {
  const { viewer } = useZones();
  const query = useQueryString();
  const dayOf = (name: string, days: number): string | undefined => {
    const date = query.get(name) ?? '';
    return /^\d{4}-\d\d-\d\d$/.test(date)
      ? new Date(instantOf(viewer, addDays(date, days), '00:00')).toISOString()
      : undefined;
  };
  const [from, to] = [dayOf('from', 0), dayOf('to', 1)];
  return { ...(from && { from }), ...(to && { to }) };
}

/** Two fields for the first and the last day, which are kept in the address. */
export function PeriodFields() {
  const { common } = useStrings();
  const query = useQueryString();
  return (['from', 'to'] as const).map((name) => (
    <TextInput
      key={name}
      type="date"
      label={common[name]}
      value={query.get(name) ?? ''}
      onChange={(event) => setFilter({ [name]: event.currentTarget.value })}
    />
  ));
}
