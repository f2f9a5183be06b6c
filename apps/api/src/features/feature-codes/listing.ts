import type { FeatureAction, FeatureCode } from '@patchbay/contract/feature-codes';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';
import { actionWords } from './action-words.ts';

export interface FeatureCodeRow {
  id: string;
  code: string;
  action: string;
  is_enabled: boolean;
  comment: string;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const featureCodeToWire = (row: FeatureCodeRow): FeatureCode => ({
  id: row.id,
  code: row.code,
  action: row.action as FeatureAction,
  isEnabled: row.is_enabled,
  comment: row.comment,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

export const featureCodeListing: Listing<FeatureCodeRow, FeatureCode> = {
  map: {
    from: 'feature_code c',
    id: 'c.id',
    select: 'c.code, c.action, c.is_enabled, c.comment, c.version, c.created_at, c.updated_at',
    sort: {
      code: { sql: 'c.code', type: 'text' },
      action: { sql: 'c.action', type: 'text' },
      createdAt: { sql: 'c.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'c.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return `c.code like ${like} or ${likeFolded('c.comment', like)}`;
    },
    filters: {
      id: (value, param) => `c.id = ${param(value)}`,
      enabled: (value, param) => `c.is_enabled = ${param(value)}`,
      action: (value, param) => `c.action = ${param(value)}`,
    },
  },
  toWire: featureCodeToWire,
  csv: {
    fileName: 'feature-codes',
    columns: [
      { header: 'Action', cell: (row) => actionWords[row.action] },
      { header: 'Code', cell: (row) => row.code },
      { header: 'Enabled', cell: (row) => row.isEnabled },
      { header: 'Comment', cell: (row) => row.comment },
    ],
  },
};
