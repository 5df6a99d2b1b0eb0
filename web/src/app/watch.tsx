import { Button, Text } from '@mantine/core';
import { call } from '../api/client';
import { useLineNow, type OpenCall } from '../api/now-queries';
import { keys, useChange, useIsDatabaseAway, type FollowUp } from '../api/queries';
import { useStrings } from '../strings';
import { Icon } from '../ui/icon';
import { notifyError } from '../ui/loaded';
import { clockOf, Moment, TimeOfDay, useShownNow } from '../ui/time';
import { callerOf } from '../ui/words';
import { useLive } from './live';
import { Link } from './router';
import classes from './watch.module.css';

/** What must not be missed on any page, however far it is scrolled. */
export function Watch({ path }: { path: string }) {
  const { data } = useLineNow();
  const ringing = data?.calls.filter(({ status }) => status === 'routing') ?? [];
  return (
    <div className={classes.watch}>
      <LostBanner />
      <AwayBanner />
      {path !== '/' && ringing.length > 0 && <CallBar calls={ringing} />}
      <div role="alert">
        {data && data.followUps.notTaken > 0 && (
          <FollowUpBar count={data.followUps.notTaken} newest={data.followUps.newest[0]} />
        )}
      </div>
    </div>
  );
}

/** The calls that ring: how many, for how long the first has waited, and whom they ring. */
function CallBar({ calls }: { calls: readonly OpenCall[] }) {
  const strings = useStrings();
  const now = useShownNow();
  const names = [...new Set(calls.flatMap(({ ringing }) => ringing.map(({ userName }) => userName)))];
  return (
    <Link to="/" className={`${classes.bar} ${classes.ringing}`} data-bar="calls">
      <Icon name="phone" />
      <strong>{strings.now.ringing(calls.length)}</strong>
      <span className="number">{clockOf((now - Date.parse(calls[0]?.createdAt ?? '')) / 1000)}</span>
      <span className={classes.rest}>
        {names.length === 0 ? strings.now.betweenRings : strings.now.ringingNow(names.join(', '))}
      </span>
    </Link>
  );
}

/** Callers whom nobody has spoken to and nobody calls back: the newest by name, until somebody takes it. */
function FollowUpBar({ count, newest }: { count: number; newest: FollowUp | undefined }) {
  const strings = useStrings();
  const { followUps, live } = strings;
  const take = useChange(
    (id: number) => call('POST /api/follow-ups/{id}/take', { path: { id }, body: { takeOver: false } }),
    [keys.followUps, keys.now],
  );
  if (!newest) return null;
  const { incidentId: id, reason, since } = newest;
  const caller = callerOf(newest.callerPhone, strings);
  return (
    <div className={`${classes.bar} ${classes.alarm}`} data-bar="follow-ups">
      <Icon name="alert" />
      <div className={classes.rest}>
        {count > 1 && <strong>{live.waitingMany(count)} </strong>}
        <Text span fw={count > 1 ? 400 : 700}>
          {live.waiting[reason]}
        </Text>
        : <strong className="number">{caller}</strong> · <Moment at={since} both={false} />
      </div>
      <div className={classes.actions}>
        <Button
          size="compact-md"
          variant="white"
          color="dark"
          loading={take.isPending}
          aria-label={followUps.forCaller(followUps.take, caller, id)}
          onClick={() => take.mutate(id, { onError: (error) => notifyError(error, strings) })}
        >
          {followUps.take}
        </Button>
        <Button
          component={Link}
          to={`/incidents/${id}`}
          size="compact-md"
          variant="white"
          color="dark"
          aria-label={followUps.forCaller(live.look, caller, id)}
        >
          {live.look}
        </Button>
        {count > 1 && (
          <Button component={Link} to="/follow-ups" size="compact-md" variant="white" color="dark">
            {live.all(count)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The connection is live, and yet calls come in that can not be seen. */
function AwayBanner() {
  const { live } = useStrings();
  if (!useIsDatabaseAway()) return null;
  return (
    <p className={`${classes.bar} ${classes.lost}`} role="status">
      <Icon name="alert" /> <span className={classes.rest}>{live.away}</span>
    </p>
  );
}

function LostBanner() {
  const strings = useStrings();
  const { lostSince } = useLive();
  if (lostSince === null) return null;
  const [before, after = ''] = strings.live.lostLong('\n').split('\n');
  return (
    <p className={`${classes.bar} ${classes.lost}`} role="status">
      <Icon name="cut" />
      <span className={classes.rest}>
        {before}
        <TimeOfDay at={lostSince} seconds />
        {after}
      </span>
    </p>
  );
}
