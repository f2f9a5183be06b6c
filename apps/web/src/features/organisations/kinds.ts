import type { OrganisationKind } from '@patchbay/contract/permissions';
import type { Place } from '#api/place.tsx';

/** The kinds that are opened, in lists of their own; the platform is simply there. */
export type OpenedKind = Exclude<OrganisationKind, 'platform'>;

export const listPath = { enterprise: 'enterprises', reseller: 'resellers', partner: 'partners' } as const satisfies { [K in OpenedKind]: string };

type Step = Place['path'][number];

/** From the viewer's highest organisation down to the one just above. `ancestors` begin at the place that was asked. */
export const stepsAbove = (place: Place, { ancestors }: { ancestors: Step[] }): Step[] => [...place.path.slice(0, -1), ...ancestors];

/** The viewer's reach ends here: what an organisation above decides about it, they cannot change. */
export const isOwnTop = (place: Place, { id }: { id: string }) => place.path[0]?.id === id;
