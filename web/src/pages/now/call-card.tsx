import { Group, Paper, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useIncident, useLadders, type Incident } from '../../api/queries';
import { Link } from '../../app/router';
import { useStrings } from '../../strings';
import { Icon } from '../../ui/icon';
import { Loaded } from '../../ui/loaded';
import { PersonMark, PersonName } from '../../ui/person-mark';
import { StateBadge } from '../../ui/state-badge';
import { clockOf, Moment, useShownNow } from '../../ui/time';
import { answererOf, attemptText, callerOf, stepTitle } from '../../ui/words';
import { rangSeconds } from '../incidents/rang';
import classes from './now.module.css';

type Attempt = Incident['attempts'][number];

/** A call in progress: who calls, for how long they have waited, and the ladder with everybody who was rung. */
export function CallCard({ id }: { id: number }) {
  const incident = useIncident(id);
  return (
    <Paper withBorder p="md" bg="var(--surface)" className={classes.call} data-tone={incident.data?.status}>
      <Loaded query={incident}>{(data) => <Call incident={data} />}</Loaded>
    </Paper>
  );
}

function Call({ incident }: { incident: Incident }) {
  const strings = useStrings();
  const now = useShownNow();
  const begins = Date.parse(incident.createdAt);
  const answeredAt = incident.answeredAt === null ? null : Date.parse(incident.answeredAt);
  const ringing = incident.attempts.filter(({ status }) => status === 'pending');
  return (
    <article aria-label={strings.incidents.number(incident.id)}>
      <div className={classes.top}>
        <div>
          <Title order={2} className={`number ${classes.caller}`}>
            {callerOf(incident.callerPhone, strings)}
          </Title>
          <Group gap="sm">
            <StateBadge status={incident.status} />
            <Link to={`/incidents/${incident.id}`} className={classes.quietLink}>
              {strings.incidents.number(incident.id)}
            </Link>
            <Text size="sm" c="dimmed">
              <Moment at={incident.createdAt} format="seconds" />
            </Text>
          </Group>
        </div>
        <div className={classes.wait}>
          <span className={`number ${classes.clock}`}>{clockOf(((answeredAt ?? now) - begins) / 1000)}</span>
          <Text size="sm" c="dimmed">
            {answeredAt === null ? strings.now.waiting : strings.now.waited('').trim()}
          </Text>
        </div>
      </div>
      <p className={classes.present} aria-live="polite">
        <Present incident={incident} ringing={ringing} now={now} />
      </p>
      <LadderLine incident={incident} now={now} />
    </article>
  );
}

function Present({ incident, ringing, now }: { incident: Incident; ringing: readonly Attempt[]; now: number }) {
  const strings = useStrings();
  if (incident.status === 'exhausted') return strings.status.exhausted;
  if (incident.answeredBy !== null) {
    const seconds = (now - Date.parse(incident.answeredAt ?? incident.createdAt)) / 1000;
    return (
      <>
        <strong>{strings.now.answeredBy(answererOf(incident.answeredBy, strings) ?? '')}</strong> · {strings.now.talks}{' '}
        <span className="number" aria-hidden="true">
          {clockOf(seconds)}
        </span>
      </>
    );
  }
  if (ringing.length === 0) return strings.now.betweenRings;
  return (
    <strong>
      {ringing.map(({ id, userId, userName }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <PersonMark id={userId} name={userName} />
          {strings.now.ringingNow(userName)}
        </Fragment>
      ))}
    </strong>
  );
}

/** The ladder as a line of steps: what was, what is, what would come. */
function LadderLine({ incident, now }: { incident: Incident; now: number }) {
  const strings = useStrings();
  const { data: ladders = [] } = useLadders();
  const rungs = ladders.find(({ kind }) => kind === incident.ladder)?.steps.map(({ name }) => name) ?? [];
  const tried = incident.attempts.map(({ stepName }) => stepName);
  const steps = [...new Set([...rungs, ...tried])];
  const reached = Math.max(-1, ...tried.map((name) => steps.indexOf(name)));
  const isOn = incident.status === 'routing';
  return (
    <ol className={classes.ladder} aria-label={strings.ladder[incident.ladder]}>
      {steps.map((name, index) => {
        const state = index === reached && isOn ? 'here' : tried.includes(name) ? 'past' : 'ahead';
        return (
          <li key={name} data-state={state}>
            <span className={classes.stepName}>{stepTitle(name, strings)}</span>
            {incident.attempts
              .filter(({ stepName }) => stepName === name)
              .map((attempt) => (
                <AttemptLine key={attempt.id} attempt={attempt} incident={incident} now={now} />
              ))}
          </li>
        );
      })}
    </ol>
  );
}

function AttemptLine({ attempt, incident, now }: { attempt: Attempt; incident: Incident; now: number }) {
  const strings = useStrings();
  const { status, userId, userName, timeoutSeconds } = attempt;
  const isRinging = status === 'pending';
  const seconds = rangSeconds(attempt, incident, now);
  const tone = isRinging ? 'ringing' : status === 'answered' ? 'answered' : 'quiet';
  return (
    <span className={classes.attempt} data-tone={tone}>
      <span className={isRinging ? classes.ring : undefined}>
        <Icon name={isRinging || status === 'answered' ? 'phone' : 'phone-off'} size={16} />
      </span>
      <span>
        <PersonName id={userId} name={userName} />
        <br />
        <small>
          {attemptText(status, strings)}
          {status !== 'answered' && seconds !== null && (
            <span className="number" {...(isRinging && { 'aria-hidden': true })}>
              {' '}
              · {isRinging ? strings.now.of(seconds, timeoutSeconds) : strings.common.seconds(seconds)}
            </span>
          )}
        </small>
      </span>
    </span>
  );
}
