import type { AuditAction, EntityType } from '@patchbay/contract/audit';
import type { Tx } from '@patchbay/database/scope';
import type { ActingCtx, SubtreeCtx } from './ctx.ts';

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
  remove(tx: Tx, ctx: ActingCtx, id: string): Promise<void>;
  /** The same for thousands at once, where one change makes or moves that many. */
  many?: {
    current(tx: Tx, ctx: ActingCtx, ids: string[]): Promise<Map<string, Wire>>;
    /** Answers nothing: what they come back to is what they were told. */
    restore(tx: Tx, ctx: ActingCtx, wires: Wire[]): Promise<void>;
    recreate(tx: Tx, ctx: ActingCtx, wires: Wire[]): Promise<void>;
    remove(tx: Tx, ctx: ActingCtx, ids: string[]): Promise<void>;
  };
  /**
   * The same in SQL, for more than can be held in memory at once. `$1` is the change set, of which each row is about another
   * one, `$2` the moment; `with` and `changed` are what `auditSet` takes.
   */
  set?: {
    lock: string;
    /** Selects, once each, what `isAboveAsker` looks at: label, path, before, after. */
    terms: string;
    /** Selects what stands in the way: id, label, conflict. */
    conflicts: string;
    undo: { remove: { with: string; changed: string }; restore: { with: string; changed: string } };
  };
  /** Whether a change, which the log of the place at `path` shows, was for an organisation above the asker's to make; then the log says that they cannot undo it. */
  isAboveAsker?(ctx: SubtreeCtx, change: { path: string; before: Wire | null; after: Wire | null }): boolean;
  /** After it was brought from `before` to `after`: where the log tells of it now, if not where it did, and at whom else it says so. */
  moved?(tx: Tx, ctx: ActingCtx, change: { id: string; before: Wire | null; after: Wire | null }): Promise<{ id: string; path: string; name: string } | undefined>;
  /** What two states are compared by: without versions, times, and what follows from other objects. */
  comparable(wire: Wire): object;
}
