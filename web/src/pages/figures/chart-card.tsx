import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import classes from './figures.module.css';

type Cell = string | number | null;

/** Numbers as a chart or as a table, and as a file. Without a chart there is the table alone. */
export function ChartCard({
  title,
  chart,
  table,
  csv,
}: {
  title: string;
  chart?: ReactNode;
  table: ReactNode;
  csv: readonly (readonly Cell[])[];
}) {
  const { figures } = useStrings();
  const [view, setView] = useState('chart');
  const side = (
    <Group gap="xs">
      {chart !== undefined && (
        <SegmentedControl
          size="xs"
          aria-label={`${figures.view}: ${title}`}
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: figures.chart },
            { value: 'table', label: figures.table },
          ]}
        />
      )}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<Icon name="download" size={16} />}
        aria-label={`${figures.csv}: ${title}`}
        onClick={() => download(title, csv)}
      >
        {figures.csv}
      </Button>
    </Group>
  );
  return (
    <Card title={title} side={side}>
      {chart !== undefined && view === 'chart' ? (
        chart
      ) : (
        <div className={classes.scroll} tabIndex={0} role="group" aria-label={title}>
          {table}
        </div>
      )}
    </Card>
  );
}

/** A cell that a spreadsheet would take for a formula is made a text: names are written by people. */
function cellOf(cell: Cell): string {
  const text = String(cell ?? '');
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function download(title: string, rows: readonly (readonly Cell[])[]): void {
  const text = rows.map((row) => row.map(cellOf).join(',')).join('\r\n');
  const url = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${title.toLowerCase().replaceAll(/[^\p{L}\d]+/gu, '-')}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
