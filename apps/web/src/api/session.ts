import { session, type Session } from '@patchbay/contract/session';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client.ts';
import { query } from './query.ts';
import { reportSignedIn } from './signed-out.ts';

export const sessionQuery = () => ({ ...query(session.get), staleTime: 5 * 60_000 });

/** Who is signed in; `undefined` until that is known, `null` for nobody. */
export const useSession = (): Session | null | undefined => useQuery(sessionQuery()).data?.session;

/** The signed-in person, inside the frame, where there is one. */
export const useViewer = (): Session => {
  const viewer = useSession();
  if (!viewer) throw new Error('useViewer is for pages behind the sign-in');
  return viewer;
};

/** After a sign-in: everything that was cached may have been another person's. */
export const useEnterSession = () => {
  const client = useQueryClient();
  return async () => {
    const { queryKey } = sessionQuery();
    const before = client.getQueryData(queryKey)?.session?.account.id;
    const answer = await call(session.get);
    // What the sign-in page watches stays: an observer of a removed query never hears of the new one.
    if (before !== answer.session?.account.id) client.removeQueries({ predicate: (cached) => cached.queryKey[1] !== 'session' });
    client.setQueryData(queryKey, answer);
    reportSignedIn();
    await client.invalidateQueries({ predicate: (cached) => cached.queryKey[1] !== 'session' });
    return answer.session;
  };
};

/** Ends the session and leaves nothing of it behind in this tab. */
export const signOut = async () => {
  await call(session.signOut);
  window.location.assign('/sign-in');
};
