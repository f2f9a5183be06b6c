import { carrierComparisons, comparisonOutcomes } from '@patchbay/contract/carrier-comparisons';
import { assigneeKinds } from '@patchbay/contract/assignees';
import { carrierProfiles, type CarrierProfile } from '@patchbay/contract/carrier-profiles';
import { numberPresets } from '@patchbay/contract/number-presets';
import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { numberSources, numberStates, voiceRouteTypes } from '@patchbay/contract/phone-numbers';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import type { Filter } from '#ui/resource-table.tsx';
import { capabilityNames } from './capabilities.tsx';

/** What the list can be narrowed to; all of it combines. */
export const useNumberFilters = (): Filter[] => {
  const t = useTranslations('phoneNumbers');
  const kinds = useTranslations('kinds');
  const { scope, may } = usePlace();
  const owner: Filter = {
    key: 'ownerId',
    label: t('fields.holder'),
    entity: { endpoint: organisations.list, get: organisations.get, toOption: ({ id, name }: Organisation) => ({ value: id, label: name }) },
  };
  const carrier: Filter = {
    key: 'carrierId',
    label: t('fields.carrier'),
    entity: { endpoint: carrierProfiles.list, get: carrierProfiles.get, toOption: ({ id, label }: CarrierProfile) => ({ value: id, label }) },
  };
  const comparison = useComparisonFilter();
  const yesOrNo = (key: string, label: string): Filter => ({ key, label, options: [{ value: 'true', label: t('has.true') }, { value: 'false', label: t('has.false') }] });
  return [
    { key: 'preset', label: t('presetShort'), options: numberPresets.map((preset) => ({ value: preset, label: t(`presets.${preset}`) })) },
    { key: 'state', label: t('fields.state'), isMultiple: true, options: numberStates.map((state) => ({ value: state, label: t(`states.${state}`) })) },
    yesOrNo('assigned', t('filters.assigned')),
    { key: 'assigneeKind', label: t('fields.assignedTo'), isMultiple: true, options: assigneeKinds.map((kind) => ({ value: kind, label: kinds.has(kind as 'extension') ? kinds(kind as 'extension') : t('appConfiguration') })) },
    ...(scope === 'organisation' && may('organisations:read') ? [owner] : []),
    { key: 'tag', label: t('filters.tag'), isText: true },
    ...(may('carrierProfiles:read') ? [carrier] : []),
    ...comparison,
    { key: 'source', label: t('fields.source'), options: numberSources.map((source) => ({ value: source, label: t(`sources.${source}`) })) },
    { key: 'voiceRouteType', label: t('fields.voiceRouteType'), options: voiceRouteTypes.map((type) => ({ value: type, label: t(`routeTypes.${type}`) })) },
    ...capabilityNames.map((name) => yesOrNo(name, t(`capabilities.${name}`))),
  ];
};

/** What a carrier's list was found to say: offered where the address came with one. */
const useComparisonFilter = (): Filter[] => {
  const t = useTranslations('carrierComparisons');
  const { id: at, may } = usePlace();
  const [search] = useSearchParams();
  const id = search.get('comparison')?.split('.')[0];
  const known = query(carrierComparisons.get, { at, params: { id: id ?? '' } });
  const { data } = useQuery(id && may('phoneNumbers:write') ? known : { ...known, queryFn: skipToken });
  if (id === undefined) return [];
  const outcomes = comparisonOutcomes.filter((outcome) => outcome !== 'not-here');
  return [{ key: 'comparison', label: t('filter'), options: outcomes.map((outcome) => ({ value: `${id}.${outcome}`, label: `${data?.fileName ?? '…'}: ${t(`outcomes.${outcome}`)}` })) }];
};
