import { audit, type AuditEvent } from '@patchbay/contract/audit';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Skeleton } from '#ui/kit.ts';
import { Link, TextLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Time } from '#ui/time.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import styles from './overview.module.css';

const shown = 8;

/** What was done here last, and by whom. */
export const LatestChanges = () => {
  const t = useTranslations('overview');
  const { base } = usePlace();
  const query = useApi(audit.list, { query: { pageSize: shown, grouped: 'true' } });
  return (
    <section aria-labelledby="latest-changes">
      <div className={styles.head}>
        <h2 id="latest-changes">{t('changes')}</h2>
        <TextLink to={`${base}/audit`}>{t('allChanges')}</TextLink>
      </div>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.quiet}>{t('noChanges')}</p>
          ) : (
            <ol className={styles.list}>
              {items.slice(0, shown).map((event) => (
                <ChangeLine key={event.id} event={event} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
};

const ChangeLine = ({ event }: { event: AuditEvent }) => {
  const t = useTranslations('overview');
  const words = useTranslations('audit.actions');
  const format = useNumberFormat();
  const { base } = usePlace();
  const { id, action, entity, actor, at, changeSetId, group } = event;
  const others = (group?.size ?? 1) - 1;
  const first = group?.firstLabel ?? entity.label;
  const label = entity.type === 'phone-number' && first.startsWith('+') ? format(first) : first;
  return (
    <li>
      <Link to={others > 0 ? `${base}/audit?changeSetId=${changeSetId}&action=${action}` : `${base}/audit/${id}`} className={styles.line}>
        <span className={styles.what}>
          {words(action.replace('.', '-') as 'phone-created')} <span className={styles.object}>{others > 0 ? t('andOthers', { label, count: others }) : label}</span>
        </span>
        <span className={styles.meta}>
          {actor.name} · <Time at={at} show="relative" />
        </span>
      </Link>
    </li>
  );
};

export const ListSkeleton = () => (
  <div aria-hidden="true">
    {[62, 48, 70, 55].map((width) => (
      <Skeleton key={width} h={11} w={`${width}%`} my={15} />
    ))}
  </div>
);
