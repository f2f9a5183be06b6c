import type { Organisation } from '@patchbay/contract/organisations';
import { permissions, type Permission } from '@patchbay/contract/permissions';
import { session, type Session } from '@patchbay/contract/session';
import { organisations } from '@patchbay/contract/organisations';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { PlaceProvider, placeOf } from '#api/place.tsx';
import { createQueryClient } from '#api/query.ts';
import { WordsProvider } from '#i18n/words-provider.tsx';
import { DialogHost } from '#ui/dialog-host.tsx';
import { LeaveGuard } from '#ui/form/leave-guard.ts';
import { ShortcutsProvider } from '#ui/shortcuts.tsx';
import { Providers } from '../app.tsx';
import { placeRoutes } from '../place-routes.tsx';
import { routesOf } from '../router.tsx';
import type { PageEntry } from '../pages.ts';
import { answer } from './answer.ts';

export const tenantId = '0190a000-0000-4000-8000-000000000003';
export const resellerId = '0190a000-0000-4000-8000-000000000002';
const at = '2026-11-20T09:30:00.000Z';

/** An identifier that differs for each number. */
export const anId = (n: number) => `0190a000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const anOrganisation = (part: Partial<Organisation> = {}): Organisation => ({
  id: tenantId, kind: 'enterprise', name: 'Canistracci OIL', code: 'CANISTRACCI', timeZone: 'Europe/Lisbon', language: 'en', country: null, systemEmail: '', services: ['PBX'], allowExternalNumbers: false,
  userLimit: null, numberQuarantineDays: null, brandColor: '', appInvitationDays: null, billingReference: '', parentId: resellerId, status: 'active', isSuspended: false, ancestors: [{ id: resellerId, name: 'Northwind Telecom', kind: 'reseller' }],
  counts: { organisations: 0, phoneNumbers: 0 }, version: 1, createdAt: at, updatedAt: at, ...part,
});

/** A reseller's administrator, unless told otherwise. */
export const aSession = (part: Partial<Session> = {}): Session => ({
  account: { id: anId(7), email: 'ada@northwind.example', username: null, name: 'Ada Byron', hasSecondFactor: false },
  preferences: { language: 'en', colorScheme: 'light', numberFormat: 'international', density: 'normal' },
  memberships: [{ organisationId: resellerId, organisationName: 'Northwind Telecom', organisationKind: 'reseller', role: 'administrator', permissions: [...permissions] }],
  ...part,
});

interface Options {
  /** Below the enterprise: `/t/<id>` is put in front. */
  path?: string;
  /** Pattern of the route that the element stands on. */
  route?: string;
  may?: Permission[];
  children?: { path: string; element: ReactNode }[];
}

const placeWith = (may: Permission[]) => {
  const [membership] = aSession().memberships;
  return placeOf(tenantId, [{ membership: { ...membership!, permissions: may }, organisation: anOrganisation() }]);
};

/** Renders a component where pages stand: signed in, inside an enterprise, with every word. */
export const renderPage = (element: ReactNode, { path = '/things', route = 'things', may = [...permissions], children = [] }: Options = {}) => {
  answer(session.get, { session: aSession(), needsSetup: false });
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const page = (
    <PlaceProvider place={placeWith(may)}>
      <WordsProvider language="en" part="all">
        <ShortcutsProvider>
          <DialogHost>
            <LeaveGuard />
            {element}
          </DialogHost>
        </ShortcutsProvider>
      </WordsProvider>
    </PlaceProvider>
  );
  const routes = [
    { path: `/t/:tenantId/${route}`, element: page, children: children.map((child) => ({ path: child.path, element: child.element })) },
    { path: '*', element: <p>elsewhere</p> },
  ];
  const router = createMemoryRouter(routes, { initialEntries: [`/t/${tenantId}${path}`] });
  const result = render(
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...result, router, client, user: userEvent.setup(), search: () => Object.fromEntries(new URLSearchParams(router.state.location.search)) };
};

/** Renders the whole dashboard at an address, with the given pages. */
export const renderApp = (address: string, { pages = [], viewer = aSession() as Session | null }: { pages?: PageEntry[]; viewer?: Session | null } = {}) => {
  answer(session.get, { session: viewer, needsSetup: false });
  answer(organisations.get, ({ params }) => anOrganisation(params.id === tenantId ? {} : { id: params.id!, kind: 'reseller', name: 'Northwind Telecom', ancestors: [] }));
  const router = createMemoryRouter(routesOf(placeRoutes(pages)), { initialEntries: [address] });
  const result = render(
    <Providers client={createQueryClient()}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...result, router, user: userEvent.setup() };
};
