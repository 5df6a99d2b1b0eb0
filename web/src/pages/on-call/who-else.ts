import { notifications } from '@mantine/notifications';
import { call } from '../../api/client';
import type { Level } from '../../api/queries';
import type { Strings } from '../../strings';

const SHOWN_MILLISECONDS = 15_000;

/** Says who is rung one after the other from one instant to another (epoch milliseconds), where more than one entry speaks. */
export async function sayWhoElse(level: Level, from: number, to: number, { onCall }: Strings): Promise<void> {
  const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const { [level]: segments } = await call('GET /api/on-call/timeline', { query });
  const names = segments
    .filter(({ others }) => others.length > 0)
    .flatMap(({ userName, others }) => [userName, ...others.map((other) => other.userName)]);
  if (names.length === 0) return;
  const message = onCall.together([...new Set(names)].join(', '));
  notifications.show({ color: 'yellow', message, autoClose: SHOWN_MILLISECONDS });
}
