import type { Permission } from '@patchbay/contract/permissions';
import type { ReactNode } from 'react';
import { usePlace } from '#api/place.tsx';
import { NoPermission } from '#ui/empty.tsx';

/** A page whose permission the viewer lacks says who can give it; the API would refuse it anyway. */
export const PageGuard = ({ permission, children }: { permission: Permission | undefined; children: ReactNode }) => {
  const place = usePlace();
  return !permission || place.may(permission) ? children : <NoPermission isPage />;
};
