import { Alert, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, type Answer, type Body } from '../../api/client';
import { keys } from '../../api/queries';
import { useStrings } from '../../strings';
import { Loaded } from '../../ui/loaded';
import { PersonName } from '../../ui/person-mark';
import { useNames } from '../../ui/person-select';
import { Moment } from '../../ui/time';
import classes from './timeline.module.css';

type RotationBody = Body<'POST /api/on-call/rotations/preview'>;

type Changed = Answer<'POST /api/on-call/rotations/{id}/preview'>;
type Turns = Pick<Changed, 'turns'> & Partial<Changed>;

/**
 * The next eight turns of a rotation that is being written, and of one that is changed (`id`) whose turn it is now and
 * whose it would be: worked out by the service, as it would for calls.
 */
export function NextTurns({ id, rotation }: { id: number | null; rotation: RotationBody }) {
  const { onCall, common } = useStrings();
  const names = useNames();
  const [asked] = useDebouncedValue(rotation, 250);
  const turns = useQuery({
    queryKey: [...keys.onCall, 'turns', id, asked],
    queryFn: ({ signal }): Promise<Turns> =>
      id === null
        ? call('POST /api/on-call/rotations/preview', { body: asked, signal })
        : call('POST /api/on-call/rotations/{id}/preview', { path: { id }, body: asked, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={onCall.nextTurns} aria-live="polite">
      <Text fw={600}>{onCall.nextTurns}</Text>
      <Loaded query={turns} lines={8}>
        {(answer) => (
          <>
            {answer.before && <UnderWay before={answer.before} after={answer.after ?? null} />}
            <ol className={classes.list}>
              {answer.turns.map(({ userId, startsAt }) => (
                <li key={startsAt}>
                  <span className={classes.grow}>
                    <Moment at={startsAt} />
                  </span>
                  <strong>
                    <PersonName id={userId} name={names.get(userId) ?? common.unknown} />
                  </strong>
                </li>
              ))}
            </ol>
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Whose turn is under way, and whose it would be after the change. */
function UnderWay({ before, after }: { before: NonNullable<Changed['before']>; after: Changed['after'] }) {
  const { onCall, common } = useStrings();
  const names = useNames();
  const nameOf = ({ userId }: { userId: number }): string => names.get(userId) ?? common.unknown;
  if (after?.userId === before.userId) return <Text size="sm">{onCall.turnStays(nameOf(before))}</Text>;
  return (
    <Alert color="orange" mb="xs">
      {onCall.turnMoves(nameOf(before), after === null ? null : nameOf(after))}
    </Alert>
  );
}
