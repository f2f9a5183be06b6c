import { Checkbox, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from '#ui/link.tsx';
import { useActiveRow } from './active-row.ts';
import { GroupToggle } from './group-toggle.tsx';
import { isOwnClick, keyOf, type RowsProps } from './parts.ts';
import { RowActions } from './row-actions.tsx';
import styles from './narrow.module.css';
import type { Column } from './types.ts';

const details = 2;

/** Which column stands where in a two-line row. */
const arrange = <Row,>(columns: Column<Row>[]) => {
  const shown = columns.filter((column) => column.narrow !== 'none');
  const title = shown.find((column) => column.narrow === 'title') ?? shown[0];
  const status = shown.find((column) => column.narrow === 'status');
  const notes = shown.filter((column) => column.narrow === 'note');
  const rest = shown.filter((column) => column !== title && column !== status && !notes.includes(column));
  const named = rest.filter((column) => column.narrow === 'detail');
  return { title, status, notes, details: named.length > 0 ? named : rest.slice(0, details) };
};

// In a table a dash keeps the column; here it would only be a dash.
const isBlank = (content: ReactNode) => content === undefined || content === null || content === '' || content === '—' || (Array.isArray(content) && content.length === 0);

/** The rows of a narrow screen: two lines each, with the same links, ticks and actions. */
export const NarrowRows = <Row extends { id: string }>(props: RowsProps<Row>) => {
  const { label, columns, rows, skeletonRows, isDimmed, nameOf, linkOf, open, actionsOf, selecting, groups, isInside } = props;
  const t = useTranslations('table');
  const parts = arrange(columns);
  const { rowProps } = useActiveRow<HTMLLIElement>({
    count: rows.length,
    onOpen: (index) => open(rows[index]!, false),
    onToggle: selecting && ((index) => selecting.toggle(rows[index]!)),
  });
  const contentOf = (column: Column<Row> | undefined, row: Row) => (column?.narrowCell ?? column?.cell)?.(row);
  const filled = (some: Column<Row>[], row: Row) => some.map((column) => ({ column, content: contentOf(column, row) })).filter(({ content }) => !isBlank(content));
  const title = (row: Row) => contentOf(parts.title, row);
  return (
    <ul className={styles.list} aria-label={label} aria-busy={skeletonRows !== undefined || isDimmed} data-dimmed={isDimmed || undefined}>
      {Array.from({ length: skeletonRows ?? 0 }, (_, line) => (
        <li key={line} className={styles.row} aria-hidden="true">
          <div className={styles.main}>
            <Skeleton h={11} w="55%" my={5} />
            <Skeleton h={9} w="35%" my={5} />
          </div>
        </li>
      ))}
      {rows.map((row, index) => (
        <li key={keyOf(row, isInside(row))} {...rowProps(index)} className={styles.row} data-chosen={selecting?.has(row) || undefined} data-inside={isInside(row) || undefined} onClick={(event) => isOwnClick(event) && open(row, false)}>
          {selecting && <Checkbox aria-label={t('select', { name: nameOf(row) })} checked={selecting.has(row)} onChange={() => selecting.toggle(row)} className={styles.tick} />}
          <div className={styles.main}>
            <div className={styles.first}>
              <span className={styles.title}>
                {groups?.canOpen(row) && !isInside(row) ? (
                  <GroupToggle isOpen={groups.isOpen(row)} onToggle={() => groups.toggle(row)}>
                    {title(row)}
                  </GroupToggle>
                ) : linkOf ? (
                  <Link to={linkOf(row)}>{title(row)}</Link>
                ) : (
                  title(row)
                )}
              </span>
              {parts.status && <span className={styles.status}>{contentOf(parts.status, row)}</span>}
            </div>
            <div className={styles.second}>
              {filled(parts.details, row).map(({ column, content }) => (
                <span key={column.id} className={styles.detail}>
                  <span className="pb-visually-hidden">{`${column.header}: `}</span>
                  {content}
                </span>
              ))}
            </div>
            {filled(parts.notes, row).map(({ column, content }) => (
              <p key={column.id} className={styles.note}>
                <span className="pb-visually-hidden">{`${column.header}: `}</span>
                {content}
              </p>
            ))}
          </div>
          {actionsOf && (
            <span data-own-click>
              <RowActions actions={actionsOf(row)} name={nameOf(row)} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};
