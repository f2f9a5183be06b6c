import type { RoutedGroup } from '@patchbay/contract/call-worlds';
import type { Tx } from '@patchbay/database/scope';

type Row = Omit<RoutedGroup, 'queue' | 'onNoAnswer'> & { shortNumber: string | null; isQueued: boolean; maxWaiting: number; action: RoutedGroup['onNoAnswer']['action']; destination: RoutedGroup['onNoAnswer']['destination'] };

/** A ring group as far as it decides about calls, and the code by which it is called. */
export interface FoundGroup {
  group: RoutedGroup;
  shortNumber: string | null;
}

const toFound = ({ shortNumber, isQueued, maxWaiting, action, destination, ...group }: Row): FoundGroup => ({ group: { ...group, queue: { isOn: isQueued, maxWaiting }, onNoAnswer: { action, destination } }, shortNumber });

export const findGroups = async (tx: Tx, ids: string[]): Promise<FoundGroup[]> => {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    select g.id, concat_ws(' ', g.short_number, g.name) as label, g.short_number as "shortNumber", g.strategy, g.ring_seconds as "ringSeconds", g.is_cyclic as "isCyclic", g.is_queued as "isQueued", g.max_waiting as "maxWaiting",
      g.no_answer_action as action, g.no_answer_destination as destination,
      array(select m.extension_id from ring_group_member m where m.tenant_id = g.tenant_id and m.group_id = g.id and m.extension_id is not null order by m.position) as "memberExtensionIds"
    from ring_group g where g.id = any(${ids}::uuid[])`;
  return rows.map(toFound);
};
