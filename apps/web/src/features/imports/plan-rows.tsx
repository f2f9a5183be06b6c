import { importRowKinds, imports, type Import, type ImportRow } from '@patchbay/contract/imports';
import { useSearchParams } from 'react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { PhoneNumber, useNumberFormat } from '#ui/phone-number.tsx';
import { importedNouns } from '#ui/imports/imported-nouns.ts';
import { ResourceTable, type Column, type RowAction } from '#ui/resource-table.tsx';
import { RowChanges, RowFindings } from './row-content.tsx';
import { RowDialog } from './row-dialog.tsx';
import { RowOutcome } from './status.tsx';
import styles from './imports.module.css';

/** The plan row by row, by outcome. */
export const PlanRows = ({ of }: { of: Import }) => {
  const t = useTranslations('imports.rows');
  const open = useDialog();
  const nameOf = useRowName();
  const columns = useRowColumns(of);
  const rowActions = (row: ImportRow): RowAction[] => [{ label: t('open'), icon: 'info', onClick: () => void open<void>((done) => <RowDialog row={row} of={of} onClose={() => done()} />) }];
  return (
    <div>
      <Outcomes of={of} />
      <ResourceTable endpoint={imports.rows} params={{ id: of.id }} columns={columns} label={t('what')} nameOf={nameOf} rowActions={rowActions} searchPlaceholder={t(`searches.${of.kind}`)}
        empty={{ icon: 'inbox', title: t('none'), text: '' }} />
    </div>
  );
};

const wordOf = (key: string, format: (e164: string) => string): string => (key.startsWith('+') ? format(key) : key);

export const useRowName = () => {
  const t = useTranslations('imports.rows');
  const format = useNumberFormat();
  return ({ row, key }: ImportRow) => (key ? wordOf(key, format) : t('details', { row: String(row) }));
};

/** How many rows there are of each kind; each shows its own. The choice stands in the address. */
const Outcomes = ({ of: { counts, status } }: { of: Import }) => {
  const t = useTranslations(status === 'done' ? 'imports.plan.afterOutcomes' : 'imports.plan.outcomes');
  const plan = useTranslations('imports.plan');
  const format = useFormatter();
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('kind') ?? 'all';
  const all = importRowKinds.reduce((sum, kind) => sum + counts![kind], 0);
  const choose = (kind: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('after');
        if (kind === 'all') next.delete('kind');
        else next.set('kind', kind);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <div className={styles.outcomes} role="group" aria-label={plan('outcome')}>
      {(['all', ...importRowKinds] as const).map((kind) => (
        <button key={kind} type="button" className={styles.outcome} aria-pressed={chosen === kind} data-kind={kind} onClick={() => choose(kind)}>
          {t(kind)} <b>{format.number(kind === 'all' ? all : counts![kind])}</b>
        </button>
      ))}
    </div>
  );
};

const useRowColumns = (of: Import): Column<ImportRow>[] => {
  const t = useTranslations('imports.rows');
  const isDone = of.status === 'done';
  return [
    { id: 'number', header: t(`keys.${of.kind}`), width: 150, sort: false, narrow: 'title', cell: (row) => <RowKey row={row} of={of} /> },
    { id: 'row', header: t('row'), width: 84, align: 'end', narrow: 'none', cell: ({ row }) => <span className="pb-number">{row}</span> },
    { id: 'kind', header: t('kind'), width: 100, sort: false, narrow: 'status', cell: ({ kind }) => <RowOutcome kind={kind} isDone={isDone} /> },
    { id: 'what', header: isDone ? t('whatHappened') : t('what'), width: 616, sort: false, narrow: 'detail', cell: (row) => <What row={row} of={of} /> },
  ];
};

/** The number, or what else a row is about; where it was not understood, what the file has in its place. */
export const RowKey = ({ row, of: { kind = 'phone-numbers', columns } }: { row: ImportRow; of: Pick<Import, 'columns'> & { kind?: Import['kind'] } }) => {
  const t = useTranslations('imports.rows');
  const actions = useTranslations('featureCodes.actions');
  const typed = (column: string) => row.cells[columns.findIndex(({ key }) => key === column)]?.trim();
  // An ID says nothing to a person, and names alone may be the same.
  if (row.key && kind === 'users') return typed('email') || `${typed('firstName') ?? ''} ${typed('lastName') ?? ''}`;
  if (row.key && kind === 'phone-numbers') return <PhoneNumber e164={row.key} copy={false} />;
  const cell = typed(importedNouns[kind].key);
  if (row.key && row.key === typed('id')) return cell || row.key;
  if (row.key) return actions.has(row.key as 'PARK') ? actions(row.key as 'PARK') : row.key;
  return cell ? <span className={styles.asTyped}>{cell}</span> : <span className={styles.dimmed}>{t('unreadable')}</span>;
};

const What = ({ row, of }: { row: ImportRow; of: Import }) => {
  const t = useTranslations('imports.rows');
  return (
    <div className={styles.what}>
      {row.kind === 'unchanged' && <span className={styles.dimmed}>{t('same')}</span>}
      {row.kind !== 'rejected' && <RowChanges row={row} />}
      <RowFindings findings={row.problems} of={of} isBad />
      <RowFindings findings={row.warnings} of={of} />
    </div>
  );
};
