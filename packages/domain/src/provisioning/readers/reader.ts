import type { FaultCode } from '../../template-faults/english.ts';
import type { Said } from '../../template-faults/say-fault.ts';

/** A parameter of a file and its value, as a phone reads them. */
export interface Entry {
  line: number;
  name: string;
  value: string;
}

/** What a phone would trip over, and where. */
export interface Finding extends Said {
  line: number;
}

export const finding = (line: number, code: FaultCode, params: Said['params'] = {}): Finding => ({ line, code, params });

/** What a phone reads in a file, and where it stumbles over its form. */
export interface Reading {
  entries: Entry[];
  findings: Finding[];
}

export type Reader = (body: string) => Reading;
