import { Button, Checkbox, Popover, SegmentedControl, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { usePreferences } from '../../preferences.tsx';
import { sortKeyOf } from './parts.ts';
import styles from './toolbar.module.css';
import type { Column } from './types.ts';

interface Props<Row> {
  columns: Column<Row>[];
  hidden: string[];
  onHide: (hidden: string[]) => void;
  /** On a narrow screen, where no header can be clicked. */
  sorting?: { current: string; sortable: string[]; onSort: (sort: string) => void };
}

/** How the table is shown: its columns, the height of its rows, and where there is no header, its order. */
export const ColumnsMenu = <Row,>({ columns, hidden, onHide, sorting }: Props<Row>) => {
  const t = useTranslations('table');
  const { preferences, change } = usePreferences();
  const toggle = (id: string) => onHide(hidden.includes(id) ? hidden.filter((other) => other !== id) : [...hidden, id]);
  return (
    <Popover position="bottom-end" width={240} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<Icon name="columns" size={15} />} className={styles.tool}>
          <span className={styles.toolLabel}>{t('view')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('view')} className={styles.view}>
        <Stack gap="md">
          {sorting && <SortChoice columns={columns} {...sorting} />}
          <fieldset className={styles.set}>
            <legend>{t('columns')}</legend>
            {columns.map(({ id, header }, index) => (
              <Checkbox key={id} label={header} checked={!hidden.includes(id)} disabled={index === 0} onChange={() => toggle(id)} />
            ))}
          </fieldset>
          <fieldset className={styles.set}>
            <legend>{t('density')}</legend>
            <SegmentedControl fullWidth size="xs" aria-label={t('density')} value={preferences.density} onChange={(density) => change({ density: density as 'normal' })}
              data={[{ value: 'normal', label: t('normal') }, { value: 'compact', label: t('compact') }]} />
          </fieldset>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};

const SortChoice = <Row,>({ columns, current, sortable, onSort }: { columns: Column<Row>[] } & NonNullable<Props<Row>['sorting']>) => {
  const t = useTranslations('table');
  const keys = columns.flatMap((column) => {
    const key = sortKeyOf(column, sortable);
    return key ? [{ key, label: column.header }] : [];
  });
  return (
    <fieldset className={styles.set}>
      <legend>{t('sortBy')}</legend>
      <select className={styles.select} aria-label={t('sortBy')} value={current} onChange={(event) => onSort(event.currentTarget.value)}>
        {keys.flatMap(({ key, label }) => [
          <option key={key} value={key}>{t('ascending', { column: label })}</option>,
          <option key={`-${key}`} value={`-${key}`}>{t('descending', { column: label })}</option>,
        ])}
      </select>
    </fieldset>
  );
};
