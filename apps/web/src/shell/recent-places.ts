import type { OrganisationKind } from '@patchbay/contract/permissions';
import { useEffect } from 'react';
import { useViewer } from '#api/session.ts';
import type { Place } from '#api/place.tsx';
import { stored } from '#ui/stored.ts';

export interface RecentPlace {
  id: string;
  name: string;
  kind: OrganisationKind;
}

const most = 6;
const recent = (accountId: string) => stored<RecentPlace[]>(`recent.${accountId}`);

/** Where this person was last, the latest first. */
export const recentPlaces = (accountId: string): RecentPlace[] => recent(accountId).read() ?? [];

export const forgetPlace = (accountId: string, id: string) => recent(accountId).write(recentPlaces(accountId).filter((place) => place.id !== id));

export const useRememberPlace = ({ id, name, kind }: Place) => {
  const accountId = useViewer().account.id;
  useEffect(() => {
    recent(accountId).write([{ id, name, kind }, ...recentPlaces(accountId).filter((place) => place.id !== id)].slice(0, most));
  }, [accountId, id, name, kind]);
};
