import type { ComponentType } from 'react';
import { matchRoutes, type RouteObject } from 'react-router';

export type Load = () => Promise<ComponentType>;
type Preloading = { preload?: () => unknown };

/** A route whose code is fetched when it is needed, or ahead of that by `prefetchIn`. */
export const lazily = (path: string, load: Load) => ({ path, lazy: async () => ({ Component: await load() }), handle: { preload: load } });

/** Fetches the code of the page at an address; it is at hand when the link is followed. */
export const prefetchIn = (router: { routes: RouteObject[] }) => (href: string) => {
  const { pathname } = new URL(href, window.location.origin);
  const preload = ({ route }: { route: RouteObject }) => (route.handle as Preloading | undefined)?.preload?.();
  // A page that cannot be fetched now says so when it is opened.
  for (const match of matchRoutes(router.routes, pathname) ?? []) void Promise.resolve(preload(match)).catch(() => undefined);
};
