import { ApiKeyDraft } from '@patchbay/contract/api-keys';
import { z } from 'zod';
import { dayOf } from '#ui/day-of.ts';

export const expiries = ['never', 'd30', 'd90', 'd365', 'date'] as const;
type Expiry = (typeof expiries)[number];

const days: { [E in Expiry]?: number } = { d30: 30, d90: 90, d365: 365 };

const endOf = (day: string) => new Date(`${day}T23:59:59.999`);

/** A key as it is filled in: its end as a person says it. */
export const keyForm = (now: Date) =>
  ApiKeyDraft.omit({ expiresAt: true })
    .extend({ expiry: z.enum(expiries), lastDay: z.string() })
    .superRefine(({ expiry, lastDay }, context) => {
      if (expiry !== 'date') return;
      if (lastDay === '') context.addIssue({ code: 'custom', path: ['lastDay'], message: 'Must not be empty' });
      else if (endOf(lastDay) < now) context.addIssue({ code: 'custom', path: ['lastDay'], message: 'A day from today on' });
    });

export type KeyForm = z.output<ReturnType<typeof keyForm>>;

export const expiryOf = (expiresAt: string | null): Pick<KeyForm, 'expiry' | 'lastDay'> =>
  expiresAt === null ? { expiry: 'never', lastDay: '' } : { expiry: 'date', lastDay: dayOf(new Date(expiresAt)) };

/**
 * What the API takes of it.
 * @param before when the key ended until now; kept to the second where its day was not changed
 */
export const toDraft = ({ name, permissions, expiry, lastDay }: KeyForm, now: Date, before: string | null = null): z.output<typeof ApiKeyDraft> => {
  const ahead = days[expiry];
  if (ahead !== undefined) return { name, permissions, expiresAt: new Date(now.getTime() + ahead * 86_400_000).toISOString() };
  if (expiry === 'never') return { name, permissions, expiresAt: null };
  const isSameDay = before !== null && dayOf(new Date(before)) === lastDay;
  return { name, permissions, expiresAt: isSameDay ? before : endOf(lastDay).toISOString() };
};
