import { useStrings } from '../../strings';
import { clockOf } from '../../ui/time';
import type { Summary } from './answers';
import classes from './figures.module.css';

/** The key metrics, one glance each. */
export function Tiles({ summary }: { summary: Summary }) {
  const { figures } = useStrings();
  const time = (seconds: number | null): string => (seconds === null ? '–' : clockOf(seconds));
  const { timeToAnswerSeconds, attemptsPerIncident, averageCallDurationSeconds } = summary;
  const tiles: [string, string | number, ('trouble' | undefined)?][] = [
    [figures.incidents, summary.incidents],
    [figures.answered, summary.answered],
    [figures.exhausted, summary.exhaustedIncidents, summary.exhaustedIncidents > 0 ? 'trouble' : undefined],
    [figures.abandoned, summary.abandonedIncidents],
    [figures.fallback, summary.handledByFallbackIncidents],
    [figures.blocked, summary.blockedIncidents],
    [figures.tta50, time(timeToAnswerSeconds.p50)],
    [figures.tta90, time(timeToAnswerSeconds.p90)],
    [figures.attempts, attemptsPerIncident === null ? '–' : attemptsPerIncident.toFixed(1)],
    [figures.duration, time(averageCallDurationSeconds)],
  ];
  return (
    <dl className={classes.tiles}>
      {tiles.map(([name, value, tone]) => (
        <div key={name} className={classes.tile} data-tone={tone}>
          <dt>{name}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
