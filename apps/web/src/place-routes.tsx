import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { NoSuchPage, PageError } from '#shell/errors.tsx';
import { PageGuard } from '#shell/page-guard.tsx';
import { PagesContext } from '#shell/pages-context.ts';
import { PlaceHome } from '#shell/place-home.tsx';
import { PlaceRoute } from '#shell/place-route.tsx';
import { pages as allPages, type PageEntry } from './pages.ts';
import { lazily } from './lazily.ts';

const guarded = (Page: ComponentType, permission: PageEntry['permission']) => () => (
  <PageGuard permission={permission}>
    <Page />
  </PageGuard>
);

const pageRoute = ({ path, permission, load, children }: PageEntry): RouteObject => ({
  path,
  lazy: async () => ({ Component: guarded(await load(), permission) }),
  handle: { preload: load },
  ErrorBoundary: PageError,
  children: children?.map((child) => lazily(child.path, child.load)),
});

/** Everything behind the sign-in: the frame at `/o/:organisationId` and `/t/:tenantId`, and the pages in it. */
export const placeRoutes = (pages: PageEntry[] = allPages): RouteObject[] => {
  const Place = () => (
    <PagesContext value={pages}>
      <PlaceRoute />
    </PagesContext>
  );
  const placeRoute = (path: string, scope: PageEntry['at'][number]): RouteObject => ({
    path,
    Component: Place,
    children: [{ index: true, Component: PlaceHome }, ...pages.filter(({ at }) => at.includes(scope)).map(pageRoute), { path: '*', Component: NoSuchPage }],
  });
  return [placeRoute('/o/:organisationId', 'organisation'), placeRoute('/t/:tenantId', 'tenant')];
};
