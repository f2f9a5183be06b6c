import { imports, type ImportKind } from '@patchbay/contract/imports';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { Anchor } from '#ui/kit.ts';
import styles from './imports.module.css';

interface Column {
  key: string;
  header: string;
  isRequired: boolean;
  /** In English. */
  help: string;
}

/** The columns of a file, and what they hold. */
export const ColumnHelp = ({ kind = 'phone-numbers', columns }: { kind?: ImportKind; columns: Column[] }) => {
  const t = useTranslations('imports.upload');
  const help = useTranslations(`imports.help.${kind}`);
  return (
    <table className={styles.columns}>
      <thead>
        <tr>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('content')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.key}>
            <th scope="row">
              {column.header}
              {column.isRequired && <span className={styles.required}> {t('required')}</span>}
            </th>
            <td>{help.has(column.key as 'voice') ? help(column.key as 'voice') : column.help}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** A file to begin with, in either form. */
export const SampleFile = ({ kind }: { kind: ImportKind }) => {
  const t = useTranslations('imports.upload');
  const { id: at } = usePlace();
  const link = (format: 'csv' | 'xlsx') => urlOf(imports.sample, { at, query: { kind, format } });
  return (
    <p className={styles.sample}>
      <Icon name="download" size={15} /> {t('sample')}{' '}
      <Anchor href={link('csv')} download underline="always" inherit aria-label={`${t('sample')}, ${t('sampleCsv')}`}>
        {t('sampleCsv')}
      </Anchor>{' '}
      <Anchor href={link('xlsx')} download underline="always" inherit aria-label={`${t('sample')}, ${t('sampleXlsx')}`}>
        {t('sampleXlsx')}
      </Anchor>
    </p>
  );
};
