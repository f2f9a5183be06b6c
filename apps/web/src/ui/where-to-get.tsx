import type { AnyEndpoint, QueryInputOf } from '@patchbay/contract/http/endpoint';
import type { Permission } from '@patchbay/contract/permissions';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { TextLink } from './link.tsx';

interface Props<E extends AnyEndpoint> {
  endpoint: E;
  where?: Partial<QueryInputOf<E>>;
  /** Where they come from, below the enterprise's address. */
  page: string;
  what: 'phoneNumbers' | 'freeInternalNumbers' | 'internalNumbers' | 'audioFiles' | 'deliveryMethods';
  /** Another way to get one. */
  children?: ReactNode;
}

/** Whether a list has nothing in it: false until that is known. */
export const useIsNone = <E extends AnyEndpoint>(endpoint: E, where?: Partial<QueryInputOf<E>>): boolean => {
  const { id: at, may } = usePlace();
  const { data } = useQuery({ ...query(endpoint as AnyEndpoint, { at, query: { ...where, pageSize: 1 } } as never), enabled: may(endpoint.permission as Permission) });
  return (data as { total: number } | undefined)?.total === 0;
};

/** Under a field with nothing to pick from: says so, and where such things come from. */
export const WhereToGet = <E extends AnyEndpoint>({ endpoint, where, page, what, children }: Props<E>) => {
  const t = useTranslations('forms.none');
  const { name, base } = usePlace();
  if (!useIsNone(endpoint, where)) return null;
  return (
    <p style={{ marginTop: 4, fontSize: 'var(--mantine-font-size-xs)' }}>
      {t(`${what}.text`, { name })} <TextLink to={`${base}/${page}`} underline="always">{t(`${what}.link`)}</TextLink>
      {children}
    </p>
  );
};
