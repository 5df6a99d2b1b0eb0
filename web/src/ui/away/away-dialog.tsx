import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { call } from '../../api/client';
import { useChange } from '../../api/queries';
import { useStrings } from '../../strings';
import { CancelButton, Dialog } from '../dialog';
import { Loading, notifyError } from '../loaded';
import { Moment } from '../time';
import { stepTitle } from '../words';
import { consequencesQuery, isHarmless, type Consequences } from './consequences';
import { TakesOver, type Successor } from './takes-over';

/** How many stretches are named one by one. */
const MOST = 6;

/**
 * Asks before somebody who is needed can't be called any more: names what is left empty, and offers who takes over. `from` and
 * `until` are epoch milliseconds; until null: for good. `onAway` makes it so, after a colleague was put on call.
 */
export function AwayDialog({
  person,
  isMe,
  from,
  until,
  howLong,
  onAway,
  onClose,
}: {
  person: { readonly id: number; readonly name: string };
  isMe: boolean;
  from: number;
  until: number | null;
  /** Chooses for how long. */
  howLong?: ReactNode;
  onAway: () => Promise<unknown>;
  onClose: () => void;
}) {
  const strings = useStrings();
  const { away } = strings;
  const found = useQuery(consequencesQuery(person.id, from, until));
  const [successor, setSuccessor] = useState<Successor>({ kind: 'ladder' });
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isHandedOver, setHandedOver] = useState(false);
  const handOver = useChange(async ({ userId, duties }: { userId: number } & Pick<Consequences, 'duties'>) => {
    for (const { level, ...duty } of duties) {
      const [startsAt, endsAt] = [new Date(duty.from).toISOString(), new Date(duty.to).toISOString()];
      const body = { userId, level, startsAt, endsAt, reason: away.reason(person.name) };
      await call('POST /api/on-call/overrides', { body });
    }
  });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    const userId = successor.kind === 'colleague' ? successor.userId : null;
    if (successor.kind === 'colleague' && userId === null) return;
    setBusy(true);
    try {
      if (userId !== null && found.data && !isHandedOver) {
        await handOver.mutateAsync({ userId, duties: found.data.duties });
        setHandedOver(true);
      }
      await onAway();
      onClose();
    } catch (error) {
      notifyError(error, strings);
      setBusy(false);
    }
  };
  return (
    <Dialog title={away.title(isMe ? null : person.name)} size="lg" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {howLong}
          {found.isPending && <Loading lines={3} />}
          {found.isError && <Text c="var(--trouble)">{away.unknown}</Text>}
          {found.data && <Told found={found.data} name={isMe ? null : person.name} isForGood={until === null} />}
          {found.data && !isHarmless(found.data) && (
            <TakesOver
              found={found.data}
              userId={person.id}
              value={successor}
              isMissing={isAsked}
              onChange={setSuccessor}
            />
          )}
        </Stack>
        <Group justify="flex-end" mt="lg">
          <CancelButton />
          <Button type="submit" color="red" loading={isBusy} disabled={found.isPending}>
            {away.submit}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}

function Told({ found, name, isForGood }: { found: Consequences; name: string | null; isForGood: boolean }) {
  const strings = useStrings();
  const { away } = strings;
  const { duties, emptied } = found;
  return (
    <>
      {isHarmless(found) && <Text>{away.harmless}</Text>}
      <Stretches
        title={away.onCall(name)}
        items={duties.map(({ level, ...duty }) => ({ ...duty, what: strings.level[level] }))}
      />
      <Stretches
        title={away.empty}
        isTrouble
        items={emptied.map(({ step, ...stretch }) => {
          return { ...stretch, what: step === null ? away.everything : stepTitle(step, strings) };
        })}
      />
      {isForGood && (
        <Text size="sm" c="dimmed">
          {away.week}
        </Text>
      )}
    </>
  );
}

function Stretches({
  title,
  items,
  isTrouble = false,
}: {
  title: string;
  items: readonly { readonly what: string; readonly from: number; readonly to: number }[];
  isTrouble?: boolean;
}) {
  const { away } = useStrings();
  if (items.length === 0) return null;
  return (
    <div>
      <Text fw={600} {...(isTrouble && { c: 'var(--trouble)' })}>
        {title}
      </Text>
      <ul style={{ margin: '4px 0 0', paddingLeft: '1.3em' }} aria-label={title}>
        {items.slice(0, MOST).map(({ what, from, to }) => (
          <li key={what + from}>
            {what}: <Moment at={from} both={false} /> – <Moment at={to} both={false} />
          </li>
        ))}
        {items.length > MOST && <li>{away.more(items.length - MOST)}</li>}
      </ul>
    </div>
  );
}
