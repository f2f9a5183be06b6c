import { type DeliveryMethod, deliveryMethods } from '@patchbay/contract/delivery-methods';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';

// A test ends within 20 seconds; what is older has lost its worker.
const [longestMs, lookAgainMs] = [60_000, 1_500];

export type TestState = 'none' | 'running' | 'lost';

/** Whether a test is under way, or came to no end. */
export const testStateOf = ({ testRequestedAt }: Pick<DeliveryMethod, 'testRequestedAt'>): TestState => {
  if (testRequestedAt === null) return 'none';
  return Date.now() - Date.parse(testRequestedAt) < longestMs ? 'running' : 'lost';
};

/** One delivery method, kept up to date while it is tested; events tell of the end, and this is for those that were missed. */
export const useDeliveryMethod = (id: string) => {
  const { id: at } = usePlace();
  return useQuery({ ...query(deliveryMethods.get, { at, params: { id } }), refetchInterval: ({ state }) => (state.data && testStateOf(state.data) === 'running' ? lookAgainMs : false) });
};
