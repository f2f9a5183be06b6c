import type { AuditEvent } from '@patchbay/contract/audit';

export interface Change {
  /** The first of its rows. */
  event: AuditEvent;
  others: number;
}

/** Rows that were written together, as one: a range of numbers is one thing that happened. Keeps the order. */
export const groupChanges = (events: AuditEvent[]): Change[] => {
  const changes = new Map<string, Change>();
  for (const event of events) {
    const key = `${event.changeSetId} ${event.action}`;
    const known = changes.get(key);
    if (known) known.others += 1;
    else changes.set(key, { event, others: 0 });
  }
  return [...changes.values()];
};
