import { z } from 'zod';
import { defineJob, stubborn } from '../../platform/jobs.ts';

/** Undoes a change set that is too large for one request. */
export const revertChangeSet = defineJob({ name: 'audit.revert', payload: z.object({ runId: z.uuid() }), ...stubborn });
