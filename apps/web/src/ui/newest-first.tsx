import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Loaded } from './loaded.tsx';

const firstPage = 25;
const furtherPages = 100;

export interface PageQuery {
  pageSize: number;
  after: string | undefined;
}

interface Props<Item extends { id: string }> {
  /** A hook that asks for a page. */
  usePage: (query: PageQuery) => UseQueryResult<{ items: Item[]; next: string | null }>;
  /** Of the list itself. */
  className: string | undefined;
  /** An entry as a `li`, and the one above it, if any. */
  entry: (item: Item, above: Item | undefined) => ReactNode;
  /** In place of all of it, where nothing has happened. */
  empty: ReactNode;
  /** What the button is called that opens the next page. */
  older: string;
}

interface PageProps<Item extends { id: string }> extends Props<Item> {
  after?: string;
  above?: Item | undefined;
}

/** What happened, newest first; each older page opens below the one before it. */
export const NewestFirst = <Item extends { id: string }>(props: Props<Item>) => <Page {...props} />;

const Page = <Item extends { id: string }>({ after, above, ...props }: PageProps<Item>) => {
  const { usePage, className, entry, empty, older } = props;
  const [isOlderShown, setIsOlderShown] = useState(false);
  const query = usePage({ pageSize: after === undefined ? firstPage : furtherPages, after });
  return (
    <Loaded query={query}>
      {({ items, next }) =>
        items.length === 0 && after === undefined ? (
          empty
        ) : (
          <>
            <ol className={className}>{items.map((item, index) => entry(item, index === 0 ? above : items[index - 1]))}</ol>
            {next && isOlderShown && <Page {...props} after={next} above={items.at(-1)} />}
            {next && !isOlderShown && (
              <Button variant="default" mt="sm" onClick={() => setIsOlderShown(true)}>
                {older}
              </Button>
            )}
          </>
        )
      }
    </Loaded>
  );
};
