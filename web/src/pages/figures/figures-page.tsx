import { Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client';
import { keys } from '../../api/queries';
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
const DAY = 86_400_000;
const MOST_PARTS = 31;

/** The line in numbers. */
export default function FiguresPage() {
  const { figures } = useStrings();
  const { viewer } = useZones();
  const today = wallOf(viewer, useNow(60_000)).date;
  const [range, setRange] = useState<string>('30');
  const [own, setOwn] = useState({ from: addDays(today, -29), to: today });
  const dates = range === 'own' ? own : { from: addDays(today, 1 - Number(range)), to: today };
  const [from, to] = [instantOf(viewer, dates.from, '00:00'), instantOf(viewer, addDays(dates.to, 1), '00:00')];
  const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const parts = Math.min(MOST_PARTS, Math.max(1, Math.round((to - from) / DAY)));
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
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1}>{figures.title}</Title>
        <Group align="flex-end">
          {range === 'own' && <OwnDates dates={own} today={today} onChange={setOwn} />}
          <SegmentedControl
            aria-label={figures.range}
            value={range}
            onChange={setRange}
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
