import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keys, type Incident } from '../../api/queries';
import { Link } from '../../app/router';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Empty, Loaded } from '../../ui/loaded';
import { StateBadge } from '../../ui/state-badge';
import { Moment } from '../../ui/time';
import { answererOf, callerOf } from '../../ui/words';
import classes from './incidents.module.css';

/** How many other calls are shown. */
const SHOWN = 5;

/** The other calls of the same caller, newest first; nothing where the number is withheld. */
export function CallerHistory({ incident: { id, callerPhone } }: { incident: Incident }) {
  const strings = useStrings();
  const { summary } = strings;
  const isKnown = /^\+\d{7,15}$/.test(callerPhone) && callerOf(callerPhone, strings) === callerPhone;
  const calls = useQuery({
    queryKey: [...keys.incidents, 'caller', callerPhone],
    queryFn: ({ signal }) => call('GET /api/incidents', { query: { q: callerPhone, limit: SHOWN + 1 }, signal }),
    enabled: isKnown,
  });
  if (!isKnown) return null;
  return (
    <Card title={summary.earlier}>
      <Loaded query={calls}>
        {({ items }) => {
          const others = items.filter((each) => each.id !== id).slice(0, SHOWN);
          if (others.length === 0) return <Empty>{summary.noEarlier}</Empty>;
          return (
            <>
              <ul className={classes.plain}>
                {others.map((each) => (
                  <li key={each.id} className={classes.earlier}>
                    <Link to={`/incidents/${each.id}`}>
                      <Moment at={each.createdAt} format="year" both={false} />
                    </Link>
                    <StateBadge status={each.status} />
                    <span>{answererOf(each.answeredBy, strings)}</span>
                  </li>
                ))}
              </ul>
              <Link to={`/incidents?q=${encodeURIComponent(callerPhone)}`}>{summary.allEarlier}</Link>
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
