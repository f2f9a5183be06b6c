import { z } from 'zod';
import { defineJob, stubborn } from '../../../platform/jobs.ts';

/** Sends one wave of a run, and asks for the next. */
export const sendOperations = defineJob({ name: 'phones.send-operations', payload: z.object({ runId: z.uuid() }), key: ({ runId }) => runId, ...stubborn, together: 5 });

/** Ends what nobody answered, and sees to it that whatever waits has a job. */
export const watchOperations = defineJob({ name: 'phones.watch-operations', payload: z.object({}), cron: '* * * * *', retries: 0, keptSeconds: 3_600 });
