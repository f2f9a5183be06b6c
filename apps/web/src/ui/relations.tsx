import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import type { References } from '@patchbay/contract/references';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import { Empty } from './empty.tsx';
import { Loaded } from './loaded.tsx';
import { ReferenceList } from './references.tsx';

interface Props {
  endpoint: AnyEndpoint;
  id: string;
  /** Where the object lives, if that is not the place of the address. */
  organisationId?: string;
}

/** The Relations tab: everything that this object is tied to, by name. */
export const Relations = ({ endpoint, id, organisationId }: Props) => {
  const t = useTranslations('forms');
  const query = useApi(endpoint, { params: { id } } as never) as UseQueryResult<References>;
  return (
    <Loaded query={query}>
      {({ blocking, removed, released }) => {
        const all = [...blocking, ...removed, ...released].map((reference) => ({ ...reference, organisationId }));
        return all.length === 0 ? <Empty icon="link" title={t('noRelations')} /> : <ReferenceList references={all} />;
      }}
    </Loaded>
  );
};
