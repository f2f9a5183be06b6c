import type { App } from '../platform/http/route.ts';
import { organisationRoutes } from './organisations/routes.ts';

/** Every feature, one line each. */
export const features: ((app: App) => void)[] = [organisationRoutes];
