import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keys, useChange, useEverybody } from '../../api/queries';
import { useMe } from '../../app/session';
import { useStrings } from '../../strings';
import { Card } from '../../ui/card';
import { Stale, useDraft } from '../../ui/draft';
import { Loaded, notifyError } from '../../ui/loaded';
import { PersonName } from '../../ui/person-mark';
import { AddPerson, useNames } from '../../ui/person-select';
import { Sortable } from '../../ui/sortable';
import { Moment } from '../../ui/time';

/** Who takes calls after hours when nobody else answers, in order, each with their last turn. */
export function Pool() {
  const { onCall } = useStrings();
  const pool = useQuery({
    queryKey: keys.pool,
    queryFn: async ({ signal }) => {
      const [{ members }, { items }] = await Promise.all([
        call('GET /api/rotating-pool', { signal }),
        call('GET /api/metrics/last-offers', { query: { step: 'rotating_pool' }, signal }),
      ]);
      return { members, lastTurns: new Map(items.map(({ userId, offeredAt }) => [userId, offeredAt])) };
    },
  });
  return (
    <Card title={onCall.pool}>
      <Text size="sm" c="dimmed" mb="sm">
        {onCall.poolText}
      </Text>
      <Loaded query={pool}>{({ members, lastTurns }) => <Members members={members} lastTurns={lastTurns} />}</Loaded>
    </Card>
  );
}

function Members({ members, lastTurns }: { members: readonly number[]; lastTurns: ReadonlyMap<number, string> }) {
  const strings = useStrings();
  const { onCall, common } = strings;
  const { mayEdit } = useMe();
  const names = useNames();
  const { data: people = [] } = useEverybody();
  const inactive = new Set(people.filter(({ active }) => !active).map(({ id }) => id));
  const { draft, setDraft, isChanged, isStale, reset } = useDraft(members);
  const save = useChange(() => call('PUT /api/rotating-pool', { body: { members: [...draft] } }), [keys.pool]);
  const store = async (): Promise<void> => {
    try {
      await save.mutateAsync(undefined);
      notifications.show({ message: common.saved });
    } catch (error) {
      notifyError(error, strings);
    }
  };
  const nameOf = (id: number): string => names.get(id) ?? common.unknown;
  return (
    <>
      <Stale isStale={isStale} reset={reset} />
      <Sortable
        items={draft}
        keyOf={(id) => id}
        nameOf={nameOf}
        onChange={setDraft}
        label={onCall.pool}
        disabled={!mayEdit}
      >
        {(id) => (
          <>
            <span style={{ flex: 1 }}>
              <PersonName id={id} name={nameOf(id)} />
              <Text size="sm" c="dimmed">
                <LastTurn at={lastTurns.get(id)} />
                {inactive.has(id) && ` · ${onCall.notActive}`}
              </Text>
            </span>
            {mayEdit && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${common.remove}: ${nameOf(id)}`}
                onClick={() => setDraft(draft.filter((each) => each !== id))}
              >
                {common.remove}
              </Button>
            )}
          </>
        )}
      </Sortable>
      {mayEdit && (
        <Group mt="md" align="flex-end">
          <AddPerson label={onCall.addPerson} without={draft} onAdd={(userId) => setDraft([...draft, userId])} />
          <Button onClick={() => void store()} disabled={!isChanged} loading={save.isPending}>
            {common.save}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={reset}>
              {common.undo}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}

function LastTurn({ at }: { at: string | undefined }) {
  const { onCall } = useStrings();
  if (at === undefined) return onCall.noTurn;
  const [before, after = ''] = onCall.lastTurn('\n').split('\n');
  return (
    <>
      {before}
      <Moment at={at} both={false} />
      {after}
    </>
  );
}
