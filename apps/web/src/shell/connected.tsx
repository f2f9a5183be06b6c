import { Navigate, useLocation } from 'react-router';
import { NotFound } from './errors.tsx';

const tenant = /^([0-9a-f-]{36})\./;

/** Where cloud providers send people back to, the same for all enterprises: on to the enterprise that the state begins with. */
export const Connected = () => {
  const { search } = useLocation();
  const id = tenant.exec(new URLSearchParams(search).get('state') ?? '')?.[1];
  return id === undefined ? <NotFound /> : <Navigate to={{ pathname: `/t/${id}/delivery-methods/connected`, search }} replace />;
};
