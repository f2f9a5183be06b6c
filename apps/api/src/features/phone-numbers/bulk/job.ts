import { z } from 'zod';
import { defineJob, stubborn } from '../../../platform/jobs.ts';

/** Carries a planned bulk change out. */
export const changeNumbers = defineJob({ name: 'phone-numbers.change', payload: z.object({ bulkId: z.uuid() }), ...stubborn });
