import type { PhoneNumber as Row } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Tag } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import { AssignedTo } from './assigned-to.tsx';
import { Capabilities } from './capabilities.tsx';
import { CopyNumber } from './copy-number.tsx';
import { NumberState } from './number-state.tsx';
import styles from './phone-numbers.module.css';

/** What the list of numbers shows; whose they are at once only where there are several holders. */
export const usePhoneNumberColumns = (): Column<Row>[] => {
  const t = useTranslations('phoneNumbers');
  const isAbove = usePlace().scope === 'organisation';
  const holder: Column<Row> = {
    id: 'owner', header: isAbove ? t('fields.enterprise') : t('fields.holder'), width: 160, narrow: isAbove ? 'detail' : 'none', isOptional: !isAbove, cell: (row) => <TextLink to={`/o/${row.ownerId}`}>{row.ownerName}</TextLink>,
  };
  return [
    { id: 'e164', header: t('fields.e164'), width: 176, cell: (row) => <PhoneNumber e164={row.e164} copy={false} />, beside: (row) => <CopyNumber e164={row.e164} /> },
    { id: 'assignedTo', header: t('fields.assignedTo'), width: 179, narrow: 'detail', cell: (row) => (row.voiceAssignee ?? row.smsAssignee ? <AssignedTo number={row} /> : '—') },
    ...(isAbove ? [holder] : []),
    { id: 'capabilities', header: t('fields.capabilities'), width: 206, narrow: 'none', cell: (row) => <Capabilities of={row} /> },
    { id: 'services', header: t('fields.services'), width: 100, narrow: 'none', cell: (row) => <Services services={row.services} /> },
    { id: 'state', header: t('fields.state'), width: 120, narrow: 'status', cell: (row) => <NumberState state={row.state} /> },
    { id: 'voiceRouteType', header: t('fields.voiceRouteType'), width: 140, isOptional: true, narrow: 'none', cell: (row) => (row.voiceRouteType ? t(`routeTypes.${row.voiceRouteType}`) : '—') },
    { id: 'carrier', header: t('fields.carrier'), width: 240, isOptional: true, narrow: 'none', cell: (row) => <Carriers number={row} /> },
    ...(isAbove ? [] : [holder]),
    { id: 'source', header: t('fields.source'), width: 130, isOptional: true, narrow: 'none', cell: (row) => t(`sources.${row.source}`) },
    { id: 'tags', header: t('fields.tags'), width: 180, isOptional: true, narrow: 'none', cell: (row) => <Tags tags={row.tags} /> },
    { id: 'createdAt', header: t('fields.createdAt'), width: 140, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 140, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

/** Who carries it: the voice carrier, and the SMS carrier where there is one. */
export const Carriers = ({ number: { voiceCarrier, smsCarrier } }: { number: Row }) =>
  [...new Set([voiceCarrier, smsCarrier].flatMap((carrier) => (carrier ? [carrier.label] : [])))].join(' · ') || '—';

export const Tags = ({ tags }: { tags: string[] }) =>
  tags.length === 0 ? (
    '—'
  ) : (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </span>
  );

/** What the number is used for. */
export const Services = ({ services }: { services: Row['services'] }) => {
  const t = useTranslations('phoneNumbers');
  if (services.length === 0) return '—';
  return (
    <span className={styles.tags}>
      {services.map((service) => (
        <span key={service} title={t(`servicesLong.${service}`)}>
          <Tag>{t(`services.${service}`)}</Tag>
        </span>
      ))}
    </span>
  );
};
