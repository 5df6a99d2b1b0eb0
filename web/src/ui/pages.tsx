import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStrings } from '../strings';
import { AsOf, Empty, Loading, Trouble } from './loaded';

/** What a list that is read page by page has of its query. */
interface PagedQuery<Item> {
  readonly data: { readonly pages: readonly { readonly items: readonly Item[] }[] } | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly dataUpdatedAt: number;
  refetch(): unknown;
  fetchNextPage(): unknown;
}

/** A list that is read page by page, newest first, with a button for older ones. */
export function Pages<Item>({
  query,
  empty,
  older,
  children,
}: {
  query: PagedQuery<Item>;
  /** What is said where there is nothing. */
  empty: string;
  /** The words of the button. */
  older: string;
  /** The list of all that was read so far. */
  children: (items: readonly Item[]) => ReactNode;
}) {
  const { common } = useStrings();
  const { data, error, isPending, hasNextPage, isFetchingNextPage } = query;
  if (error && !data) return <Trouble error={error} retry={() => void query.refetch()} />;
  if (isPending) return <Loading lines={8} />;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <AsOf at={query.dataUpdatedAt} />
      {items.length === 0 ? <Empty>{empty}</Empty> : children(items)}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {older}
        </Button>
      )}
      <span className="hidden-visually" role="status">
        {isFetchingNextPage ? common.loading : ''}
      </span>
    </>
  );
}
