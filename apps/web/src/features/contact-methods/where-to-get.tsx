import type { AnyEndpoint, QueryInputOf } from '@patchbay/contract/http/endpoint';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { TextLink } from '#ui/link.tsx';

interface Props<E extends AnyEndpoint> {
  endpoint: E;
  where?: Partial<QueryInputOf<E>>;
  /** Where they come from, below the enterprise's address. */
  page: string;
  what: 'phoneNumbers';
}

/** Under a field with nothing to pick from: says so, and where such things come from. */
export const WhereToGet = <E extends AnyEndpoint>({ endpoint, where, page, what }: Props<E>) => {
  const t = useTranslations('appConfigurations.none');
  const { name, base } = usePlace();
  const { data } = useApi(endpoint, { query: { ...where, pageSize: 1 } } as never) as UseQueryResult<{ total: number }>;
  if (data?.total !== 0) return null;
  return (
    <p style={{ marginTop: 4, fontSize: 'var(--mantine-font-size-xs)' }}>
      {t(`${what}.text`, { name })} <TextLink to={`${base}/${page}`} underline="always">{t(`${what}.link`)}</TextLink>
    </p>
  );
};
