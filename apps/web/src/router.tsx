import type { ComponentType } from 'react';
import { createBrowserRouter, matchRoutes, type RouteObject } from 'react-router';
import { Home, PlaceHome } from '#shell/home.tsx';
import { NoSuchPage, NotFound, PageError, RootError } from '#shell/errors.tsx';
import { pages as allPages, type PageEntry } from './pages.ts';

type Load = () => Promise<ComponentType>;
type Preloading = { preload?: () => unknown };

/** A route whose code is fetched when it is needed, or ahead of that by `prefetch`. */
const lazily = (path: string, load: Load) => ({ path, lazy: async () => ({ Component: await load() }), handle: { preload: load } });

const pageRoute = ({ path, permission, load, children }: PageEntry): RouteObject => ({
  path,
  lazy: async () => {
    const [Page, { PageGuard }] = await Promise.all([load(), import('#shell/page-guard.tsx')]);
    const Guarded = () => (
      <PageGuard permission={permission}>
        <Page />
      </PageGuard>
    );
    return { Component: Guarded };
  },
  handle: { preload: load },
  ErrorBoundary: PageError,
  children: children?.map((child) => lazily(child.path, child.load)),
});

const loadPlace: Load = async () => (await import('#shell/place-route.tsx')).PlaceRoute;

const placeRoute = (path: string, pages: PageEntry[]): RouteObject => ({
  ...lazily(path, loadPlace),
  children: [{ index: true, Component: PlaceHome }, ...pages.map(pageRoute), { path: '*', Component: NoSuchPage }],
});

export const routesOf = (pages: PageEntry[]): RouteObject[] => [
  {
    ErrorBoundary: RootError,
    HydrateFallback: () => null,
    children: [
      { path: '/', Component: Home },
      lazily('/sign-in', async () => (await import('#features/sign-in/sign-in-page.tsx')).SignInPage),
      lazily('/forgot', async () => (await import('#features/sign-in/forgot-page.tsx')).ForgotPage),
      lazily('/reset', async () => (await import('#features/sign-in/reset-page.tsx')).ResetPage),
      lazily('/invitation', async () => (await import('#features/sign-in/invitation-page.tsx')).InvitationPage),
      lazily('/setup', async () => (await import('#features/sign-in/setup-page.tsx')).SetupPage),
      placeRoute('/o/:organisationId', pages.filter(({ at }) => at.includes('organisation'))),
      placeRoute('/t/:tenantId', pages.filter(({ at }) => at.includes('tenant'))),
      { path: '*', Component: NotFound },
    ],
  },
];

/** The router of the dashboard. */
export const createAppRouter = (pages: PageEntry[] = allPages) => createBrowserRouter(routesOf(pages));

/** Fetches the code of the page at an address; it is at hand when the link is followed. */
export const prefetchIn = (routes: RouteObject[]) => (href: string) => {
  const { pathname } = new URL(href, window.location.origin);
  for (const { route } of matchRoutes(routes, pathname) ?? []) void Promise.resolve((route.handle as Preloading | undefined)?.preload?.()).catch(() => undefined);
};
