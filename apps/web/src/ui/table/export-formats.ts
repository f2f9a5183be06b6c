import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { z } from 'zod';

export type ExportFormat = 'csv' | 'xlsx';

const shapeOf = (endpoint: AnyEndpoint): z.ZodRawShape => (endpoint.query instanceof z.ZodObject ? endpoint.query.shape : {});

/** As what a list can be taken along. */
export const exportFormats = (endpoint: AnyEndpoint): ExportFormat[] => {
  const { format } = shapeOf(endpoint);
  return (['csv', 'xlsx'] as const).filter((name) => format !== undefined && z.safeParse(format, name).success);
};

/** Whether the endpoint gives the file the name that one asks for. */
export const takesFileName = (endpoint: AnyEndpoint): boolean => 'fileName' in shapeOf(endpoint);
