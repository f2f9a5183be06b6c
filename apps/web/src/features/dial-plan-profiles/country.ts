import { organisations } from '@patchbay/contract/organisations';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';

/** Where the enterprise is (ISO code), if it says so; undefined while that is not known, or not for the viewer to see. */
export const useEnterpriseCountry = (): string | null | undefined => {
  const { id, may } = usePlace();
  const { data } = useQuery({ ...query(organisations.get, { at: id, params: { id } }), enabled: may('organisations:read') });
  return data?.country;
};

/** A number that is abroad from there, in one piece. */
export const numberAbroad = (country: string | null | undefined): string => (country === 'GB' ? '+1\u00a0202\u00a0555\u00a00100' : '+44\u00a020\u00a07946\u00a00000');
