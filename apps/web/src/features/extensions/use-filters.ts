import { dialPlanProfiles } from '@patchbay/contract/dial-plan-profiles';
import { endpointKinds, extensions } from '@patchbay/contract/extensions';
import { ringGroups } from '@patchbay/contract/ring-groups';
import { users } from '@patchbay/contract/users';
import { rolesAt } from '@patchbay/domain/access/roles';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { namedOption } from '#ui/number-options.ts';
import type { Filter } from '#ui/resource-table.tsx';
import { nameOf } from './name-of.ts';

/** What the list can be narrowed to; all of it combines. */
export const useExtensionFilters = (): Filter[] => {
  const t = useTranslations('extensions');
  const list = useTranslations('extensionList');
  const [who, roles] = [useTranslations('extensions.identity'), useTranslations('roles')];
  const { may } = usePlace();
  const yesOrNo = [{ value: 'true', label: list('yes') }, { value: 'false', label: list('no') }];
  return [
    { key: 'enabled', label: t('fields.state'), options: [{ value: 'true', label: t('enabled') }, { value: 'false', label: t('disabled') }] },
    { key: 'role', label: who('role'), options: rolesAt('enterprise').map((value) => ({ value, label: roles(value) })) },
    { key: 'ringGroupId', label: list('fields.groups'), entity: { endpoint: ringGroups.list, get: ringGroups.get, toOption: namedOption } },
    { key: 'dialPlanProfileId', label: list('fields.dialPlanProfile'), entity: { endpoint: dialPlanProfiles.list, get: dialPlanProfiles.get, toOption: namedOption } },
    { key: 'endpoint', label: list('fields.endpoints'), options: endpointKinds.map((value) => ({ value, label: list(`endpoints.${value}`) })) },
    { key: 'voicemail', label: list('fields.voicemail'), options: [{ value: 'true', label: list('voicemail.on') }, { value: 'false', label: list('voicemail.off') }] },
    { key: 'forwardsNow', label: list('fields.forwardsNow'), options: yesOrNo },
    { key: 'forwardsTo', label: list('fields.forwardsTo'), entity: { endpoint: extensions.list, get: extensions.get, toOption: (one: { id: string; shortNumber: string; displayName: string }) => ({ value: one.id, label: nameOf(one) }) } },
    ...(may('users:read') ? [{ key: 'userId', label: list('fields.user'), entity: { endpoint: users.list, get: users.get, toOption: namedOption } }] : []),
  ];
};
