import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client';
import { useLive } from '../app/live';
import { useStrings, type Strings } from '../strings';
import { Icon } from './icon';
import { serviceTime, TimeOfDay } from './time';

/** Grey lines where something will stand. */
export function Loading({ lines = 3 }: { lines?: number }) {
  const { common } = useStrings();
  return (
    <Stack role="status" aria-label={common.loading} gap="sm">
      {Array.from({ length: lines }, (_, nth) => (
        <Skeleton key={nth} h={22} w={`${95 - ((nth * 17) % 40)}%`} />
      ))}
    </Stack>
  );
}

/** What went wrong, for a person; and a way to try again, where there is one. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const strings = useStrings();
  return (
    <Alert color="red" variant="outline" title={strings.common.failed} icon={<Icon name="alert" />} role="alert">
      <Text size="sm">{reasonOf(error, strings)}</Text>
      {retry && (
        <Button mt="sm" size="compact-sm" variant="default" onClick={retry}>
          {strings.common.retry}
        </Button>
      )}
    </Alert>
  );
}

/** The codes of refusals that are about the form of values. */
const OF_VALUES = ['BAD_REQUEST', 'UNPROCESSABLE'];

/** The words for an error, in the reader's language: never the sentence of the interface, which is for programs. */
export function reasonOf(error: unknown, { common, refusals }: Strings): string {
  if (!(error instanceof ApiError)) return common.failed;
  if (error.status === 0) return common.notReached;
  return OF_VALUES.includes(error.code) ? common.badValues : (refusals[error.code] ?? common.failedCode(error.code));
}

/**
 * The words for each field of a form that an error names: what is said of its code, else what the form says of a wrong value
 * of this field (`texts`, which has all fields of the form). Empty where the error isn't about a field.
 */
export function fieldReasons(
  error: unknown,
  texts: Readonly<Record<string, string>>,
  { refusals }: Strings,
): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  const { code, details } = error;
  return Object.fromEntries(
    details.flatMap(({ field }) => {
      const words = texts[field];
      return words === undefined ? [] : [[field, refusals[code] ?? words]];
    }),
  );
}

/** Says that a change did not work. */
export function notifyError(error: unknown, strings: Strings): void {
  notifications.show({ color: 'red', title: strings.common.failed, message: reasonOf(error, strings) });
}

/** How old something is, while it isn't known whether it is still so. */
export function AsOf({ at }: { at: number }) {
  const { common } = useStrings();
  const { lostSince } = useLive();
  if (lostSince === null) return null;
  const [before, after = ''] = common.asOf('\n').split('\n');
  return (
    <Text size="sm" c="dimmed">
      {before}
      <TimeOfDay at={serviceTime(at)} seconds />
      {after}
    </Text>
  );
}

/** An answer once it is there; until then that it is loading, or why it is not. */
export function Loaded<Data>({
  query,
  lines,
  children,
}: {
  query: UseQueryResult<Data>;
  lines?: number;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        <AsOf at={query.dataUpdatedAt} />
        {children(query.data)}
      </>
    );
  }
  if (query.isError) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  return <Loading {...(lines !== undefined && { lines })} />;
}

/** Where there is nothing to show, what that means. */
export function Empty({ children }: { children: ReactNode }) {
  return (
    <Text c="dimmed" py="md">
      {children}
    </Text>
  );
}
