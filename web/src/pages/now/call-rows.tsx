import type { OpenCall } from '../../api/now-queries';
import { Link } from '../../app/router';
import { useStrings } from '../../strings';
import { StateBadge } from '../../ui/state-badge';
import { clockOf, useShownNow } from '../../ui/time';
import { callerOf } from '../../ui/words';
import classes from './now.module.css';

/** Calls in progress, a line for each: who calls, whom it rings or who answered, and for how long the caller has waited. */
export function CallRows({ calls }: { calls: readonly OpenCall[] }) {
  const strings = useStrings();
  const now = useShownNow();
  return calls.map(({ id, callerPhone, status, createdAt, answeredAt, answeredBy, ringing }) => (
    <Link key={id} to={`/incidents/${id}`} className={classes.row}>
      <span>
        <strong className="number">{callerOf(callerPhone, strings)}</strong>
        {[...ringing.map(({ userName }) => userName), ...(answeredBy ? [answeredBy.userName] : [])].map(
          (name) => ` · ${name}`,
        )}
      </span>
      <StateBadge status={status} />
      <span className="number">
        {clockOf(((answeredAt === null ? now : Date.parse(answeredAt)) - Date.parse(createdAt)) / 1000)}
      </span>
    </Link>
  ));
}
