import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { ApiError } from '../../api/client';
import { useIncident, type Incident } from '../../api/queries';
import { Link } from '../../app/router';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Icon } from '../../ui/icon';
import { Empty, Loaded } from '../../ui/loaded';
import { StateBadge } from '../../ui/state-badge';
import { clockOf, Moment } from '../../ui/time';
import { attemptText, callerOf, stepTitle } from '../../ui/words';
import { EventLines } from './event-lines';
import { IncidentMessages } from './incident-messages';
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
        <StateBadge status={incident.status} />
      </Group>
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

function Facts({ incident }: { incident: Incident }) {
  const strings = useStrings();
  const { incidents } = strings;
  const { createdAt, answeredAt, answeredBy, durationSeconds, ladder, callSid, relatedIncidentId, voiceMessage } =
    incident;
  const facts: [string, React.ReactNode][] = [
    [incidents.began, <Moment key="began" at={createdAt} format="year" />],
    [incidents.by, answeredBy?.userName ?? strings.common.nobody],
    [incidents.wait, answeredAt === null ? '–' : clockOf((Date.parse(answeredAt) - Date.parse(createdAt)) / 1000)],
    [incidents.talk, durationSeconds === null ? '–' : clockOf(durationSeconds)],
    [incidents.ladder, strings.ladder[ladder as keyof typeof strings.ladder] ?? ladder],
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
      {voiceMessage !== null && voiceMessage.url.startsWith('https://') && (
        <Text mt="md">
          {incidents.recording}:{' '}
          <a href={voiceMessage.url} target="_blank" rel="noreferrer">
            {incidents.listen(voiceMessage.seconds === null ? '–' : clockOf(voiceMessage.seconds))}
          </a>
        </Text>
      )}
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
        {incident.attempts.map(({ id, userName, stepName, status, reason, offeredAt, endedAt, phoneE164 }) => (
          <Table.Tr key={id}>
            <Table.Td fw={600}>{userName}</Table.Td>
            <Table.Td>{stepTitle(stepName, strings)}</Table.Td>
            <Table.Td>
              {attemptText(status, strings)}
              {reason !== null && (
                <Text size="sm" c="dimmed">
                  {reason}
                </Text>
              )}
            </Table.Td>
            <Table.Td className="number">
              <Rang from={offeredAt} to={status === 'answered' ? incident.answeredAt : endedAt} />
            </Table.Td>
            <Table.Td className="number">{phoneE164}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** How long it rang, where that is known. */
function Rang({ from, to }: { from: string; to: string | null }) {
  const { common } = useStrings();
  return to === null ? '–' : common.seconds(Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000)));
}
