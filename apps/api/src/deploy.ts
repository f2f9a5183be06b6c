import { deploy } from '@patchbay/database/migrations';
import { jobHandlers } from './features/job-handlers.ts';
import { installJobs } from './platform/boss.ts';

/** Brings a database to this release: migrations, then the job queue. Answers the names of the migrations it applied. */
export const deployDatabase = async (url: string): Promise<string[]> => {
  const applied = await deploy(url);
  await installJobs(url, jobHandlers.map(({ job }) => job));
  return applied;
};
