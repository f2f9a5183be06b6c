import type { PhoneNumber as Row } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { TextLink } from '#ui/link.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Status, Tag } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';
import { AssignedTo } from './assigned-to.tsx';
import { Capabilities } from './capabilities.tsx';
import { CopyNumber } from './copy-number.tsx';

/** What the list of numbers shows; whose they are only where there are several owners. */
export const usePhoneNumberColumns = (): Column<Row>[] => {
  const t = useTranslations('phoneNumbers');
  const { scope } = usePlace();
  const owner: Column<Row> = { id: 'owner', header: t('fields.enterprise'), width: 200, narrow: 'detail', cell: (row) => <TextLink to={`/o/${row.ownerId}`}>{row.ownerName}</TextLink> };
  return [
    { id: 'e164', header: t('fields.e164'), width: 190, cell: (row) => <PhoneNumber e164={row.e164} copy={false} />, beside: (row) => <CopyNumber e164={row.e164} /> },
    { id: 'assignedTo', header: t('fields.assignedTo'), width: 220, narrow: 'detail', cell: (row) => <AssignedTo number={row} /> },
    ...(scope === 'organisation' ? [owner] : []),
    { id: 'capabilities', header: t('fields.capabilities'), width: 190, narrow: 'none', cell: (row) => <Capabilities of={row} /> },
    { id: 'services', header: t('fields.services'), width: 110, narrow: 'none', cell: (row) => <Services services={row.services} /> },
    { id: 'state', header: t('fields.state'), width: 130, narrow: 'status', cell: (row) => <NumberState number={row} /> },
    { id: 'voiceRouteType', header: t('fields.voiceRouteType'), width: 150, isOptional: true, narrow: 'none', cell: (row) => (row.voiceRouteType ? t(`routeTypes.${row.voiceRouteType}`) : '—') },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

/** Whether anything rings or is texted at it. */
export const NumberState = ({ number }: { number: Row }) => {
  const t = useTranslations('phoneNumbers.states');
  const isUsed = number.voiceAssignee !== null || number.smsAssignee !== null;
  return <Status tone={isUsed ? 'good' : 'neutral'}>{isUsed ? t('true') : t('false')}</Status>;
};

/** What the number is used for. */
export const Services = ({ services }: { services: Row['services'] }) => {
  const t = useTranslations('phoneNumbers');
  if (services.length === 0) return '—';
  return services.map((service) => (
    <span key={service} title={t(`servicesLong.${service}`)}>
      <Tag>{t(`services.${service}`)}</Tag>{' '}
    </span>
  ));
};
