import { Tabs } from '@mantine/core';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import styles from './object-tabs.module.css';

interface Tab {
  value: string;
  label: string;
  content: ReactNode;
}

/** The tabs of an object; the chosen one stands in the address (`?tab=history`), and only that one is rendered. */
export const ObjectTabs = ({ tabs }: { tabs: Tab[] }) => {
  const [search, setSearch] = useSearchParams();
  const chosen = tabs.find(({ value }) => value === search.get('tab')) ?? tabs[0]!;
  const choose = (value: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value && value !== tabs[0]!.value) next.set('tab', value);
        else next.delete('tab');
        return next;
      },
      { replace: true },
    );
  const list = useRef<HTMLDivElement>(null);
  // Where they do not fit side by side, the one that is open is in sight.
  useLayoutEffect(() => {
    const open = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (list.current && open) list.current.scrollLeft = open.offsetLeft - (list.current.clientWidth - open.offsetWidth) / 2;
  }, [chosen.value]);
  return (
    <Tabs value={chosen.value} onChange={choose} keepMounted={false}>
      <Tabs.List ref={list} mb="md" className={styles.list}>
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value} className={styles.tab}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ value, content }) => (
        <Tabs.Panel key={value} value={value}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
};
