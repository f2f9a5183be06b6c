import { carrierComparisons, type CarrierComparison } from '@patchbay/contract/carrier-comparisons';
import type { ImportRow } from '@patchbay/contract/imports';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Anchor } from '#ui/kit.ts';
import { ResourceTable, type Column } from '#ui/resource-table.tsx';
import styles from '../imports.module.css';
import { RowKey, useRowName } from '../plan-rows.tsx';
import { RowFindings } from '../row-content.tsx';
import { RowDialog } from '../row-dialog.tsx';

/** The rows that were not compared and why, to look at and to take along. */
export const UnreadableRows = ({ of }: { of: CarrierComparison }) => {
  const t = useTranslations('carrierComparisons');
  const rows = useTranslations('imports.rows');
  const nameOf = useRowName();
  const open = useDialog();
  const columns: Column<ImportRow>[] = [
    { id: 'number', header: rows('keys.phone-numbers'), width: 150, sort: false, narrow: 'title', cell: (row) => <RowKey row={row} of={of} /> },
    { id: 'row', header: rows('row'), width: 60, align: 'end', narrow: 'none', cell: ({ row }) => <span className="pb-number">{row}</span> },
    { id: 'why', header: t('columns.why'), width: 640, sort: false, narrow: 'detail', cell: ({ problems }) => <Why problems={problems} of={of} /> },
  ];
  return (
    <>
      {of.counts!.unreadable > 0 && (
        <section className={styles.next} aria-label={t('outcomes.unreadable')}>
          <p>{t('explained.unreadable')}</p>
          <Downloads id={of.id} />
        </section>
      )}
      <ResourceTable endpoint={carrierComparisons.unreadable} params={{ id: of.id }} columns={columns} label={t('outcomes.unreadable')} nameOf={nameOf} searchPlaceholder={rows('searches.phone-numbers')}
        rowActions={(row) => [{ label: rows('open'), icon: 'info', onClick: () => void open<void>((done) => <RowDialog row={row} of={of} onClose={() => done()} />) }]}
        empty={{ icon: 'check', title: t('nothing.unreadable'), text: '' }} />
    </>
  );
};

const Why = ({ problems, of }: { problems: ImportRow['problems']; of: CarrierComparison }) => (
  <div className={styles.what}>
    <RowFindings findings={problems} of={of} isBad />
  </div>
);

const formats = [['csv', 'sampleCsv'], ['xlsx', 'sampleXlsx']] as const;

const Downloads = ({ id }: { id: string }) => {
  const t = useTranslations('carrierComparisons');
  const upload = useTranslations('imports.upload');
  const { id: at } = usePlace();
  return (
    <p className={styles.links}>
      {formats.map(([format, name]) => (
        <Anchor key={format} href={urlOf(carrierComparisons.unreadableFile, { at, params: { id }, query: { format } })} download underline="always" inherit>
          <Icon name="download" size={14} /> {t('downloadRows', { format: upload(name) })}
        </Anchor>
      ))}
    </p>
  );
};
