import { useMemo, useState } from 'react';
import type { Matching, Selection } from './types.ts';

interface Identified {
  id: string;
}

export interface Selecting<Row> extends Selection<Row> {
  has: (row: Row) => boolean;
  toggle: (row: Row) => void;
  /** From the last one toggled to this one, as Shift+click does. */
  toggleTo: (row: Row, all: Row[]) => void;
  togglePage: (all: Row[]) => void;
  /** Chooses everything that matches; absent where that is chosen already. */
  chooseAll?: () => void;
  matching?: Matching;
}

/**
 * What is ticked, kept over pages, sorting and searching until it is cleared.
 * @param matching what the list shows, where all of that can be chosen; it is given up when something else is searched for
 */
export const useSelection = <Row extends Identified>(matching?: Matching): Selecting<Row> => {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const [last, setLast] = useState<string>();
  const [allOf, setAllOf] = useState<string>();
  const asked = matching && JSON.stringify(matching.query);
  const all = asked !== undefined && asked === allOf ? matching : undefined;
  return useMemo(() => {
    const set = (rows: Row[], isChosen: boolean) => {
      const next = new Map(chosen);
      rows.forEach((row) => (isChosen ? next.set(row.id, row) : next.delete(row.id)));
      setChosen(next);
      setAllOf(undefined);
    };
    const toggle = (row: Row) => {
      set([row], !chosen.has(row.id));
      setLast(row.id);
    };
    return {
      rows: [...chosen.values()],
      ids: [...chosen.keys()],
      count: all ? all.total : chosen.size,
      clear: () => {
        setChosen(new Map());
        setAllOf(undefined);
      },
      all,
      matching,
      chooseAll: matching && !all ? () => setAllOf(asked) : undefined,
      has: (row) => Boolean(all) || chosen.has(row.id),
      toggle,
      toggleTo: (row, page) => {
        const [from, to] = [page.findIndex(({ id }) => id === last), page.indexOf(row)];
        if (from < 0) return toggle(row);
        set(page.slice(Math.min(from, to), Math.max(from, to) + 1), !chosen.has(row.id));
        setLast(row.id);
      },
      togglePage: (page) => set(page, !all && !page.every((row) => chosen.has(row.id))),
    };
  }, [chosen, last, all, asked]); // eslint-disable-line react-hooks/exhaustive-deps
};
