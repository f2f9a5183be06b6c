import { organisations } from '@patchbay/contract/organisations';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNow, useTranslations } from 'use-intl';
import { usePlace, type Place } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { useViewer } from '#api/session.ts';
import { Link } from '#ui/link.tsx';
import { Status, type Tone } from '#ui/status.tsx';
import { ListSkeleton } from './latest-changes.tsx';
import { judge, watchesAt, type Watch } from './needs.ts';
import styles from './overview.module.css';

interface Need {
  key: string;
  tone: Tone;
  title: string;
  detail: string;
  to: string;
}

/** What wants to be looked at; says so when nothing does. */
export const Attention = () => {
  const t = useTranslations('overview');
  const { needs, isPending } = useNeeds();
  return (
    <section aria-labelledby="attention">
      <div className={styles.head}>
        <h2 id="attention">{t('attention')}</h2>
      </div>
      {isPending && <ListSkeleton />}
      {!isPending && needs.length === 0 && <p className={styles.quiet}>{t('allWell')}</p>}
      {!isPending && needs.length > 0 && (
        <ul className={styles.list}>
          {needs.map(({ key, tone, title, detail, to }) => (
            <li key={key}>
              <Link to={to} className={styles.line}>
                <Status tone={tone}>
                  <span className={styles.what}>{title}</span>
                </Status>
                <span className={styles.under}>{detail}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const useNeeds = (): { needs: Need[]; isPending: boolean } => {
  const place = usePlace();
  const now = useNow();
  const toNeed = useToNeed();
  const standing = useStanding();
  const factor = useFactor();
  const watches = watchesAt(place);
  const found = useQueries({
    queries: watches.map(({ endpoint, query: asked }) => query(endpoint, { at: place.id, query: asked } as never)),
    combine: (results) => ({
      // What fails here fails on its own page as well, which says why.
      needs: results.map(({ data }, index) => (data ? toNeed(watches[index]!, judge(watches[index]!, data as never, now)) : undefined)),
      isPending: results.some((result) => result.isPending),
    }),
  });
  return { needs: [standing, ...found.needs, factor].filter((need) => need !== undefined), isPending: found.isPending };
};

const useToNeed = () => {
  const t = useTranslations('overview.needs');
  const { base, ...place } = usePlace();
  return ({ text, tone, path }: Watch, { count, names }: { count: number; names: string[] }): Need | undefined => {
    if (count === 0) return undefined;
    const list = names.join(', ');
    const detail = count > names.length ? t('more', { names: list, count: count - names.length }) : list;
    return { key: text, tone, title: t(text, { count }), detail, to: `${base}/${path || firstList(place)}` };
  };
};

// Disabled organisations are of several kinds; the nearest list is the likeliest.
const firstList = ({ kind }: Pick<Place, 'kind'>) => (kind === 'reseller' ? 'enterprises?status=disabled' : 'resellers?status=disabled');

/** The place itself is cut off. */
const useStanding = (): Need | undefined => {
  const t = useTranslations('overview.needs');
  const { id, base, may } = usePlace();
  const { data } = useQuery({ ...query(organisations.get, { at: id, params: { id } }), enabled: may('organisations:read') });
  return data?.isSuspended ? { key: 'suspended', tone: 'bad', title: t('suspended'), detail: t('suspendedText'), to: `${base}/organisation` } : undefined;
};

const useFactor = (): Need | undefined => {
  const t = useTranslations('overview.needs');
  const { base } = usePlace();
  const { hasSecondFactor } = useViewer().account;
  return hasSecondFactor ? undefined : { key: 'factor', tone: 'neutral', title: t('noFactor'), detail: t('noFactorText'), to: `${base}/account` };
};
