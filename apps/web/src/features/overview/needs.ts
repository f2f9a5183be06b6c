import type { Account } from '@patchbay/contract/accounts';
import { accounts } from '@patchbay/contract/accounts';
import { apiKeys, type ApiKey } from '@patchbay/contract/api-keys';
import type { AnyEndpoint } from '@patchbay/contract/http/endpoint';
import { jobs, outbox } from '@patchbay/contract/operations';
import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { phones, type Phone } from '@patchbay/contract/phones';
import type { Place } from '#api/place.tsx';
import type { overview } from '#i18n/en/overview.ts';

type Text = Exclude<keyof (typeof overview)['needs'], 'more' | 'suspended' | 'suspendedText' | 'noFactor' | 'noFactorText'>;

interface Listed {
  items: unknown[];
  total: number;
}

/** Something that wants to be looked at, and how to find out. */
export interface Watch {
  text: Text;
  tone: 'bad' | 'warning' | 'neutral';
  endpoint: AnyEndpoint;
  query: { [key: string]: string | number };
  at: 'organisation' | 'tenant' | 'both';
  /** Where it is looked at, below the place. */
  path: string;
  /** Those that are meant, of what was answered; all of them, and as many as there are, where it is left out. */
  pick?: (item: never, now: Date) => boolean;
  nameOf: (item: never) => string;
}

const soonDays = 14;
const isEnding = ({ expiresAt }: ApiKey, now: Date) => expiresAt !== null && new Date(expiresAt).getTime() < now.getTime() + soonDays * 86_400_000;

/** In the order of urgency. Lists that cannot be filtered by what matters are looked at as far as one page reaches. */
export const watches: Watch[] = [
  { text: 'failedMail', tone: 'bad', endpoint: outbox.list, query: { status: 'failed', pageSize: 3 }, at: 'organisation', path: 'outbox?status=failed', nameOf: ({ to }: { to: string }) => to },
  { text: 'failedJobs', tone: 'bad', endpoint: jobs.list, query: { state: 'failed', pageSize: 3 }, at: 'organisation', path: 'jobs?state=failed', nameOf: ({ name }: { name: string }) => name },
  { text: 'expiring', tone: 'warning', endpoint: apiKeys.list, query: { sort: 'expiresAt', pageSize: 200 }, at: 'both', path: 'api-keys?sort=expiresAt', pick: isEnding, nameOf: ({ name }: ApiKey) => name },
  { text: 'unfetched', tone: 'warning', endpoint: phones.list, query: { sort: '-createdAt', pageSize: 200 }, at: 'tenant', path: 'phones', pick: ({ lastFetch }: Phone) => lastFetch === null, nameOf: ({ name }: Phone) => name },
  { text: 'invited', tone: 'neutral', endpoint: accounts.list, query: { status: 'invited', pageSize: 3 }, at: 'both', path: 'accounts?status=invited', nameOf: ({ name }: Account) => name },
  { text: 'disabled', tone: 'neutral', endpoint: organisations.list, query: { status: 'disabled', pageSize: 3 }, at: 'organisation', path: '', nameOf: ({ name }: Organisation) => name },
];

export const watchesAt = (place: Place): Watch[] => watches.filter(({ at, endpoint }) => (at === 'both' || at === place.scope) && place.may(endpoint.permission as 'phones:read'));

/** How many there are, and the first few by name. */
export const judge = ({ pick, nameOf }: Watch, { items, total }: Listed, now: Date): { count: number; names: string[] } => {
  const meant = pick ? items.filter((item) => pick(item as never, now)) : items;
  return { count: pick ? meant.length : total, names: meant.slice(0, 3).map((item) => nameOf(item as never)) };
};
