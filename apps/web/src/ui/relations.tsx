import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import type { References } from '@patchbay/contract/references';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useApi } from '#api/query.ts';
import { Empty } from './empty.tsx';
import { Loaded } from './loaded.tsx';
import { ReferenceList } from './references.tsx';

/** The Relations tab: everything that this object is tied to, by name. */
export const Relations = ({ endpoint, id }: { endpoint: AnyEndpoint; id: string }) => {
  const t = useTranslations('forms');
  const query = useApi(endpoint, { params: { id } } as never) as UseQueryResult<References>;
  return (
    <Loaded query={query}>
      {({ blocking, removed, released }) => {
        const all = [...blocking, ...removed, ...released];
        return all.length === 0 ? <Empty icon="link" title={t('noRelations')} /> : <ReferenceList references={all} />;
      }}
    </Loaded>
  );
};
