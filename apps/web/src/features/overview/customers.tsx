import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Link, TextLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Status } from '#ui/status.tsx';
import { ListSkeleton } from './latest-changes.tsx';
import styles from './overview.module.css';

/** The enterprises that were touched last, one click away. */
export const Customers = () => {
  const t = useTranslations('overview');
  const { base } = usePlace();
  const query = useApi(organisations.list, { query: { kind: 'enterprise', sort: '-updatedAt', pageSize: 6 } });
  if (query.data?.total === 0) return null;
  return (
    <section aria-labelledby="customers">
      <div className={styles.head}>
        <h2 id="customers">{t('customers')}</h2>
        <TextLink to={`${base}/enterprises`}>{t('allCustomers')}</TextLink>
      </div>
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ items }) => (
          <ul className={styles.list}>
            {items.map((enterprise) => (
              <Customer key={enterprise.id} enterprise={enterprise} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
};

const Customer = ({ enterprise: { id, name, ancestors, counts, isSuspended } }: { enterprise: Organisation }) => {
  const t = useTranslations('overview');
  const { kind } = usePlace();
  const reseller = kind === 'reseller' ? undefined : ancestors.at(-1)?.name;
  return (
    <li>
      <Link to={`/t/${id}`} className={styles.line}>
        <span className={styles.what}>{name}</span>
        <span className={styles.meta}>
          {[reseller, t('numbersOf', { count: counts.phoneNumbers })].filter(Boolean).join(' · ')} {isSuspended && <Status tone="bad">{t('disabled')}</Status>}
        </span>
      </Link>
    </li>
  );
};
