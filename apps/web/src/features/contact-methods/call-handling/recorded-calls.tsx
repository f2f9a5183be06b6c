import { type Recorded, recordings } from '@patchbay/contract/call-handling';
import { useTranslations } from 'use-intl';

const kinds = [...recordings, 'recordOnDemand'] as const;

/** Which calls of a line are recorded, to be read. */
export const RecordedCalls = ({ of }: { of: Pick<Recorded, (typeof kinds)[number]> }) => {
  const t = useTranslations('appConfigurations');
  const recorded = kinds.filter((kind) => of[kind]);
  return recorded.length === 0 ? t('off') : recorded.map((kind) => <div key={kind}>{t(`fields.${kind}`)}</div>);
};
