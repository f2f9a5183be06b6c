import type { Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { TextLink } from '#ui/link.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Tag } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import styles from './phone.module.css';
import { ConfigurationState } from './phone-access.tsx';
import { ProvisioningUrl } from './provisioning-url.tsx';

/** What the list of phones shows; the first five as in the manual that people come from. */
export const usePhoneColumns = (): Column<Phone>[] => {
  const t = useTranslations('phones');
  const access = useTranslations('provisioning.access');
  return [
    { id: 'name', header: t('fields.name'), width: 165, cell: (row) => row.name },
    { id: 'modelId', header: t('fields.model'), width: 160, narrow: 'detail', cell: (row) => row.modelName },
    { id: 'extensions', header: t('fields.extensions'), width: 145, narrow: 'detail', cell: (row) => (row.lines.length === 0 ? '—' : <Extensions phone={row} />) },
    { id: 'mac', header: t('fields.mac'), width: 125, narrow: 'none', cell: (row) => <MacPlain phone={row} /> },
    { id: 'url', header: t('fields.url'), width: 220, narrow: 'none', cell: (row) => <ProvisioningUrl phone={row} /> },
    { id: 'lastSeen', header: t('fields.lastSeen'), width: 125, narrow: 'status', cell: (row) => <Time at={row.lastFetch?.at ?? null} show="relative" never={t('never')} /> },
    { id: 'configuration', header: access('configuration'), width: 200, sort: false, isOptional: true, narrow: 'none', cell: (row) => <ConfigurationState phone={row} /> },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

const MacPlain = ({ phone: { id, mac } }: { phone: Phone }) => {
  const t = useTranslations('phones');
  const { base } = usePlace();
  if (!mac) return <Tag>{t('virtual')}</Tag>;
  return (
    <TextLink to={`${base}/phones/${id}`}>
      <span className={styles.mono}>{mac}</span>
    </TextLink>
  );
};

const Extensions = ({ phone: { lines } }: { phone: Phone }) => {
  const { base, may } = usePlace();
  return lines.map(({ position, extensionId, shortNumber, displayName }, index) => {
    const label = lines.length === 1 ? `${shortNumber} ${displayName}` : shortNumber;
    return (
      <span key={position}>
        {index > 0 && ', '}
        {may('extensions:read') ? <TextLink to={`${base}/extensions/${extensionId}`}>{label}</TextLink> : label}
      </span>
    );
  });
};
