import { Navigate } from 'react-router';
import { basePath } from '#api/place.tsx';
import { useSession } from '#api/session.ts';
import { organisationKinds } from '@patchbay/contract/permissions';
import { recentPlaces } from './recent-places.ts';

/** `/`: to where the viewer was last, else to the highest organisation that they belong to. */
export const Home = () => {
  const session = useSession();
  if (session === undefined) return null;
  if (session === null) return <Navigate to="/sign-in" replace />;
  const [last] = recentPlaces(session.account.id);
  if (last) return <Navigate to={basePath(last.kind, last.id)} replace />;
  const [highest] = [...session.memberships].sort((a, b) => organisationKinds.indexOf(a.organisationKind) - organisationKinds.indexOf(b.organisationKind));
  return highest ? <Navigate to={basePath(highest.organisationKind, highest.organisationId)} replace /> : <Navigate to="/sign-in" replace />;
};
