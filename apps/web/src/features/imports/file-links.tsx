import { imports, type Import } from '@patchbay/contract/imports';
import { useTranslations } from 'use-intl';
import { urlOf } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { importedNouns } from '#ui/imports/imported-nouns.ts';
import { Anchor } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import styles from './imports.module.css';

/** The rejected rows to take along and mend, and the way to bring them back. */
export const FileLinks = ({ of: { id, kind, counts } }: { of: Pick<Import, 'id' | 'kind' | 'counts'> }) => {
  const t = useTranslations('imports');
  const { id: at, base, may } = usePlace();
  const { path, write } = importedNouns[kind];
  const link = (format: 'csv' | 'xlsx') => urlOf(imports.rejected, { at, params: { id }, query: { format } });
  return (
    <div className={styles.rejected}>
      <p>{t('plan.rejectedHelp', { count: counts?.rejected ?? 0 })}</p>
      <p className={styles.links}>
        <Anchor href={link('csv')} download underline="always" inherit>
          <Icon name="download" size={14} /> {t('plan.downloadRejected', { format: t('upload.sampleCsv') })}
        </Anchor>
        <Anchor href={link('xlsx')} download underline="always" inherit>
          <Icon name="download" size={14} /> {t('plan.downloadRejected', { format: t('upload.sampleXlsx') })}
        </Anchor>
        {may('imports:write') && may(write) && (
          <TextLink to={`${base}/${path}/upload`} underline="always">
            <Icon name="upload" size={14} /> {t('plan.uploadMended')}
          </TextLink>
        )}
      </p>
    </div>
  );
};
