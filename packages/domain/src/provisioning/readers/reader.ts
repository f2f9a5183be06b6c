/** A parameter of a file and its value, as a phone reads them. */
export interface Entry {
  line: number;
  name: string;
  value: string;
}

export interface Finding {
  line: number;
  problem: string;
}

/** What a phone reads in a file, and where it stumbles over its form. */
export interface Reading {
  entries: Entry[];
  findings: Finding[];
}

export type Reader = (body: string) => Reading;
