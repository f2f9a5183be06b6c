import { organisations, type Organisation } from '@patchbay/contract/organisations';
import type { Session } from '@patchbay/contract/session';
import { queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { placeOf, type Place } from './place.tsx';
import { ApiProblem, isProblem } from './problem.ts';

type Held = Session['memberships'][number];
interface Reach {
  membership: Held;
  organisation: Organisation | undefined;
}

/** What is at an address: asked of each membership, since only the API knows which of them reach that far. */
export const placeQuery = (viewer: Session, id: string) =>
  queryOptions<Place>({
    queryKey: [id, 'organisations', 'place', viewer.account.id, viewer.memberships],
    queryFn: async ({ signal }) => {
      const reaches = await Promise.all(viewer.memberships.map((membership) => reachOf(membership, id, signal)));
      const reaching = reaches.filter((reach): reach is Reach => reach !== undefined);
      if (reaching.length === 0) throw new ApiProblem({ code: 'not-found', detail: 'This organisation does not exist, or you have no access to it.' });
      return placeOf(id, reaching, viewer.account.username !== null);
    },
    staleTime: 60_000,
  });

const reachOf = async (membership: Held, id: string, signal: AbortSignal): Promise<Reach | undefined> => {
  const isItself = membership.organisationId === id;
  if (!isItself && membership.organisationKind === 'enterprise') return undefined;
  // Some roles may not read organisations, and still know the one they belong to.
  if (!membership.permissions.includes('organisations:read')) return isItself ? { membership, organisation: undefined } : undefined;
  try {
    return { membership, organisation: await call(organisations.get, { at: membership.organisationId, params: { id } }, { signal }) };
  } catch (error) {
    if (isProblem(error, 'not-found', 'forbidden')) return undefined;
    throw error;
  }
};
