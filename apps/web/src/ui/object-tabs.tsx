import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';

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
  return (
    <Tabs value={chosen.value} onChange={choose} keepMounted={false}>
      <Tabs.List mb="md">
        {tabs.map(({ value, label }) => (
          <Tabs.Tab key={value} value={value}>
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
