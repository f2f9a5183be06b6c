import { useDebouncedValue } from '@mantine/hooks';
import type { RelatedKind } from '@patchbay/contract/relations';
import { search, type SearchHit } from '@patchbay/contract/search';
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { use, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import type { IconName } from '#ui/icons.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { useRelations } from '#ui/relations.tsx';
import { useShowShortcuts } from '#ui/shortcuts.tsx';
import { objectPath } from '../object-paths.ts';
import { menuOf } from '../pages.ts';
import { usePreferences } from '../preferences.tsx';
import { PagesContext } from './pages-context.ts';
import { PickList, type Pick } from './pick-list.tsx';

type Hit = z.infer<typeof SearchHit>;

const iconOf: { [K in Hit['kind']]: IconName } = {
  organisation: 'building', account: 'user', 'phone-number': 'phone', extension: 'hash', 'ring-group': 'users', phone: 'device', user: 'user', 'contact-method': 'device',
  'call-flow': 'tree', 'internal-number': 'hash', 'time-schedule': 'clock', 'audio-file': 'sound', playlist: 'play', 'delivery-method': 'inbox',
};

const contains = (text: string, part: string) => text.toLocaleLowerCase().includes(part.toLocaleLowerCase());

/** Goes to a page, or finds what has a name or a number by any form of it, to go there or to see its relations. `from` had the focus before. */
export const CommandPalette = ({ from, onClose, onSwitch }: { from: Element | null; onClose: () => void; onSwitch: () => void }) => {
  const t = useTranslations('shell');
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  const { picks: found, isSearching } = useHits(text, from, onClose);
  const pages = usePages(onClose).filter(({ label }) => contains(String(label), text));
  const actions = useActions(onClose, onSwitch).filter(({ label }) => contains(String(label), text));
  const groups = [
    { title: t('palettePages'), picks: pages },
    { title: t('paletteFound'), picks: text ? found : [] },
    { title: t('paletteActions'), picks: actions },
  ];
  return <PickList label={t('paletteTitle')} placeholder={t('palettePlaceholder')} groups={groups} typed={typed} onType={setTyped} isSearching={isSearching} nothing={t('paletteNone')} footer={text ? t('toResults') : t('paletteHint')} />;
};

const usePages = (onClose: () => void): Pick[] => {
  const t = useTranslations('navigation');
  const place = usePlace();
  const navigate = useNavigate();
  return menuOf(place, use(PagesContext)).map(({ path, menu }) => ({
    id: `page ${path}`,
    label: t(menu.title),
    icon: menu.icon,
    detail: t(`sections.${menu.section}`),
    run: () => {
      onClose();
      void navigate(`${place.base}/${path}`);
    },
  }));
};

const useActions = (onClose: () => void, onSwitch: () => void): Pick[] => {
  const t = useTranslations('shell');
  const { preferences, change } = usePreferences();
  const showShortcuts = useShowShortcuts();
  const isDark = document.documentElement.dataset.mantineColorScheme === 'dark';
  const action = (id: string, label: string, icon: IconName, run: () => void): Pick => ({ id: `action ${id}`, label, icon, run: () => (onClose(), run()) });
  return [
    action('switch', t('switchAction'), 'swap', onSwitch),
    action('scheme', isDark ? t('toLight') : t('toDark'), isDark ? 'sun' : 'moon', () => change({ ...preferences, colorScheme: isDark ? 'light' : 'dark' })),
    action('keys', t('keys'), 'keyboard', showShortcuts),
  ];
};

/** Each hit once, where it comes first. */
const joined = (found: Hit[][]): Hit[] => {
  const all = found.flat();
  return all.filter(({ kind, id }, index) => all.findIndex((other) => other.kind === kind && other.id === id) === index);
};

const useHits = (text: string, from: Element | null, onClose: () => void) => {
  const t = useTranslations('relations');
  const kinds = useTranslations('kinds');
  const place = usePlace();
  const navigate = useNavigate();
  const formatNumber = useNumberFormat();
  const showRelations = useRelations();
  const [q] = useDebouncedValue(text, 150);
  // First what is here, then from the top of what the viewer sees: what is looked for may belong to another customer.
  const { hits, isFetching } = useQueries({
    queries: [...new Set([place.id, place.path[0]!.id])].map((at) => ({
      ...query(search.find, { at, query: { q } }),
      enabled: q !== '' && place.may('organisations:read'),
      placeholderData: keepPreviousData,
    })),
    combine: (results) => ({ hits: joined(results.map(({ data }) => data?.items ?? [])), isFetching: results.some((result) => result.isFetching) }),
  });
  const nameOf = ({ kind, label }: Hit) => (kind === 'phone-number' ? formatNumber(label) : label);
  const alsoOf = (hit: Hit): Pick['also'] => ({
    label: t('of', { name: nameOf(hit) }),
    icon: 'link',
    run: () => (onClose(), showRelations({ kind: hit.kind as RelatedKind, id: hit.id, name: nameOf(hit), organisationId: hit.organisationId }, from)),
  });
  const toPick = (hit: Hit): Pick => ({
    id: `${hit.kind} ${hit.id}`,
    label: nameOf(hit),
    detail: [kinds(hit.kind), hit.detail, hit.kind === 'organisation' || hit.organisationId === place.id ? '' : hit.organisationName].filter(Boolean).join(' · '),
    icon: iconOf[hit.kind],
    ...(hit.hasRelations && { also: alsoOf(hit) }),
    run: () => {
      onClose();
      const path = objectPath(hit.kind, hit.id, hit.organisationId);
      if (path) void navigate(path);
    },
  });
  return { picks: hits.map(toPick), isSearching: text !== '' && (isFetching || q !== text) };
};
