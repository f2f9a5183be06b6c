import type { Import, ImportRow } from '@patchbay/contract/imports';
import { useFormatter, useTranslations } from 'use-intl';
import { Icon } from '#ui/icons.tsx';
import { usePlainText } from '#ui/plain-text.ts';
import styles from './imports.module.css';
import { useFindingText } from './use-finding-text.ts';

type Finding = ImportRow['problems'][number];

/** What a field is called and what its value reads. */
export const useFieldWords = () => {
  const t = useTranslations('imports.fields');
  const routes = useTranslations('phoneNumbers.routeTypes');
  const text = usePlainText();
  return {
    nameOf: (field: string) => (t.has(field as 'owner') ? t(field as 'owner') : field),
    valueOf: (value: unknown) => (typeof value === 'string' && routes.has(value as 'DIRECT_ROUTING') ? routes(value as 'DIRECT_ROUTING') : text(value)),
  };
};

/** Of a new number what it will be, of a known one what differs, before and after. */
export const RowChanges = ({ row }: { row: ImportRow }) => (row.kind === 'create' ? <NewOne row={row} /> : <Differences row={row} />);

const NewOne = ({ row: { changes } }: { row: ImportRow }) => {
  const { nameOf, valueOf } = useFieldWords();
  const format = useFormatter();
  // What a new number does not have needs no saying.
  const can = changes.filter(({ after }) => after === true).map(({ field }) => nameOf(field));
  const others = changes.filter(({ after }) => typeof after !== 'boolean');
  return (
    <ul className={styles.changes}>
      {can.length > 0 && <li>{format.list(can, { type: 'unit' })}</li>}
      {others.map(({ field, after }) => (
        <li key={field}>
          <span className={styles.dimmed}>{nameOf(field)}</span> {valueOf(after)}
        </li>
      ))}
    </ul>
  );
};

const Differences = ({ row: { changes } }: { row: ImportRow }) => {
  const { nameOf, valueOf } = useFieldWords();
  if (changes.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className={styles.dimmed}>{nameOf(field)}</span> <BeforeAfter before={valueOf(before)} after={valueOf(after)} />
        </li>
      ))}
    </ul>
  );
};

const BeforeAfter = ({ before, after }: { before: string; after: string }) => {
  const t = useTranslations('common');
  return (
    <>
      <span className="pb-visually-hidden">{t('before')} </span>
      <del className={styles.was}>{before}</del> <span aria-hidden="true">→</span> <span className="pb-visually-hidden">{t('after')} </span>
      <ins className={styles.becomes}>{after}</ins>
    </>
  );
};

/** Column, value and reason, one line each. */
export const RowFindings = ({ findings, of, isBad }: { findings: Finding[]; of: Pick<Import, 'columns'>; isBad?: boolean }) => {
  const findingText = useFindingText();
  const columnOf = useColumnName(of);
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings} data-bad={isBad || undefined}>
      {findings.map((finding, place) => (
        <li key={`${finding.code} ${place}`}>
          <Icon name={isBad ? 'warning' : 'info'} size={13} />
          <span>
            {finding.column && <b>{columnOf(finding)}</b>} {finding.value !== '' && <q className={styles.value}>{finding.value}</q>} {findingText(finding)}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** A column as the person's own file calls it. */
const useColumnName = ({ columns }: Pick<Import, 'columns'>) => {
  const t = useTranslations('imports.fields');
  return ({ header, column }: Finding): string => {
    const own = header ?? columns.find(({ key }) => key === column)?.header;
    return own ?? (t.has(column as 'owner') ? t(column as 'owner') : (column ?? ''));
  };
};
