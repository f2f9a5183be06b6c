import { imports, type Import } from '@patchbay/contract/imports';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';

const underWay = new Set<Import['status']>(['uploading', 'planning', 'committing']);

/** Whether something is being done that shows progress. */
export const isUnderWay = ({ status }: Pick<Import, 'status'>) => underWay.has(status);

// Events tell of each step; this is for those that were missed while the connection or the server was away.
const lookAgainMs = 2000;

/** One import, kept up to date while it is worked at. */
export const useImport = (id: string) => {
  const { id: at } = usePlace();
  return useQuery({ ...query(imports.get, { at, params: { id } }), refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? lookAgainMs : false) });
};
