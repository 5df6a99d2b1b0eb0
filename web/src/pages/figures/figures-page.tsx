import { Group, SegmentedControl, Stack, Title, useMatches } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keys } from '../../api/queries';
import { setFilter, useQueryString } from '../../app/router';
import { useStrings } from '../../strings';
import { addDays, instantOf, wallOf } from '../../time/zone';
import { Empty, Loaded } from '../../ui/loaded';
import { useNow, useZones } from '../../ui/time';
import classes from './figures.module.css';
import { PerPerson, PerStep } from './load';
import { OverTime } from './over-time';
import { OwnDates } from './own-dates';
import { Tiles } from './tiles';

const RANGES = [7, 30, 90] as const;
/** How many days are shown unless the address says otherwise. */
const USUAL = 30;
const DAY = 86_400_000;
const MAX_PARTS = 31;

/** Whether a text is a date such as `2026-11-23`. */
function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The line in numbers. */
export default function FiguresPage() {
  const { figures } = useStrings();
  const { viewer } = useZones();
  const today = wallOf(viewer, useNow(60_000)).date;
  const address = useQueryString();
  const given = { from: address.get('from') ?? '', to: address.get('to') ?? '' };
  const isOwn = isDate(given.from) && isDate(given.to) && given.from <= given.to;
  const range = isOwn ? 'own' : String(RANGES.find((n) => String(n) === address.get('days')) ?? USUAL);
  const dates = isOwn ? given : { from: addDays(today, 1 - Number(range)), to: today };
  const choose = (value: string): void =>
    setFilter(
      value === 'own' ? { ...dates, days: '' } : { days: value === String(USUAL) ? '' : value, from: '', to: '' },
    );
  const [from, to] = [instantOf(viewer, dates.from, '00:00'), instantOf(viewer, addDays(dates.to, 1), '00:00')];
  const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const parts = Math.min(MAX_PARTS, Math.max(1, Math.round((to - from) / DAY)));
  const found = useQuery({
    queryKey: [...keys.figures, period],
    queryFn: async ({ signal }) => {
      const [summary, series] = await Promise.all([
        call('GET /api/metrics/summary', { query: period, signal }),
        call('GET /api/metrics/series', { query: { ...period, parts }, signal }),
      ]);
      return { summary, series };
    },
    placeholderData: keepPreviousData,
  });
  const size = useMatches({ base: 'xs', xs: 'sm' });
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1}>{figures.title}</Title>
        <Group align="flex-end">
          {isOwn && <OwnDates dates={given} today={today} onChange={(own) => setFilter({ ...own })} />}
          <SegmentedControl
            size={size}
            aria-label={figures.range}
            value={range}
            onChange={choose}
            data={[
              ...RANGES.map((n) => ({ value: String(n), label: figures.days(n) })),
              { value: 'own', label: figures.own },
            ]}
          />
        </Group>
      </Group>
      <Loaded query={found} lines={10}>
        {({ summary, series }) => (
          <>
            <Tiles summary={summary} />
            {summary.incidents === 0 ? (
              <Empty>{figures.empty}</Empty>
            ) : (
              <div className={classes.charts}>
                <OverTime series={series} />
                <PerPerson users={summary.users} />
                <PerStep steps={summary.steps} />
              </div>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  );
}
