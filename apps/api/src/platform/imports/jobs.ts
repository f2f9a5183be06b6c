import { z } from 'zod';
import { defineJob } from '../jobs.ts';

const payload = z.object({ importId: z.uuid() });

// A worker that dies takes an attempt with it; what fails for a reason is given up by the handler itself.
const stubborn = { payload, retries: 100, retryDelaySeconds: 1, longestRetryDelaySeconds: 30, together: 1, longestRunSeconds: 3_600 };

/** Reads a file and says row by row what importing it will do. */
export const planImport = defineJob({ name: 'import.plan', ...stubborn });

/** Does what a plan says. */
export const commitImport = defineJob({ name: 'import.commit', ...stubborn });
