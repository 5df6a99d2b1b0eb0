import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useLanguage } from '../../strings';
import { formatInstant, useZones } from '../../ui/time';
import classes from './figures.module.css';

/** A row of numbers over time. */
export interface Line {
  readonly name: string;
  readonly tone: 'primary' | 'secondary' | 'answered' | 'trouble' | 'quiet' | 'ringing';
  readonly dashed?: boolean;
  readonly values: readonly (number | null)[];
}

const HEIGHT = 240;
/** Steps of the scale that people count in: seconds and minutes, or calls. */
const STEPS = {
  lines: [1, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200],
  bars: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
};
/** So much is shown at least. */
const LEAST = { lines: 10, bars: 3 };
const COLOURS: Readonly<Record<Line['tone'], string>> = {
  primary: '--mantine-color-anchor',
  secondary: '--ringing',
  answered: '--answered',
  trouble: '--trouble',
  quiet: '--quiet',
  ringing: '--ringing',
};

interface Props {
  readonly title: string;
  /** Epoch seconds. */
  readonly at: readonly number[];
  readonly lines: readonly Line[];
  readonly kind: 'lines' | 'bars';
  readonly format: (value: number) => string;
}

/** Lines or stacked bars over time. It is drawn with the colours of the scheme: another scheme is another drawing. */
export function Chart(props: Props) {
  return <Drawing key={useComputedColorScheme()} {...props} />;
}

/** A chart; those who can not see it are told where the numbers are. */
function Drawing({ title, at, lines, kind, format }: Props) {
  const { strings, language } = useLanguage();
  const { viewer } = useZones();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const axis = {
      stroke: colour('--mantine-color-dimmed'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
    };
    const day = (value: number): string => formatInstant(value * 1000, viewer, language, 'day').replace(/^[^\d]+/, '');
    const edge = at.length > 1 ? ((at[1] ?? 0) - (at[0] ?? 0)) / 2 : 43_200;
    const shown = kind === 'lines' ? lines.map(({ values }) => [...values]) : stacked(lines);
    const order = kind === 'lines' ? lines.map((_, index) => index) : lines.map((_, index) => lines.length - 1 - index);
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { drag: { x: false, y: false } },
        scales: {
          x: { range: (_, least, most) => [least - edge, most + edge] },
          y: { range: (_, __, most) => [0, Math.max(LEAST[kind], most * 1.1)] },
        },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map(day), space: 70 },
          {
            ...axis,
            values: (_, ticks) => ticks.map(format),
            incrs: STEPS[kind],
            size: 56,
          },
        ],
        series: [
          {},
          ...order.map((index) => {
            const { tone, dashed = false } = lines[index] ?? { tone: 'quiet' as const };
            const stroke = colour(COLOURS[tone]);
            if (kind === 'lines') {
              return {
                stroke,
                width: 2.5,
                spanGaps: true,
                points: { show: true, size: 7 },
                ...(dashed && { dash: [8, 5] }),
              };
            }
            const paths = uPlot.paths.bars?.({ size: [0.7, 40] });
            return { stroke, fill: stroke, width: 0, points: { show: false }, ...(paths && { paths }) };
          }),
        ],
      },
      [[...at], ...order.map((index) => shown[index] ?? [])],
      element,
    );
    const watcher = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      plot.destroy();
    };
  }, [at, lines, kind, format, language, viewer]);
  return (
    <>
      <div ref={host} className={classes.chart} role="img" aria-label={strings.figures.chartLabel(title)} />
      <ul className={classes.legend} aria-hidden="true">
        {lines.map(({ name, tone, dashed }) => (
          <li key={name}>
            <span
              style={{ borderColor: `var(${COLOURS[tone]})` }}
              data-dash={(kind === 'lines' && dashed) || undefined}
            />
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Each row of numbers on top of those before it. */
function stacked(lines: readonly Line[]): number[][] {
  const sums: number[] = [];
  return lines.map(({ values }) => values.map((value, index) => (sums[index] = (sums[index] ?? 0) + (value ?? 0))));
}
