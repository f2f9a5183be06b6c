import { useDebouncedValue } from '@mantine/hooks';
import { organisations, type Organisation } from '@patchbay/contract/organisations';
import type { OrganisationKind } from '@patchbay/contract/permissions';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { basePath, usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { useViewer } from '#api/session.ts';
import type { IconName } from '#ui/icons.tsx';
import { BareDialog } from './bare-dialog.tsx';
import { PickList, type Pick } from './pick-list.tsx';
import { recentPlaces } from './recent-places.ts';

export const iconOf: { [K in OrganisationKind]: IconName } = { platform: 'gear', partner: 'tree', reseller: 'tree', enterprise: 'building' };

const pageSize = 50;

/** Chooses another organisation or enterprise to work in, among thousands. */
export const Switcher = ({ opened, onClose, from }: { opened: boolean; onClose: () => void; from: Element | null }) => {
  const t = useTranslations('shell');
  return (
    <BareDialog label={t('switchTitle')} opened={opened} onClose={onClose} from={from}>
      <SwitcherList onClose={onClose} />
    </BareDialog>
  );
};

const SwitcherList = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslations('shell');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { items, total, isFetching } = useFound(q);
  const toPick = useToPick(onClose);
  const { memberships, recent } = useKnown();
  const found = { title: q ? t('switchFound') : t('switchBelow'), picks: items.map((item) => toPick({ ...item, detail: aboveOf(item) })) };
  const known = [
    { title: t('switchRecent'), picks: recent.map(toPick) },
    { title: t('switchOwn'), picks: memberships.map(toPick) },
  ];
  const shown = new Set([...recent, ...memberships].map(({ id }) => id));
  const groups = typed.trim() ? [found] : [...known, { ...found, picks: found.picks.filter(({ id }) => !shown.has(id)) }];
  const isCut = total > items.length;
  return (
    <PickList label={t('switchTitle')} placeholder={t('switchSearch')} groups={groups} typed={typed} onType={setTyped} isSearching={isFetching || q !== typed.trim()} nothing={t('switchNone')}
      footer={isCut ? t('switchMore', { shown: items.length, total }) : t('toResults')} />
  );
};

const aboveOf = ({ ancestors }: Organisation) => ancestors.map(({ name }) => name).join(' ▸ ');

const useFound = (q: string) => {
  const place = usePlace();
  const isAllowed = place.may('organisations:read');
  const { data, isFetching } = useQuery({
    ...query(organisations.list, { at: place.path[0]!.id, query: { q: q || undefined, pageSize } }),
    enabled: isAllowed,
    placeholderData: keepPreviousData,
  });
  return { items: data?.items ?? [], total: data?.total ?? 0, isFetching };
};

const useKnown = () => {
  const place = usePlace();
  const viewer = useViewer();
  const [recent] = useState(() => recentPlaces(viewer.account.id).filter(({ id }) => id !== place.id));
  const own = viewer.memberships.map(({ organisationId: id, organisationName: name, organisationKind: kind }) => ({ id, name, kind }));
  return { recent, memberships: own.filter(({ id }, index) => own.findIndex((other) => other.id === id) === index && !recent.some((other) => other.id === id)) };
};

const useToPick = (onClose: () => void) => {
  const navigate = useNavigate();
  const kinds = useTranslations('organisationKinds');
  return ({ id, name, kind, detail }: { id: string; name: string; kind: OrganisationKind; detail?: string }): Pick => ({
    id,
    label: name,
    detail: detail || kinds(kind),
    icon: iconOf[kind],
    run: () => {
      onClose();
      void navigate(basePath(kind, id));
    },
  });
};
