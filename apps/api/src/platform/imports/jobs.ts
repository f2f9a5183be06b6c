import { z } from 'zod';
import { defineJob, stubborn } from '../jobs.ts';

const payload = z.object({ importId: z.uuid() });

/** Reads a file and says row by row what importing it will do. */
export const planImport = defineJob({ name: 'import.plan', payload, ...stubborn });

/** Does what a plan says. */
export const commitImport = defineJob({ name: 'import.commit', payload, ...stubborn });

/** Reads a carrier's list and says of each number whether it is here. */
export const compareList = defineJob({ name: 'import.compare', payload, ...stubborn });
