import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client';
import { useStrings, type Strings } from '../strings';
import { Icon } from './icon';

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

/** The words for an error. */
export function reasonOf(error: unknown, { common }: Strings): string {
  if (!(error instanceof ApiError)) return common.failed;
  return error.status === 0 ? common.notReached : error.message;
}

/** Says that a change did not work. */
export function sayTrouble(error: unknown, strings: Strings): void {
  notifications.show({ color: 'red', title: strings.common.failed, message: reasonOf(error, strings) });
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
  if (query.data !== undefined) return children(query.data);
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
