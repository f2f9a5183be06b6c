import type { KeyKind } from '@patchbay/contract/key-layouts';
import type { Capabilities, PhoneModel, RequestedName } from '../model.ts';

/** What tells one model of a family from the others. */
export interface Row {
  name: string;
  lines: number;
  keys: number;
  expansion?: [name: string, count: number, keys: number, untoldKeys?: readonly number[]];
  /** Where they are not the name itself. */
  userAgentNames?: string[];
}

interface Shared<R extends Row> {
  vendor: string;
  family: string;
  files: (row: R) => RequestedName[];
  canDo: Omit<Capabilities, 'busyLampField'>;
  /** What the keys of a model can be told to do, where its files say anything of them. */
  keyKinds?: (row: R) => readonly KeyKind[];
}

/** The models of a family; their accounts are counted from 1. */
export const modelsOf = <R extends Row>({ vendor, family, files, canDo, keyKinds }: Shared<R>, rows: readonly R[]): PhoneModel[] =>
  rows.map((row) => ({
    id: `${vendor}-${row.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    vendor,
    family,
    name: row.name,
    firstLine: 1,
    lastLine: row.lines,
    programmableKeys: row.keys,
    keyKinds: row.keys > 0 || row.expansion ? (keyKinds?.(row) ?? []) : [],
    expansionModule: row.expansion && { name: row.expansion[0], count: row.expansion[1], keys: row.expansion[2], untoldKeys: row.expansion[3] ?? [] },
    files: files(row),
    userAgentNames: row.userAgentNames ?? [row.name.toUpperCase().replaceAll(' ', '_')],
    canDo: { busyLampField: row.keys > 0, ...canDo },
  }));

/** All that a modern desk phone can do. */
export const everything: Omit<Capabilities, 'busyLampField'> = { tls: true, srtp: true, https: true, upload: true, checkSync: true };
