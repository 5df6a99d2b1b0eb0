import { Anchor, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/client';
import { keys, useChange, type FollowUp } from '../../api/queries';
import { Link } from '../../app/router';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { CallBackButton } from '../../ui/call-back-button';
import { Confirm } from '../../ui/confirm';
import { Icon } from '../../ui/icon';
import { notifyError } from '../../ui/loaded';
import { clockOf, Moment } from '../../ui/time';
import { callerOf } from '../../ui/words';
import { DoneDialog } from './done-dialog';
import classes from './follow-ups.module.css';

/** A caller nobody has spoken to, with what there is to do. */
export function FollowUpRow({ followUp }: { followUp: FollowUp }) {
  const strings = useStrings();
  const { followUps, incidents } = strings;
  const { incidentId, callerPhone, canBeCalled, reason, since, waitedSeconds, doneAt } = followUp;
  const caller = callerOf(callerPhone, strings);
  return (
    <li className={classes.row} data-open={doneAt === null || undefined}>
      <div>
        <Anchor component={Link} to={`/incidents/${incidentId}`} className={`number ${classes.who}`}>
          {caller}
          <span className="hidden-visually">, {incidents.number(incidentId)}</span>
        </Anchor>
        {!canBeCalled && doneAt === null && (
          <Text size="sm" c="dimmed">
            {followUps.noNumber}
          </Text>
        )}
      </div>
      <div>
        <Group gap={6} fw={600} wrap="nowrap">
          <Icon name={reason === 'voice_message' ? 'mail' : 'phone-off'} size={17} />
          {followUps.reason[reason]}
        </Group>
        <Text size="sm" c="dimmed" className="number">
          <Moment at={since} format="year" /> ·{' '}
          {waitedSeconds === null ? followUps.onTheLine : followUps.waited(clockOf(waitedSeconds))}
        </Text>
      </div>
      {doneAt === null ? <Todo followUp={followUp} caller={caller} /> : <Result followUp={followUp} />}
    </li>
  );
}

function Todo({ followUp, caller }: { followUp: FollowUp; caller: string }) {
  const strings = useStrings();
  const { followUps } = strings;
  const { me } = useMe();
  const { incidentId: id, takenBy, takenAt, canBeCalled } = followUp;
  const [asked, setAsked] = useState<'take_over' | 'done' | null>(null);
  const take = useChange(
    (takeOver: boolean) => call('POST /api/follow-ups/{id}/take', { path: { id }, body: { takeOver } }),
    [keys.followUps],
  );
  const isMine = takenBy?.userId === me.id;
  const mayClose = isMine || me.role !== 'technician';
  return (
    <div className={classes.todo}>
      <Text size="sm" fw={takenBy === null ? 650 : 400} c={takenBy === null ? 'var(--trouble)' : undefined}>
        {takenBy === null ? followUps.notTaken : isMine ? followUps.takenByYou : followUps.takenBy(takenBy.userName)}
        {takenAt !== null && (
          <>
            {' · '}
            <Moment at={takenAt} both={false} />
          </>
        )}
      </Text>
      <Group gap="xs">
        {canBeCalled && (takenBy === null || isMine) && <CallBackButton incidentId={id} caller={caller} />}
        {!isMine && (
          <Button
            variant="default"
            loading={take.isPending}
            aria-label={followUps.forCaller(takenBy === null ? followUps.take : followUps.takeOver, caller, id)}
            onClick={() =>
              takenBy === null
                ? take.mutate(false, { onError: (error) => notifyError(error, strings) })
                : setAsked('take_over')
            }
          >
            {takenBy === null ? followUps.take : followUps.takeOver}
          </Button>
        )}
        {mayClose && (
          <Button
            variant="default"
            aria-label={followUps.forCaller(followUps.done, caller, id)}
            onClick={() => setAsked('done')}
          >
            {followUps.done}
          </Button>
        )}
      </Group>
      {asked === 'take_over' && takenBy !== null && (
        <Confirm
          title={followUps.takeOverSure(takenBy.userName)}
          action={followUps.takeOver}
          danger={false}
          onClose={() => setAsked(null)}
          onConfirm={() => take.mutateAsync(true)}
        >
          <Text>{followUps.takeOverText(takenBy.userName)}</Text>
        </Confirm>
      )}
      {asked === 'done' && <DoneDialog incidentId={id} caller={caller} onClose={() => setAsked(null)} />}
    </div>
  );
}

function Result({ followUp: { doneBy, doneAt, note, answeredInIncidentId } }: { followUp: FollowUp }) {
  const { followUps } = useStrings();
  return (
    <div className={classes.todo}>
      <Text size="sm">
        {answeredInIncidentId === null ? (
          followUps.doneBy(doneBy?.userName ?? '')
        ) : (
          <Link to={`/incidents/${answeredInIncidentId}`}>{followUps.answeredLater(answeredInIncidentId)}</Link>
        )}
        {doneAt !== null && (
          <>
            {' · '}
            <Moment at={doneAt} both={false} />
          </>
        )}
      </Text>
      {note !== null && <Text className={classes.note}>{note}</Text>}
    </div>
  );
}
