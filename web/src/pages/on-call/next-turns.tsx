import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, type Body } from '../../api/client';
import { keys } from '../../api/queries';
import { useStrings } from '../../strings';
import { Loaded } from '../../ui/loaded';
import { useNames } from '../../ui/person-select';
import { Moment } from '../../ui/time';
import classes from './timeline.module.css';

/** The next eight turns of a rotation that is being written: worked out by the service, as it would for calls. */
export function NextTurns({ rotation }: { rotation: Body<'POST /api/on-call/rotations/preview'> }) {
  const { onCall, common } = useStrings();
  const names = useNames();
  const [asked] = useDebouncedValue(rotation, 250);
  const turns = useQuery({
    queryKey: [...keys.onCall, 'turns', asked],
    queryFn: ({ signal }) => call('POST /api/on-call/rotations/preview', { body: asked, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={onCall.nextTurns} aria-live="polite">
      <Text fw={600}>{onCall.nextTurns}</Text>
      <Loaded query={turns} lines={8}>
        {(answer) => (
          <ol className={classes.list}>
            {answer.turns.map(({ userId, startsAt }) => (
              <li key={startsAt}>
                <span className={classes.grow}>
                  <Moment at={startsAt} />
                </span>
                <strong>{names.get(userId) ?? common.unknown}</strong>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}
