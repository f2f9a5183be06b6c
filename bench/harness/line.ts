import type { Cluster, Loaded } from './cluster.ts';

/** Where a line measures. */
export interface Bench {
  cluster: Cluster;
  /** Seconds of each run under load. */
  seconds: number;
  /** How often the limit and Patchbay take turns; the best of each counts. */
  rounds: number;
}

/** One figure beside its limit. */
export interface Figure {
  work: string;
  data: string;
  /** The limit and what it came to, `8,100 requests/s`; empty where there is none. */
  limit: string;
  measured: string;
  /** Measured as a part (or a multiple) of the limit. */
  ratio: number | null;
  bar: string;
  isWithin: boolean;
  /** Everything that was counted, for results.json. */
  details: Record<string, unknown>;
}

/** A line of the table, on one data set. */
export interface DataLine {
  name: string;
  /** Takes long, and is measured only when it is named. */
  isOnRequest?: boolean;
  measure: (bench: Bench, loaded: Loaded) => Promise<Figure[]>;
}

/** A line that does not depend on the data. */
export interface PlainLine {
  name: string;
  measurePlain: (bench: Bench) => Promise<Figure[]>;
}

export type Line = DataLine | PlainLine;
