import { useMemo, useState } from 'react';
import type { Selection } from './types.ts';

interface Identified {
  id: string;
}

export interface Selecting<Row> extends Selection<Row> {
  has: (row: Row) => boolean;
  toggle: (row: Row) => void;
  /** From the last one toggled to this one, as Shift+click does. */
  toggleTo: (row: Row, all: Row[]) => void;
  togglePage: (all: Row[]) => void;
}

/** What is ticked, kept over pages, sorting and searching until it is cleared. */
export const useSelection = <Row extends Identified>(): Selecting<Row> => {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const [last, setLast] = useState<string>();
  return useMemo(() => {
    const set = (rows: Row[], isChosen: boolean) => {
      const next = new Map(chosen);
      rows.forEach((row) => (isChosen ? next.set(row.id, row) : next.delete(row.id)));
      setChosen(next);
    };
    const toggle = (row: Row) => {
      set([row], !chosen.has(row.id));
      setLast(row.id);
    };
    return {
      rows: [...chosen.values()],
      ids: [...chosen.keys()],
      count: chosen.size,
      clear: () => setChosen(new Map()),
      has: (row) => chosen.has(row.id),
      toggle,
      toggleTo: (row, all) => {
        const [from, to] = [all.findIndex(({ id }) => id === last), all.indexOf(row)];
        if (from < 0) return toggle(row);
        set(all.slice(Math.min(from, to), Math.max(from, to) + 1), !chosen.has(row.id));
        setLast(row.id);
      },
      togglePage: (all) => set(all, !all.every((row) => chosen.has(row.id))),
    };
  }, [chosen, last]);
};
