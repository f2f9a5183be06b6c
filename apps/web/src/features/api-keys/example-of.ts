import { accounts } from '@patchbay/contract/accounts';
import { apiKeys, type ApiKey } from '@patchbay/contract/api-keys';
import { audit } from '@patchbay/contract/audit';
import { pathOf, type AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { jobs, outbox } from '@patchbay/contract/operations';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { urlOf } from '#api/client.ts';

// Lists that every organisation has, the most telling first.
const lists: AnyEndpoint[] = [phoneNumbers.list, organisations.list, accounts.list, audit.list, apiKeys.list, jobs.list, outbox.list];

/** A call that this key may make, as one types it into a terminal. */
export const exampleOf = ({ permissions, organisationId: at }: Pick<ApiKey, 'permissions' | 'organisationId'>, secret: string): string => {
  const list = lists.find(({ permission }) => (permissions as string[]).includes(permission));
  const url = window.location.origin + (list ? urlOf(list, { at, query: { pageSize: 25 } }) : pathOf({ scope: 'public', path: '/openapi.json' }));
  return `curl '${url}' \\\n  -H 'Authorization: Bearer ${secret}'`;
};
