import { Table } from '@mantine/core';
import { useStrings } from '../../strings';
import { clockOf, Moment } from '../../ui/time';
import { Chart, type Line } from './chart';
import { ChartCard } from './chart-card';
import type { Series } from './answers';

/** Time to answer, and what became of the calls, over time. */
export function OverTime({ series }: { series: Series }) {
  const { figures } = useStrings();
  const { parts } = series;
  const at = parts.map(({ from, to }) => (Date.parse(from) + Date.parse(to)) / 2000);
  const waits: Line[] = [
    { name: figures.p50, tone: 'primary', values: parts.map((part) => part.timeToAnswerSeconds.p50) },
    { name: figures.p90, tone: 'secondary', dashed: true, values: parts.map((part) => part.timeToAnswerSeconds.p90) },
  ];
  const others = (part: Series['parts'][number]): number =>
    Math.max(0, part.incidents - part.answered - part.exhaustedIncidents - part.abandonedIncidents);
  const outcomes: Line[] = [
    { name: figures.answered, tone: 'answered', values: parts.map(({ answered }) => answered) },
    { name: figures.exhausted, tone: 'trouble', dashed: true, values: parts.map((part) => part.exhaustedIncidents) },
    { name: figures.abandoned, tone: 'quiet', dashed: true, values: parts.map((part) => part.abandonedIncidents) },
    { name: figures.others, tone: 'ringing', values: parts.map(others) },
  ];
  return (
    <>
      <ChartCard
        title={figures.overTime}
        chart={<Chart title={figures.overTime} at={at} lines={waits} kind="lines" format={clockOf} />}
        table={<Columns parts={parts} lines={waits} format={clockOf} />}
        csv={csvOf(parts, waits)}
      />
      <ChartCard
        title={figures.outcomes}
        chart={<Chart title={figures.outcomes} at={at} lines={outcomes} kind="bars" format={String} />}
        table={<Columns parts={parts} lines={outcomes} format={String} />}
        csv={csvOf(parts, outcomes)}
      />
    </>
  );
}

function Columns({
  parts,
  lines,
  format,
}: {
  parts: Series['parts'];
  lines: readonly Line[];
  format: (value: number) => string;
}) {
  const { figures } = useStrings();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{figures.period}</Table.Th>
          {lines.map(({ name }) => (
            <Table.Th key={name}>{name}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {parts.map(({ from }, index) => (
          <Table.Tr key={from}>
            <Table.Td>
              <Moment at={from} format="day" both={false} />
            </Table.Td>
            {lines.map(({ name, values }) => {
              const value = values[index] ?? null;
              return (
                <Table.Td key={name} className="number">
                  {value === null ? '–' : format(value)}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function csvOf(parts: Series['parts'], lines: readonly Line[]): (string | number | null)[][] {
  return [
    ['from', 'to', ...lines.map(({ name }) => name)],
    ...parts.map(({ from, to }, index) => [from, to, ...lines.map(({ values }) => values[index] ?? null)]),
  ];
}
