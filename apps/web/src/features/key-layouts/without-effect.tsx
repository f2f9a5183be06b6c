import { keyLayouts } from '@patchbay/contract/key-layouts';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import { Alert } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';

/** The phones that have the layout in vain. */
export const WithoutEffect = ({ id }: { id: string }) => {
  const t = useTranslations('keyLayouts.withoutEffect');
  const found = useApi(keyLayouts.withoutEffect, { params: { id } }).data;
  if (!found || found.total === 0) return null;
  const { total, phones } = found;
  return (
    <Alert color="yellow" title={t('title', { count: total })}>
      <p>{t('why')}</p>
      <ul>
        {phones.map(({ id: phoneId, name, enterpriseId, enterpriseName }) => (
          <li key={phoneId}>
            <TextLink to={`/t/${enterpriseId}/phones/${phoneId}`}>{name}</TextLink> {enterpriseName}
          </li>
        ))}
        {total > phones.length && <li>{t('more', { count: total - phones.length })}</li>}
      </ul>
    </Alert>
  );
};
