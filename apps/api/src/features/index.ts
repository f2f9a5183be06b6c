import type { App } from '../platform/http/route.ts';
import { auditRoutes } from './audit/routes.ts';
import { histories } from './histories.ts';
import { jobRoutes } from './jobs/routes.ts';
import { outboxRoutes } from './outbox/routes.ts';
import { organisationRoutes } from './organisations/routes.ts';

/** Every feature, one line each. */
export const features: ((app: App) => void)[] = [organisationRoutes, auditRoutes(histories), outboxRoutes, jobRoutes];
