import { Text } from '@mantine/core';
import { useStrings } from '../strings';

/** Says that a ladder doesn't fit the longest wait, and what is done then. */
export function Unfit({
  ladder,
  fit: { neededSeconds, maxWaitSeconds },
}: {
  ladder: string;
  fit: { readonly neededSeconds: number | null; readonly maxWaitSeconds: number | null };
}) {
  const { now } = useStrings();
  return (
    <>
      {now.unfit(ladder, neededSeconds ?? 0, maxWaitSeconds ?? 0)}
      <Text size="sm" c="dimmed">
        {now.unfitThen}
      </Text>
    </>
  );
}
