import { jobs } from '@patchbay/contract/operations';
import { type App, route } from '../../platform/http/route.ts';
import { listJobs, retryJob } from './jobs.ts';

export const jobRoutes = (app: App): void => {
  route(app, jobs.list, ({ ctx, query }) => listJobs(ctx, query));
  route(app, jobs.retry, ({ ctx, params }) => retryJob(ctx, params.id));
};
