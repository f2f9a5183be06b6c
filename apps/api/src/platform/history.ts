import type { AuditAction, EntityType, LostSecret } from '@patchbay/contract/audit';
import type { Reference } from '@patchbay/contract/http/problem';
import type { Sql, Tx } from '@patchbay/database/scope';
import type { Claims } from './claims.ts';
import type { ActingCtx, SubtreeCtx } from './ctx.ts';

/** What a noun's rules have to know of the one who asks; kept as JSON while a job does it. */
export type RevertAsker = Readonly<Record<string, boolean>>;

/** Who uses an object in a way that keeps it from going back. */
export interface InTheWay {
  id: string;
  by: Reference;
  /** What is said of it, if not that it is used by that one. */
  detail?: string;
}

/**
 * How a noun goes back to earlier states by the hundred thousand, in SQL under the policies of the scope that it is done in.
 * The texts may read `part (entity_id, event_id, does)`, which has a row for each object that something is done to.
 */
export interface HistorySet {
  table: string;
  /** What the log would keep now of a row of that table, but for the names of others. */
  wire: (row: string) => string;
  /** What two snapshots are compared by; null for none. */
  comparable: (snapshot: string) => string;
  /** Selects, once each, what `isAboveAsker` looks at: label, path, before, after. `$1` is the change set. */
  terms: string;
  asker: (ctx: SubtreeCtx) => RevertAsker;
  /** Refuses by a `Problem` what going back object by object would refuse. */
  refuse: (sql: Sql, asking: { organisation: { id: string; name: string }; asker: RevertAsker }) => Promise<void>;
  /** The same where it is because of who uses them. */
  refuseUsed: (sql: Sql) => Promise<void>;
  /** The first of what `refuseUsed` refuses, for a preview. */
  inTheWay: (sql: Sql) => Promise<InTheWay[]>;
  /**
   * Does it to those of `chunk (entity_id, entity_label, before, organisation_id, organisation_path, organisation_name)`, which are told of
   * where the change was; `$1` is the moment. `with` and `changed` are what `auditSet` takes.
   */
  undo: { [D in 'restore' | 'recreate' | 'remove']: { with: string; changed: string } };
}

/**
 * How one noun goes back to an earlier state. `features/histories.ts` lists them all, and a revert calls them inside its
 * one transaction: a refusal is a `Problem`, and undoes everything. None of them writes audit rows; the revert does.
 * `Wire` is what the audit log keeps in `before` and `after`.
 */
export interface History<Wire extends object = object> {
  type: EntityType;
  /** What happened for good: the log says of these that they cannot be undone. */
  final?: readonly AuditAction[];
  /** The state that the audit log would keep of it now; null where it is gone. */
  current(tx: Tx, ctx: ActingCtx, id: string): Promise<Wire | null>;
  /** Brings an existing one back to `wire`. Absent, as the next one may be: there is no such way back, and the log says so. */
  restore?(tx: Tx, ctx: ActingCtx, wire: Wire): Promise<Wire>;
  /** Makes a removed one again, with its old id. What was secret is new: the log never held it. */
  recreate?(tx: Tx, ctx: ActingCtx, wire: Wire): Promise<Wire>;
  /** For a preview, which secrets one that was removed as `wire` had. */
  lost?(wire: Wire): LostSecret[];
  /** For a preview, which secrets are made anew by going from `current` back to `before`, though both have one. */
  renewed?(tx: Tx, id: string, states: { current: Wire; before: Wire }): Promise<LostSecret[]>;
  remove(tx: Tx, ctx: ActingCtx, id: string): Promise<void>;
  /** The same for thousands at once, where one change makes or moves that many. */
  many?: {
    current(tx: Tx, ctx: ActingCtx, ids: string[]): Promise<Map<string, Wire>>;
    /** Answers nothing: what they come back to is what they were told. */
    restore(tx: Tx, ctx: ActingCtx, wires: Wire[]): Promise<void>;
    recreate(tx: Tx, ctx: ActingCtx, wires: Wire[]): Promise<void>;
    remove(tx: Tx, ctx: ActingCtx, ids: string[]): Promise<void>;
  };
  /** For a preview, what going back to `wire` claims of the enterprise's numbers and codes. */
  claims?(wire: Wire): Claims;
  /** For a preview, what going from `current` back to `before` would refuse because of who uses it, or of what it has got. */
  inTheWay?(tx: Tx, steps: { id: string; current: Wire | null; before: Wire | null }[]): Promise<InTheWay[]>;
  /** The same in SQL, for more than can be held in memory at once. */
  set?: HistorySet;
  /** Whether a change, which the log of the place at `path` shows, was for an organisation above the asker's to make; then the log says that they cannot undo it. */
  isAboveAsker?(ctx: SubtreeCtx, change: { path: string; before: Wire | null; after: Wire | null }): boolean;
  /** After it was brought from `before` to `after`: where the log tells of it now, if not where it did, and at whom else it says so. */
  moved?(tx: Tx, ctx: ActingCtx, change: { id: string; before: Wire | null; after: Wire | null }): Promise<{ id: string; path: string; name: string } | undefined>;
  /** Of a state, what another one tells of; where a change tells of a part of the object only. */
  part?(state: Wire, of: Wire): Wire;
  /** What two states are compared by: without versions, times, and what follows from other objects. */
  comparable(wire: Wire): object;
}
