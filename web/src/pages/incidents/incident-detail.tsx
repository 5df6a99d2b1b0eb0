import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { ApiError } from '../../api/client';
import { useIncident, type Incident } from '../../api/queries';
import { Link } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings, type Strings } from '../../strings';
import { CallBackButton } from '../../ui/call-back-button';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Empty, Loaded } from '../../ui/loaded';
import { PersonName } from '../../ui/person-mark';
import { StateBadge } from '../../ui/state-badge';
import { clockOf, Moment, useShownNow } from '../../ui/time';
import { answererOf, attemptReason, attemptText, callerOf, stepTitle } from '../../ui/words';
import { CallerHistory } from './caller-history';
import { EventLines } from './event-lines';
import { InShort } from './in-short';
import { IncidentMessages } from './incident-messages';
import { rangSeconds, waitedSeconds } from './rang';
import { VoiceMessage } from './voice-message';
import classes from './incidents.module.css';

/** One incident: what is known of it, everybody who was tried, and all that happened. */
export function IncidentDetail({ id }: { id: number }) {
  const { incidents } = useStrings();
  const incident = useIncident(id);
  const isMissing = incident.error instanceof ApiError && incident.error.status === 404;
  return (
    <Stack gap="md">
      <Anchor component={Link} to="/incidents">
        <Group gap={4}>
          <Icon name="left" size={18} /> {incidents.title}
        </Group>
      </Anchor>
      {isMissing ? (
        <Empty>{incidents.notFound}</Empty>
      ) : (
        <Loaded query={incident}>{(data) => <Told incident={data} />}</Loaded>
      )}
    </Stack>
  );
}

function Told({ incident }: { incident: Incident }) {
  const strings = useStrings();
  return (
    <>
      <Group gap="md">
        <Title order={1} className="number">
          {callerOf(incident.callerPhone, strings)}
        </Title>
        <StateBadge status={incident.status} isBlocked={incident.callerBlocked} />
        <Block incident={incident} />
        {incident.endedAt !== null && canBeRung(incident, strings) && (
          <span className={classes.callBack}>
            <CallBackButton incidentId={incident.id} caller={callerOf(incident.callerPhone, strings)} />
          </span>
        )}
      </Group>
      <InShort incident={incident} />
      {incident.voiceMessage !== null && <VoiceMessage message={incident.voiceMessage} />}
      <CallerHistory incident={incident} />
      <Title order={2} mt="sm">
        {strings.summary.details}
      </Title>
      <Facts incident={incident} />
      {incident.attempts.length > 0 && (
        <Card title={strings.incidents.people}>
          <div className={classes.scroll} tabIndex={0} role="group" aria-label={strings.incidents.people}>
            <Attempts incident={incident} />
          </div>
        </Card>
      )}
      <Card title={strings.incidents.timeline}>
        <EventLines incident={incident} />
      </Card>
      <IncidentMessages id={incident.id} />
    </>
  );
}

function numberOf(callerPhone: string): string {
  return callerPhone.replaceAll(/[\s().-]/g, '');
}

/** Whether the caller has a number that can be rung: none that is withheld, or a word. */
function canBeRung({ callerPhone }: Pick<Incident, 'callerPhone'>, strings: Strings): boolean {
  const number = numberOf(callerPhone);
  return /^\+[1-9]\d{6,14}$/.test(number) && callerOf(number, strings) === number;
}

/** Leads to the form that blocks the caller's number, where there is one. */
function Block({ incident: { callerPhone } }: { incident: Incident }) {
  const strings = useStrings();
  const { mayEdit } = useMe();
  const number = numberOf(callerPhone);
  if (!mayEdit || !canBeRung({ callerPhone }, strings)) return null;
  return (
    <Anchor component={Link} to={`/blocked?prefix=${encodeURIComponent(number)}`} size="sm">
      {strings.blocked.block}
    </Anchor>
  );
}

function Facts({ incident }: { incident: Incident }) {
  const strings = useStrings();
  const { incidents } = strings;
  const now = useShownNow();
  const { createdAt, answeredBy, durationSeconds, ladder, callSid, relatedIncidentId } = incident;
  const facts: [string, React.ReactNode][] = [
    [incidents.began, <Moment key="began" at={createdAt} format="year" />],
    [incidents.by, answererOf(answeredBy, strings) ?? strings.common.nobody],
    [incidents.wait, clockOf(waitedSeconds(incident, now))],
    [incidents.talk, durationSeconds === null ? '–' : clockOf(durationSeconds)],
    [incidents.ladder, strings.ladder[ladder]],
    [
      incidents.callId,
      <Text key="sid" size="sm" ff="monospace">
        {callSid}
      </Text>,
    ],
  ];
  return (
    <Card title={incidents.number(incident.id)}>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
      {relatedIncidentId !== null && (
        <Text mt="md">
          <Link to={`/incidents/${relatedIncidentId}`}>{incidents.related(relatedIncidentId)}</Link>
        </Text>
      )}
    </Card>
  );
}

function Attempts({ incident }: { incident: Incident }) {
  const strings = useStrings();
  const { incidents } = strings;
  const now = useShownNow();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {[incidents.person, incidents.step, incidents.result, incidents.rang, incidents.phone].map((name) => (
            <Table.Th key={name}>{name}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {incident.attempts.map((attempt) => {
          const { id, userId, userName, stepName, status, phoneE164 } = attempt;
          const reason = attemptReason(attempt.reason, strings);
          const rang = rangSeconds(attempt, incident, now);
          return (
            <Table.Tr key={id}>
              <Table.Td fw={600}>
                <PersonName id={userId} name={userName} />
              </Table.Td>
              <Table.Td>{stepTitle(stepName, strings)}</Table.Td>
              <Table.Td>
                {attemptText(status, strings)}
                {reason !== null && (
                  <Text size="sm" c="dimmed">
                    {reason}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="number">{rang === null ? '–' : strings.common.seconds(rang)}</Table.Td>
              <Table.Td className="number">{phoneE164}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
