import { imports, type ImportKind } from '@patchbay/contract/imports';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';

/** What can be imported of a kind here: columns, bounds, and why not where it cannot. */
export const useImportable = (kind: ImportKind) => {
  const { id: at, may } = usePlace();
  const kinds = useQuery({ ...query(imports.kinds, { at }), enabled: may('imports:read'), staleTime: 60_000 });
  return { ...kinds, data: kinds.data?.items.find((item) => item.kind === kind) };
};
