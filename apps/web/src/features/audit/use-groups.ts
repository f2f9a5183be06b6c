import { audit, type AuditEvent } from '@patchbay/contract/audit';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import type { Groups } from '#ui/resource-table.tsx';

/** What is more than this is looked at in a list of its own. */
const mostInPlace = 100;

export const sizeOf = ({ group }: AuditEvent): number => group?.size ?? 1;

/** What was done at once, as one row that can be opened. */
export const useGroups = (): Groups<AuditEvent> => {
  const { id: at } = usePlace();
  const [search] = useSearchParams();
  const [open, setOpen] = useState<AuditEvent[]>([]);
  const q = search.get('q') ?? undefined;
  const members = useQueries({
    queries: open.map((event) => ({
      ...query(audit.list, { at, query: { q, changeSetId: event.changeSetId, action: event.action, from: event.at, to: justAfter(event.at), sort: 'at', pageSize: mostInPlace } }),
    })),
    combine: (results) => new Map(results.map(({ data }, index) => [open[index]!.id, inOrder(data?.items ?? [])])),
  });
  const isOpen = ({ id }: AuditEvent) => open.some((event) => event.id === id);
  return {
    sizeOf,
    canOpen: (event) => sizeOf(event) > 1 && sizeOf(event) <= mostInPlace,
    isOpen,
    toggle: (event) => setOpen(isOpen(event) ? open.filter(({ id }) => id !== event.id) : [...open, event]),
    inside: ({ id }) => members.get(id) ?? [],
  };
};

const inOrder = (events: AuditEvent[]) => [...events].sort((a, b) => a.entity.label.localeCompare(b.entity.label, 'en', { numeric: true }));

const justAfter = (at: string) => new Date(Date.parse(at) + 1).toISOString();
