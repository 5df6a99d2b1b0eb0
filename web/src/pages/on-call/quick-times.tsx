import { Button, Group } from '@mantine/core';
import { call, serviceNow } from '../../api/client';
import { useBusinessHours, useChange } from '../../api/queries';
import { useStrings } from '../../strings';
import { notifyError } from '../../ui/loaded';
import { timelineWithout } from './beneath';
import type { EntryDraft } from './entry-draft';
import { thisWeekend, tonight, turnAround, type Stretch } from './stretches';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How far around an instant the stretch is looked for that it is in. */
const AROUND = 60 * DAY;
const MAX_ROTATIONS = 200;

/** The times that are asked for most: a click writes them into the form, from now on where they have begun. */
export function QuickTimes({ draft, onChange }: { draft: EntryDraft; onChange: (times: Stretch) => void }) {
  const strings = useStrings();
  const { overrides } = strings;
  const { data: hours } = useBusinessHours();
  const turn = useChange(() => wholeTurn(draft));
  const set = ({ from, to }: Stretch): void => {
    const soon = Math.ceil(serviceNow() / MINUTE) * MINUTE;
    // What has begun already goes on from when it did.
    const isUnderWay = draft.id !== null && draft.from !== null && draft.from < soon;
    onChange({ from: isUnderWay && from < soon ? draft.from : Math.max(from, soon), to });
  };
  const setTurn = (): void =>
    turn.mutate(undefined, { onSuccess: set, onError: (error) => notifyError(error, strings) });
  return (
    <Group gap="xs" role="group" aria-label={overrides.times}>
      {hours && (
        <>
          <Button variant="default" size="xs" onClick={() => set(tonight(hours, serviceNow()))}>
            {overrides.tonight}
          </Button>
          <Button variant="default" size="xs" onClick={() => set(thisWeekend(hours, serviceNow()))}>
            {overrides.weekend}
          </Button>
        </>
      )}
      <Button variant="default" size="xs" loading={turn.isPending} onClick={setTurn}>
        {overrides.turn}
      </Button>
    </Group>
  );
}

/** The turn, shift or gap in which an override begins: by the handoffs of its rotation, or as the plan has it. */
async function wholeTurn({ id, level, from }: EntryDraft): Promise<Stretch> {
  const at = Math.max(from ?? 0, serviceNow());
  const { [level]: segments } = await timelineWithout(id, at - AROUND, at + AROUND);
  const around = segments.find((segment) => Date.parse(segment.from) <= at && at < Date.parse(segment.to));
  if (around?.source === 'rotation') {
    const { items } = await call('GET /api/on-call/rotations', { query: { pageSize: MAX_ROTATIONS } });
    const rotation = items.find((each) => each.id === around.sourceId);
    if (rotation) return turnAround(rotation, at);
  }
  return around ? { from: Date.parse(around.from), to: Date.parse(around.to) } : { from: at, to: at + DAY };
}
