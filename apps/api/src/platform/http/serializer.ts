import type { FastifySerializerCompiler } from 'fastify';
import type { z } from 'zod';

/** Answers go through their schema: what it does not name, a secret column for one, cannot leave. */
export const responseCompiler: FastifySerializerCompiler<z.ZodType> = ({ schema }) => (answer) => JSON.stringify(schema.parse(answer));
