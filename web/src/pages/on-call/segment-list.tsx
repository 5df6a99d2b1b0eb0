import { Text } from '@mantine/core';
import type { Timeline } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { PeopleOnCall } from '../../ui/person-mark';
import { Moment } from '../../ui/time';
import { isOnCall } from '../../ui/words';
import classes from './timeline.module.css';

/** The timeline in words, for those who read it more easily so. */
export function SegmentList({ timeline }: { timeline: Timeline }) {
  const strings = useStrings();
  const { me } = useMe();
  return (
    <details className={classes.details}>
      <summary>{strings.onCall.asList}</summary>
      {(['primary', 'secondary'] as const).map((level) => (
        <div key={level}>
          <Text fw={650} mt="sm">
            {strings.level[level]}
          </Text>
          <ul className={classes.list}>
            {timeline[level].map((segment) => {
              const { from, to, source } = segment;
              return (
                <li key={from}>
                  <strong>
                    <PeopleOnCall segment={segment} />
                    {isOnCall(segment, me.id) && ` ${strings.duties.you}`}
                  </strong>
                  <span>
                    <Moment at={from} /> – <Moment at={to} />
                  </span>
                  <Text size="sm" c="dimmed" component="span">
                    {source === null ? strings.onCall.gap : strings.source[source]}
                  </Text>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </details>
  );
}
