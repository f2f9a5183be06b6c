import type { OrganisationKind } from '@patchbay/contract/permissions';
import { usePlace } from '#api/place.tsx';
import type { OpenedKind } from './kinds.ts';

// What may lie somewhere below an organisation, directly or further down.
const below: { [K in OrganisationKind]: OpenedKind[] } = {
  platform: ['partner', 'reseller', 'enterprise'],
  partner: ['partner', 'reseller', 'enterprise'],
  reseller: ['enterprise'],
  enterprise: [],
};

/** Whether the viewer may open one of that kind from here. */
export const useCanOpen = (kind: OpenedKind): boolean => {
  const place = usePlace();
  return place.may('organisations:write') && below[place.kind].includes(kind);
};
