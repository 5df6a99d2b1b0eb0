import { Text } from '@mantine/core';
import { useOnCallNow, type Level, type Segment } from '../../api/queries';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Loaded } from '../../ui/loaded';
import { PeopleOnCall } from '../../ui/person-mark';
import { cityOf, Moment, useZones } from '../../ui/time';
import { namesOnCall } from '../../ui/words';
import classes from './now.module.css';

/** Who is on call, until when, and who then; by which hours. */
export function OnCallNow() {
  const strings = useStrings();
  const onCall = useOnCallNow();
  const { business } = useZones();
  return (
    <Card
      title={strings.now.onCallNow}
      side={
        onCall.data && (
          <Text size="sm" c="dimmed">
            {onCall.data.ladder === 'business_hours' ? strings.now.open : strings.now.closed} · {cityOf(business)}
          </Text>
        )
      }
    >
      <Loaded query={onCall} lines={4}>
        {({ timeline }) => (
          <>
            <Duty level="primary" segments={timeline.primary} />
            <Duty level="secondary" segments={timeline.secondary} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Duty({ level, segments }: { level: Level; segments: readonly Segment[] }) {
  const strings = useStrings();
  const [now] = segments;
  const namesOf = (segment: Segment): string =>
    segment.userName === null ? strings.common.nobody : namesOnCall(segment, strings);
  const next = segments.find((segment) => now === undefined || namesOf(segment) !== namesOf(now));
  const nextName = next ? namesOf(next) : strings.common.nobody;
  const [before, after = ''] = strings.now.next(nextName, '\n').split('\n');
  return (
    <div className={classes.duty}>
      <Text size="sm" c="dimmed">
        {strings.level[level]}
      </Text>
      <div className={classes.dutyName} {...(now?.userId === null && { style: { color: 'var(--trouble)' } })}>
        {now && now.userId !== null ? <PeopleOnCall segment={now} /> : strings.common.nobody}
      </div>
      {next && (
        <Text size="sm" component="div">
          {before}
          <Moment at={next.from} />
          {after}
        </Text>
      )}
    </div>
  );
}
