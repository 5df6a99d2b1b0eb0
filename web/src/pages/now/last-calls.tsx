import { Text } from '@mantine/core';
import type { IncidentSummary } from '../../api/queries';
import { Link } from '../../app/router';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/loaded';
import { StateBadge } from '../../ui/state-badge';
import { Moment } from '../../ui/time';
import { callerOf } from '../../ui/words';
import classes from './now.module.css';

/** The calls that ended last. */
export function LastCalls({ calls }: { calls: readonly IncidentSummary[] }) {
  const strings = useStrings();
  return (
    <Card title={strings.now.last}>
      {calls.length === 0 && <Empty>{strings.now.noLast}</Empty>}
      {calls.map((call) => (
        <Link key={call.id} to={`/incidents/${call.id}`} className={classes.last}>
          <span>
            <strong className="number" style={{ whiteSpace: 'nowrap' }}>
              {callerOf(call.callerPhone, strings)}
            </strong>
            {call.answeredBy !== null && ` · ${call.answeredBy.userName}`}
          </span>
          <StateBadge status={call.status} />
          <Text size="sm" c="dimmed">
            <Moment at={call.createdAt} />
          </Text>
        </Link>
      ))}
    </Card>
  );
}
