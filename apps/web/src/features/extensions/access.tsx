import { destinations } from '@patchbay/contract/destinations';
import { extensionCalls } from '@patchbay/contract/extension-calls';
import { extensionCards } from '@patchbay/contract/extension-cards';
import { ownExtension } from '@patchbay/contract/own-extension';
import type { Permission } from '@patchbay/contract/permissions';
import { createContext, use, type ReactNode } from 'react';
import { PlaceProvider, usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { Skeleton } from '#ui/kit.ts';

const administration = { isOwn: false, writing: 'extensions:write' as Permission, ...extensionCards, ...extensionCalls, destinations: destinations.find };

/** By which endpoints an extension is looked at and changed: as its administrator, or as the person whose own it is. */
export type ExtensionAccess = typeof administration;

/** What its person may do takes the same and answers the same; the id is left out of the address, where one extension alone is meant. */
export const ownAccess = { isOwn: true, writing: 'ownExtension:write', ...ownExtension, settings: ownExtension.get } as unknown as ExtensionAccess;

const AccessContext = createContext<ExtensionAccess>(administration);

export const AccessProvider = ({ access, children }: { access: ExtensionAccess; children: ReactNode }) => <AccessContext value={access}>{children}</AccessContext>;

export const useAccess = (): ExtensionAccess => use(AccessContext);

/** Opens a dialog about the same extension, by the same access and on the same clocks: dialogs stand outside of the page. */
export const useExtensionDialog = () => {
  const open = useDialog();
  const [access, place] = [useAccess(), usePlace()];
  return <T,>(render: (done: (result: T) => void) => ReactNode): Promise<T | undefined> =>
    open<T>((done) => (
      <AccessProvider access={access}>
        <PlaceProvider place={place}>{render(done)}</PlaceProvider>
      </AccessProvider>
    ));
};

/** On the clocks of the enterprise, which not everybody knows who may see an extension. */
export const OnItsClocks = ({ id, children }: { id: string; children: ReactNode }) => {
  const place = usePlace();
  const { data, isPending } = useApi(useAccess().world, { params: { id } });
  if (isPending && !place.may('organisations:read')) return <Skeleton h={240} />;
  return <PlaceProvider place={{ ...place, timeZone: data?.timeZone ?? place.timeZone }}>{children}</PlaceProvider>;
};
