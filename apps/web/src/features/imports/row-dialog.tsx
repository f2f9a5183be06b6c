import type { Import, ImportRow } from '@patchbay/contract/imports';
import { useTranslations } from 'use-intl';
import { Dialog } from '#ui/dialog.tsx';
import { Fact, Facts } from '#ui/facts.tsx';
import { Button } from '#ui/kit.ts';
import styles from './imports.module.css';
import { RowChanges, RowFindings } from './row-content.tsx';

/** One row in full: every cell of the file, and all that there is to say about it. */
export const RowDialog = ({ row, of, onClose }: { row: ImportRow; of: Pick<Import, 'columns'>; onClose: () => void }) => {
  const t = useTranslations('imports.rows');
  const common = useTranslations('common');
  return (
    <Dialog title={t('details', { row: String(row.row) })} size="lg" footer={<Button onClick={onClose}>{common('close')}</Button>}>
      <div className={styles.details}>
        {row.problems.length > 0 && (
          <section>
            <h3>{t('problems')}</h3>
            <RowFindings findings={row.problems} of={of} isBad />
          </section>
        )}
        {row.warnings.length > 0 && (
          <section>
            <h3>{t('warnings')}</h3>
            <RowFindings findings={row.warnings} of={of} />
          </section>
        )}
        {row.kind !== 'rejected' && row.changes.length > 0 && (
          <section>
            <h3>{t('changes')}</h3>
            <RowChanges row={row} />
          </section>
        )}
        <section>
          <h3>{t('cells')}</h3>
          <Facts>
            {row.cells.map((cell, place) => (
              <Fact key={place} label={of.columns[place]?.header ?? '—'}>
                {cell === '' ? <span className={styles.dimmed}>{t('empty')}</span> : <span className={styles.asTyped}>{cell}</span>}
              </Fact>
            ))}
          </Facts>
        </section>
      </div>
    </Dialog>
  );
};
