import { Text } from '@mantine/core';
import type { useLineNow } from '../../api/now-queries';
import { Link } from '../../app/router';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Empty, Loaded } from '../../ui/loaded';
import { StateBadge } from '../../ui/state-badge';
import { Moment } from '../../ui/time';
import { callerOf } from '../../ui/words';
import classes from './now.module.css';

/** The calls that ended last. */
export function LastCalls({ now }: { now: ReturnType<typeof useLineNow> }) {
  const strings = useStrings();
  return (
    <Card title={strings.now.last}>
      <Loaded query={now}>
        {({ lastCalls }) =>
          lastCalls.length === 0 ? (
            <Empty>{strings.now.noLast}</Empty>
          ) : (
            lastCalls.map((call) => (
              <Link key={call.id} to={`/incidents/${call.id}`} className={classes.last}>
                <span>
                  <strong className="number" style={{ whiteSpace: 'nowrap' }}>
                    {callerOf(call.callerPhone, strings)}
                  </strong>
                  {call.answeredBy !== null && ` · ${call.answeredBy.userName}`}
                </span>
                <StateBadge status={call.status} isBlocked={call.callerBlocked} />
                <Text size="sm" c="dimmed">
                  <Moment at={call.createdAt} />
                </Text>
              </Link>
            ))
          )
        }
      </Loaded>
    </Card>
  );
}
