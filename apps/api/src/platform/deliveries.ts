import { fileNameFields } from '@patchbay/contract/delivery-methods';
import type { Tx } from '@patchbay/database/scope';
import { z } from 'zod';
import { defineJob, enqueue } from './jobs.ts';

/** Servers are away for hours; this goes on for about a day. */
export const deliverFile = defineJob({
  name: 'delivery-methods.deliver',
  payload: z.object({
    methodId: z.uuid(),
    /** Which noun has the file, and by which id. */
    source: z.string(),
    fileId: z.uuid(),
    /** What the file's name may say. */
    facts: z.record(z.enum(fileNameFields), z.string()),
  }),
  retries: 30,
  retryDelaySeconds: 5,
  longestRetryDelaySeconds: 3_600,
  together: 3,
});

/** Asks, in the transaction of the change, for a file to be delivered by a method of the enterprise. */
export const deliverTo = (tx: Tx, facts: { requestId?: string }, methodId: string, file: Omit<z.input<typeof deliverFile.payload>, 'methodId'>): Promise<string | null> =>
  enqueue(tx, facts, deliverFile, { methodId, ...file });

export const testDelivery = defineJob({
  name: 'delivery-methods.test',
  payload: z.object({ methodId: z.uuid(), trustHostKey: z.string().optional() }),
  retries: 1,
  key: ({ methodId }) => methodId,
  together: 3,
  longestRunSeconds: 60,
});
