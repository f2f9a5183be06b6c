import type { Organisation } from '@patchbay/contract/organisations';
import { useFormatter, useTranslations } from 'use-intl';
import { basePath, usePlace } from '#api/place.tsx';
import { Icon } from '#ui/icons.tsx';
import { TextLink } from '#ui/link.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { languageNames } from '#i18n/words.ts';
import type { OpenedKind } from './kinds.ts';
import styles from './organisations.module.css';
import { OrganisationStatus } from './organisation-status.tsx';

export const useOrganisationColumns = (kind: OpenedKind): Column<Organisation>[] => {
  const t = useTranslations('organisations');
  const format = useFormatter();
  const place = usePlace();
  const services = (list: Organisation['services']) => list.map((service) => t(`serviceNames.${service}`)).join(' · ') || '—';
  const above = ({ ancestors }: Organisation) => <span title={ancestors.map(({ name }) => name).join(' ▸ ')}>{ancestors.at(-1)?.name ?? '—'}</span>;
  const isEnterprise = kind === 'enterprise';
  const columns: (Column<Organisation> | false)[] = [
    { id: 'name', header: t('name'), width: isEnterprise ? 240 : 210, cell: ({ name }) => name },
    { id: 'code', header: t('code'), width: isEnterprise ? 170 : 150, cell: ({ code }) => <span className={styles.code}>{code}</span> },
    place.kind !== 'reseller' && { id: 'above', header: isEnterprise ? t('reseller') : t('above'), width: 170, sort: false, cell: above },
    !isEnterprise && { id: 'organisations', header: t('organisationCount'), width: 110, align: 'end', sort: false, narrow: 'none', cell: ({ counts }) => format.number(counts.organisations) },
    { id: 'phoneNumbers', header: t('numbers'), width: 90, align: 'end', sort: false, narrow: 'none', cell: ({ counts }) => format.number(counts.phoneNumbers) },
    { id: 'services', header: t('services'), width: isEnterprise ? 170 : 150, sort: false, cell: (organisation) => services(organisation.services) },
    { id: 'status', header: t('status'), width: 120, narrow: 'status', cell: (organisation) => <OrganisationStatus organisation={organisation} /> },
    { id: 'billingReference', header: t('billingReference'), sort: false, isOptional: true, cell: ({ billingReference }) => billingReference || '—' },
    { id: 'timeZone', header: t('timeZone'), sort: false, isOptional: true, cell: ({ timeZone }) => timeZone },
    { id: 'language', header: t('language'), width: 100, sort: false, isOptional: true, cell: ({ language }) => languageNames[language] },
    { id: 'createdAt', header: t('created'), width: 120, isOptional: true, cell: ({ createdAt }) => <Time at={createdAt} show="date" /> },
    { id: 'updatedAt', header: t('updated'), width: 150, isOptional: true, cell: ({ updatedAt }) => <Time at={updatedAt} /> },
    { id: 'enter', header: t('enterHeader'), width: 100, sort: false, narrow: 'none', cell: ({ id, kind: at }) => <Enter to={basePath(at, id)} /> },
  ];
  return columns.filter((column) => column !== false);
};

const Enter = ({ to }: { to: string }) => {
  const t = useTranslations('organisations');
  return (
    <TextLink to={to} className={styles.enter}>
      {t('enter')} <Icon name="right" size={13} />
    </TextLink>
  );
};
