import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotFound, RootError } from '#shell/errors.tsx';
import { Home } from '#shell/home.tsx';
import { Connected } from '#shell/connected.tsx';
import { lazily } from './lazily.ts';

const root = 'root';

/** What there is before the sign-in; `inside` is what there is after it, where it is known already. */
export const routesOf = (inside: RouteObject[] = []): RouteObject[] => [
  {
    id: root,
    ErrorBoundary: RootError,
    HydrateFallback: () => null,
    children: [
      { path: '/', Component: Home },
      lazily('/sign-in', async () => (await import('#features/sign-in/sign-in-page.tsx')).SignInPage),
      lazily('/forgot', async () => (await import('#features/sign-in/forgot-page.tsx')).ForgotPage),
      lazily('/reset', async () => (await import('#features/sign-in/reset-page.tsx')).ResetPage),
      lazily('/invitation', async () => (await import('#features/sign-in/invitation-page.tsx')).InvitationPage),
      lazily('/setup', async () => (await import('#features/sign-in/setup-page.tsx')).SetupPage),
      { path: '/connected', Component: Connected },
      ...inside,
      { path: '*', Component: NotFound },
    ],
  },
];

/** The router of the dashboard. The table of pages and the frame are no part of the first screen: they come with the first address that needs them. */
export const createAppRouter = () => {
  let isComplete = false;
  return createBrowserRouter(routesOf(), {
    patchRoutesOnNavigation: async ({ path, patch }) => {
      if (isComplete || !/^\/[ot]\//.test(path)) return;
      const { placeRoutes } = await import('./place-routes.tsx');
      patch(root, placeRoutes());
      isComplete = true;
    },
  });
};
