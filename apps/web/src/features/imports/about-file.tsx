import { carrierProfiles } from '@patchbay/contract/carrier-profiles';
import { PhoneNumberImportSettings, type Import } from '@patchbay/contract/imports';
import { organisations } from '@patchbay/contract/organisations';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { Time } from '#ui/time.tsx';
import styles from './imports.module.css';
import { useFindingText } from './use-finding-text.ts';
import { useSizeText } from '#ui/use-size-text.ts';

/** How the file was read, and what was chosen for it. */
export const AboutFile = ({ of }: { of: Import }) => {
  const t = useTranslations('imports.plan');
  const findingText = useFindingText();
  const sizeText = useSizeText();
  return (
    <details className={styles.aboutFile}>
      <summary>{t('file')}</summary>
      <Facts>
        <Fact label={t('fileFacts.organisation')}>{of.organisationName}</Fact>
        <Fact label={t('fileFacts.size')}>{sizeText(of.sizeBytes)}</Fact>
        <HowRead of={of} />
        {of.columns.length > 0 && (
          <Fact label={t('fileFacts.columns')}>
            <ColumnsRead of={of} />
          </Fact>
        )}
        {of.warnings.map((warning) => (
          <Fact key={warning.code} label={t('fileFacts.warnings')}>
            {findingText(warning)}
          </Fact>
        ))}
        <Chosen of={of} />
        {of.mode && of.counts && of.counts.rejected > 0 && <Fact label={t('fileFacts.mode')}>{t(`modes.${of.mode}`)}</Fact>}
        {of.plannedAt && (
          <Fact label={t('fileFacts.planned')}>
            <Time at={of.plannedAt} />
          </Fact>
        )}
        {of.finishedAt && (
          <Fact label={t('fileFacts.finished')}>
            <Time at={of.finishedAt} />
          </Fact>
        )}
      </Facts>
      {of.keptUntil && <Kept until={of.keptUntil} />}
    </details>
  );
};

const encodings: { [name: string]: string } = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' };

export const HowRead = ({ of: { details } }: { of: Pick<Import, 'details'> }) => {
  const t = useTranslations('imports.plan');
  const { encoding, separator, sheet } = details;
  return (
    <>
      {sheet !== undefined && <Fact label={t('details.sheet')}>{sheet}</Fact>}
      {encoding !== undefined && <Fact label={t('details.encoding')}>{encodings[encoding] ?? encoding}</Fact>}
      {separator !== undefined && <Fact label={t('details.separator')}>{t.has(`separators.${separator as 'tab'}`) ? t(`separators.${separator as 'tab'}`) : separator}</Fact>}
    </>
  );
};

export const Kept = ({ until }: { until: string }) => {
  const t = useTranslations('imports.plan');
  const format = useFormatter();
  return <p className={styles.hint}>{t('keptUntil', { when: format.dateTime(new Date(until), { dateStyle: 'medium' }) })}</p>;
};

export const ColumnsRead = ({ of: { columns } }: { of: Pick<Import, 'columns'> }) => {
  const t = useTranslations('imports.plan');
  const fields = useTranslations('imports.fields');
  return (
    <ul className={styles.read}>
      {columns.map(({ header, key }, place) => (
        <li key={place}>
          <span className={styles.asTyped}>{header || '—'}</span> <span aria-hidden="true">→</span>{' '}
          {key === null ? <span className={styles.dimmed}>{t('ignored')}</span> : fields.has(key as 'owner') ? fields(key as 'owner') : key}
        </li>
      ))}
    </ul>
  );
};

/** The choices of the form. */
const Chosen = ({ of }: { of: Import }) => {
  const t = useTranslations('imports.plan');
  const { scope } = usePlace();
  const { data: chosen } = PhoneNumberImportSettings.safeParse(of.settings);
  if (of.kind !== 'phone-numbers' || !chosen) return null;
  return (
    <>
      {scope === 'organisation' && (
        <Fact label={t('fileFacts.owner')}>
          <OwnerName id={chosen.ownerId ?? of.organisationId} of={of} />
        </Fact>
      )}
      <Fact label={t('fileFacts.voiceCarrier')}>
        <CarrierName id={chosen.voiceCarrierId} />
      </Fact>
      <Fact label={t('fileFacts.smsCarrier')}>
        <CarrierName id={chosen.smsCarrierId} />
      </Fact>
    </>
  );
};

const OwnerName = ({ id, of }: { id: string; of: Import }) => {
  const { id: at, may } = usePlace();
  const isKnown = id === of.organisationId;
  const owner = useQuery({ ...query(organisations.get, { at, params: { id } }), enabled: !isKnown && may('organisations:read') });
  return isKnown ? of.organisationName : (owner.data?.name ?? '…');
};

const CarrierName = ({ id }: { id: string | null | undefined }) => {
  const t = useTranslations('imports.plan');
  const { id: at, may } = usePlace();
  const profile = useQuery({ ...query(carrierProfiles.get, { at, params: { id: id ?? '' } }), enabled: Boolean(id) && may('carrierProfiles:read') });
  if (id === undefined) return t('byDefault');
  return id === null ? t('later') : (profile.data?.label ?? '…');
};
