import { carrierComparisons, type CarrierComparison } from '@patchbay/contract/carrier-comparisons';
import { imports, type Import } from '@patchbay/contract/imports';
import { numberBulks, type NumberBulk } from '@patchbay/contract/number-bulks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useMaybePlace, type Place } from '#api/place.tsx';
import { query } from '#api/query.ts';

export interface Work {
  imports: Import[];
  comparisons: CarrierComparison[];
  bulks: NumberBulk[];
}

// Its words and bars are needed where there is work alone.
const WorkMenu = lazy(async () => ({ default: (await import('./work-menu.tsx')).WorkMenu }));

const lookAgainMs = 2_000;
const mostShown = 10;
const isUnderWay = ({ status }: NumberBulk | CarrierComparison) => status === 'queued' || status === 'running' || status === 'comparing';
const underWay = { status: 'planning,committing', pageSize: mostShown } as const;

/** Long work that goes on here: how much there is, and how far each has come. Events tell of new work; where there is some, it is looked after. */
const useWork = ({ id, scope, may }: Place): Work => {
  const refetchInterval = ({ state }: { state: { data: { items: unknown[] } | undefined } }) => (state.data && state.data.items.length > 0 ? lookAgainMs : false) as number | false;
  const found = useQuery({ ...query(imports.list, { at: id, query: underWay }), enabled: may('imports:read'), refetchInterval });
  const whileSome = ({ state }: { state: { data: { items: (NumberBulk | CarrierComparison)[] } | undefined } }) => (state.data?.items.some(isUnderWay) ? lookAgainMs : false) as number | false;
  const bulks = useQuery({ ...query(numberBulks.list, { at: id }), enabled: may('phoneNumbers:tag'), refetchInterval: whileSome });
  const compared = useQuery({ ...query(carrierComparisons.list, { at: id, query: { pageSize: mostShown } }), enabled: scope === 'organisation' && may('phoneNumbers:write'), refetchInterval: whileSome });
  return { imports: found.data?.items ?? [], comparisons: (compared.data?.items ?? []).filter(isUnderWay), bulks: (bulks.data?.items ?? []).filter(isUnderWay) };
};

const Tray = ({ place }: { place: Place }) => {
  const work = useWork(place);
  if (work.imports.length + work.comparisons.length + work.bulks.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <WorkMenu work={work} base={place.base} />
    </Suspense>
  );
};

/** A sign of long work, wherever one is; it is gone where there is none. */
export const WorkTray = () => {
  const place = useMaybePlace();
  return place && <Tray place={place} />;
};
