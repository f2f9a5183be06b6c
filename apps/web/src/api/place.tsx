import type { Organisation } from '@patchbay/contract/organisations';
import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';
import type { HeldMembership } from '@patchbay/contract/session';
import { createContext, use, type ReactNode } from 'react';
import type { z } from 'zod';

type Held = z.infer<typeof HeldMembership>;

/** Where the pages act: the organisation or enterprise that the address names, and what the viewer may do there. */
export interface Place {
  id: string;
  /** `/o/<id>` or `/t/<id>`; every link of a page starts with it. */
  base: string;
  scope: 'organisation' | 'tenant';
  name: string;
  kind: OrganisationKind;
  timeZone: string;
  /** From the highest organisation that the viewer sees down to this one. */
  path: { id: string; name: string; kind: OrganisationKind }[];
  may: (permission: Permission) => boolean;
  /** The membership above this enterprise by which the viewer acts in it; absent at home. */
  actingAs: Held | undefined;
  /** The viewer signs in as the person of an extension here. */
  isOfExtension: boolean;
}

const PlaceContext = createContext<Place | undefined>(undefined);

export const PlaceProvider = ({ place, children }: { place: Place; children: ReactNode }) => <PlaceContext value={place}>{children}</PlaceContext>;

export const useMaybePlace = () => use(PlaceContext);

export const usePlace = (): Place => {
  const place = useMaybePlace();
  if (!place) throw new Error('usePlace is for pages below /o/… and /t/…');
  return place;
};

export const basePath = (kind: OrganisationKind, id: string) => (kind === 'enterprise' ? `/t/${id}` : `/o/${id}`);

/** Puts together what the memberships that reach an organisation say of it. Each counts where it is and everywhere below. */
export const placeOf = (id: string, reaching: { membership: Held; organisation: Organisation | undefined }[], isOfExtension = false): Place => {
  const longest = [...reaching].sort((a, b) => (b.organisation?.ancestors.length ?? 0) - (a.organisation?.ancestors.length ?? 0))[0]!;
  const { organisation, membership } = longest;
  const self = organisation ? { id, name: organisation.name, kind: organisation.kind } : { id, name: membership.organisationName, kind: membership.organisationKind };
  const permissions = new Set(reaching.flatMap((reach) => reach.membership.permissions));
  const isAtHome = reaching.some((reach) => reach.membership.organisationId === id);
  return {
    ...self,
    base: basePath(self.kind, id),
    scope: self.kind === 'enterprise' ? 'tenant' : 'organisation',
    timeZone: organisation?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    path: [...(organisation?.ancestors ?? []), self],
    may: (permission) => permissions.has(permission),
    actingAs: self.kind === 'enterprise' && !isAtHome ? membership : undefined,
    isOfExtension: isOfExtension && isAtHome,
  };
};
