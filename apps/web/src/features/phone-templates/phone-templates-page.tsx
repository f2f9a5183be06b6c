import { phoneTemplates, type ShippedTemplate } from '@patchbay/contract/phone-templates';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Icon } from '#ui/icons.tsx';
import { ButtonLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { type Filter, ResourceTable } from '#ui/resource-table.tsx';
import { usePhoneTemplateColumns } from './columns.tsx';
import { Guide } from './guide.tsx';
import styles from './phone-templates.module.css';

/** The templates that an organisation owns or may use, and those that every phone comes with. */
export const PhoneTemplatesPage = () => {
  const t = useTranslations('phoneTemplates');
  const { name, may } = usePlace();
  const query = useApi(phoneTemplates.shipped, { query: {} });
  const shipped = query.data?.items ?? [];
  const filters: Filter[] = [{ key: 'family', label: t('fields.family'), options: shipped.map(({ family, vendor, familyName }) => ({ value: family, label: `${vendor} ${familyName}` })) }];
  return (
    <Page title={t('title')} description={t('description')}>
      <ResourceTable endpoint={phoneTemplates.list} columns={usePhoneTemplateColumns()} label={t('title')} nameOf={(row) => row.name} rowLink={(row) => row.id} filters={filters} searchPlaceholder={t('search')}
        empty={{ icon: 'device', title: t('empty.title'), text: may('phoneTemplates:write') ? t('empty.text') : t('empty.readOnly', { name }) }} />
      <section className={styles.shipped} aria-labelledby="shipped-templates">
        <h2 id="shipped-templates">{t('shipped.title')}</h2>
        <p className={styles.hint}>{t('shipped.text')}</p>
        <Loaded query={query}>
          {({ items }) => (
            <ul>
              {items.map((each) => (
                <Shipped key={each.family} {...each} />
              ))}
            </ul>
          )}
        </Loaded>
      </section>
    </Page>
  );
};

const Shipped = ({ family, vendor, familyName, models, guide }: ShippedTemplate) => {
  const t = useTranslations('phoneTemplates.shipped');
  const { base, may } = usePlace();
  return (
    <li>
      <div>
        <Icon name="lock" size={13} /> {vendor} {familyName}
        <div className={styles.hint}>{t('models', { count: models })}</div>
      </div>
      {may('phoneTemplates:write') && (
        <ButtonLink size="xs" variant="default" to={`${base}/phone-templates/new?family=${family}`} aria-label={t('copyOf', { name: `${vendor} ${familyName}` })}>
          {t('copy')}
        </ButtonLink>
      )}
      <div className={styles.after}>
        <Guide {...guide} />
      </div>
    </li>
  );
};
