import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { TextLink } from '#ui/link.tsx';
import { ringable } from '#ui/number-options.ts';

/** Where there is nothing to pick from: says so, and where numbers come from. */
export const NoFreeNumbers = () => {
  const t = useTranslations('extensions.form');
  const { name, base } = usePlace();
  const { data } = useApi(phoneNumbers.list, { query: { ...ringable, pageSize: 1 } });
  if (data?.total !== 0) return null;
  return (
    <p style={{ marginTop: 4, fontSize: 'var(--mantine-font-size-xs)' }}>
      {t('noFreeNumbers', { name })} <TextLink to={`${base}/phone-numbers`} underline="always">{t('toPhoneNumbers')}</TextLink>
    </p>
  );
};
