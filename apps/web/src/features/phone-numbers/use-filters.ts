import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { voiceRouteTypes } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import type { Filter } from '#ui/resource-table.tsx';
import { capabilityNames } from './capabilities.tsx';

/** What the list can be narrowed to. */
export const useNumberFilters = (): Filter[] => {
  const t = useTranslations('phoneNumbers');
  const { scope } = usePlace();
  const owner: Filter = {
    key: 'ownerId',
    label: t('filters.owner'),
    entity: { endpoint: organisations.list, toOption: ({ id, name }: Organisation) => ({ value: id, label: name }) },
  };
  return [
    { key: 'assigned', label: t('fields.state'), options: [{ value: 'false', label: t('states.false') }, { value: 'true', label: t('states.true') }] },
    ...(scope === 'organisation' ? [owner] : []),
    ...capabilityNames.map((name): Filter => ({ key: name, label: t(`filters.${name}`), options: [{ value: 'true', label: t('has.true') }, { value: 'false', label: t('has.false') }] })),
    { key: 'voiceRouteType', label: t('filters.voiceRouteType'), options: voiceRouteTypes.map((type) => ({ value: type, label: t(`routeTypes.${type}`) })) },
  ];
};
