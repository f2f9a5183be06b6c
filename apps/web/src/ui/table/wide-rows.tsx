import { Checkbox, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { Link } from '#ui/link.tsx';
import { useActiveRow } from './active-row.ts';
import { EditableCell } from './editable-cell.tsx';
import { GroupToggle } from './group-toggle.tsx';
import { isOwnClick, keyOf, sortKeyOf, type RowsProps } from './parts.ts';
import { RowActions } from './row-actions.tsx';
import styles from './table.module.css';
import type { Column } from './types.ts';

const usualWidth = 160;
const widthOf = (column: Column<never>) => column.width ?? usualWidth;

/** The rows as a table: header at the top of the window, one line each. */
export const WideRows = <Row extends { id: string }>(props: RowsProps<Row>) => {
  const { label, columns, rows, skeletonRows, isDimmed, selecting, actionsOf } = props;
  const needed = columns.reduce((sum, column) => sum + widthOf(column), 0);
  const { rowProps } = useActiveRow<HTMLTableRowElement>({
    count: rows.length,
    onOpen: (index) => props.open(rows[index]!, false),
    onToggle: selecting && ((index) => selecting.toggle(rows[index]!)),
  });
  return (
    <table className={styles.table} aria-label={label} aria-busy={skeletonRows !== undefined || isDimmed} data-dimmed={isDimmed || undefined} style={{ minWidth: needed + 70 }}>
      <colgroup>
        {selecting && <col style={{ width: 36 }} />}
        {columns.map((column) => (
          <col key={column.id} style={{ width: `${(widthOf(column) / needed) * 100}%` }} />
        ))}
        {actionsOf && <col style={{ width: 44 }} />}
      </colgroup>
      <Head {...props} />
      <tbody>
        {skeletonRows !== undefined && <SkeletonRows {...props} count={skeletonRows} />}
        {rows.map((row, index) => (
          <BodyRow key={keyOf(row, props.isInside(row))} {...props} row={row} keyboard={rowProps(index)} />
        ))}
      </tbody>
    </table>
  );
};

const Head = <Row extends { id: string }>({ columns, rows, sorting, selecting, actionsOf }: RowsProps<Row>) => {
  const t = useTranslations('table');
  const ticked = selecting ? rows.filter(selecting.has).length : 0;
  return (
    <thead>
      <tr>
        {selecting && (
          <th scope="col" className={styles.tick}>
            <Checkbox aria-label={t('selectPage')} checked={rows.length > 0 && ticked === rows.length} indeterminate={ticked > 0 && ticked < rows.length} disabled={rows.length === 0}
              onChange={() => selecting.togglePage(rows)} />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sorting={sorting} />
        ))}
        {actionsOf && (
          <th scope="col">
            <span className="pb-visually-hidden">{t('actions')}</span>
          </th>
        )}
      </tr>
    </thead>
  );
};

const HeadCell = <Row extends { id: string }>({ column, sorting }: { column: Column<Row>; sorting: RowsProps<Row>['sorting'] }) => {
  const key = sortKeyOf(column, sorting.sortable);
  const isSorted = key !== undefined && key === sorting.key;
  const order = isSorted ? (sorting.isDescending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" data-align={column.align} aria-sort={order}>
      {key ? (
        <button type="button" className={styles.sort} data-sorted={isSorted || undefined} onClick={() => sorting.sortBy(key)}>
          <span>{column.header}</span>
          <Icon name={order ?? 'ascending'} size={13} />
        </button>
      ) : (
        <span className={styles.heading}>{column.header}</span>
      )}
    </th>
  );
};

interface BodyRowProps<Row extends { id: string }> extends RowsProps<Row> {
  row: Row;
  keyboard: ReturnType<ReturnType<typeof useActiveRow<HTMLTableRowElement>>['rowProps']>;
}

const BodyRow = <Row extends { id: string }>({ row, keyboard, columns, rows, nameOf, linkOf, open, actionsOf, selecting, groups, isInside }: BodyRowProps<Row>) => {
  const t = useTranslations('table');
  const name = nameOf(row);
  return (
    <tr
      {...keyboard}
      className={styles.row}
      data-chosen={selecting?.has(row) || undefined}
      data-inside={isInside(row) || undefined}
      data-opens={linkOf ? true : undefined}
      onClick={(event) => isOwnClick(event) && open(row, event.ctrlKey || event.metaKey)}
      onAuxClick={(event) => event.button === 1 && isOwnClick(event) && open(row, true)}
    >
      {selecting && (
        <td className={styles.tick} data-own-click>
          <Checkbox aria-label={t('select', { name })} checked={selecting.has(row)} tabIndex={-1} onChange={() => undefined}
            onClick={(event) => (event.shiftKey ? selecting.toggleTo(row, rows) : selecting.toggle(row))} />
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.id} data-align={column.align} data-prose={column.isProse} data-own-click={column.edit && true}>
          <Cell column={column} row={row} name={name} isActive={keyboard.tabIndex === 0}>
            {index === 0 && groups?.canOpen(row) && !isInside(row) ? (
              <GroupToggle isOpen={groups.isOpen(row)} onToggle={() => groups.toggle(row)} tabIndex={-1}>
                {column.cell(row)}
              </GroupToggle>
            ) : index === 0 && linkOf ? (
              <>
                <Link to={linkOf(row)} className={styles.title} tabIndex={-1}>
                  {column.cell(row)}
                </Link>
                {column.beside?.(row)}
              </>
            ) : (
              column.cell(row)
            )}
          </Cell>
        </td>
      ))}
      {actionsOf && (
        <td className={styles.actions} data-own-click>
          <RowActions actions={actionsOf(row)} name={name} />
        </td>
      )}
    </tr>
  );
};

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
  name: string;
  isActive: boolean;
  children: ReactNode;
}

const Cell = <Row,>({ column, children, ...rest }: CellProps<Row>) => {
  const { edit } = column;
  return edit ? <EditableCell column={{ ...column, edit }} {...rest}>{children}</EditableCell> : children;
};

const widths = [72, 54, 88, 63, 47, 80];

const SkeletonRows = <Row extends { id: string }>({ columns, selecting, actionsOf, count }: RowsProps<Row> & { count: number }) =>
  Array.from({ length: count }, (_, line) => (
    <tr key={line} className={styles.row} aria-hidden="true">
      {selecting && <td className={styles.tick} />}
      {columns.map((column, index) => (
        <td key={column.id} data-align={column.align} data-prose={column.isProse}>
          <Skeleton h={10} w={`${widths[(line + index * 2) % widths.length]}%`} display="inline-block" />
        </td>
      ))}
      {actionsOf && <td />}
    </tr>
  ));
