import type { AppConfiguration } from '@patchbay/contract/app-configurations';
import { useTranslations } from 'use-intl';
import { recordings } from './app-configuration-fields.tsx';

const kinds = [...recordings, 'recordOnDemand'] as const;

/** Which calls of a line are recorded, to be read. */
export const RecordedCalls = ({ of }: { of: Pick<AppConfiguration, (typeof kinds)[number]> }) => {
  const t = useTranslations('appConfigurations');
  const recorded = kinds.filter((kind) => of[kind]);
  return recorded.length === 0 ? t('off') : recorded.map((kind) => <div key={kind}>{t(`fields.${kind}`)}</div>);
};
