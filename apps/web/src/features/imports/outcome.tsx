import type { Import } from '@patchbay/contract/imports';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Empty } from '#ui/empty.tsx';
import { Icon } from '#ui/icons.tsx';
import { importedNouns } from '#ui/imports/imported-nouns.ts';
import { Alert } from '#ui/kit.ts';
import { ButtonLink, TextLink } from '#ui/link.tsx';
import { FileLinks } from './file-links.tsx';
import styles from './imports.module.css';
import { useFindingText } from './use-finding-text.ts';

/** Why a plan was made anew, or why carrying it out came to nothing. */
export const Notice = ({ of: { status, finding } }: { of: Import }) => {
  const findingText = useFindingText();
  if (!finding || status === 'failed' || status === 'discarded') return null;
  return (
    <Alert role="alert" color="yellow" variant="light" icon={<Icon name="warning" />} className={styles.notice} data-finding={finding.code}>
      {findingText(finding)}
    </Alert>
  );
};

/** What was done, and what can be done about it. */
export const Done = ({ of }: { of: Import }) => {
  const t = useTranslations('imports.plan');
  const format = useFormatter();
  const { base, may } = usePlace();
  const { create, update, rejected } = of.counts!;
  const { path, read, icon } = importedNouns[of.kind];
  const when = of.finishedAt ? format.dateTime(new Date(of.finishedAt), { dateStyle: 'medium', timeStyle: 'short' }) : '';
  return (
    <section className={styles.decision} aria-label={t('outcome')}>
      {of.revertedBy ? (
        <Alert color="gray" variant="light" icon={<Icon name="undo" />}>
          {t.rich('isUndone', { link: (words) => (may('audit:read') ? <TextLink to={`${base}/audit?changeSetId=${of.revertedBy}`} underline="always">{words}</TextLink> : null) })}
        </Alert>
      ) : (
        <p className={styles.ready} role="status">
          <Icon name="check" size={18} /> {t('done', { changed: create + update })} {of.committedBy && <span className={styles.hint}>{t('doneBy', { name: of.committedBy, when })}</span>}
        </p>
      )}
      {rejected > 0 && <FileLinks of={of} />}
      {!of.revertedBy && may(read) && (
        <div className={styles.buttons}>
          <ButtonLink to={`${base}/${path}`} leftSection={<Icon name={icon} size={15} />}>
            {t('seeAll')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
};

/** The file cannot be read, or the work has failed. */
export const Failed = ({ of: { finding } }: { of: Import }) => {
  const t = useTranslations('imports.plan');
  const findingText = useFindingText();
  return (
    <Alert role="alert" color="red" variant="light" icon={<Icon name="warning" />} title={t('failed')} className={styles.notice} data-finding={finding?.code}>
      {finding && findingText(finding)} {t('nothingChanged')}
    </Alert>
  );
};

export const Discarded = () => {
  const t = useTranslations('imports.plan');
  return (
    <Empty icon="trash" title={t('isDiscarded')}>
      {t('isDiscardedText')}
    </Empty>
  );
};
