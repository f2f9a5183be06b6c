import type { BeyondSight, RoutedExtension } from '@patchbay/contract/call-worlds';
import type { DialPlan } from '@patchbay/contract/dial-plan-profiles';
import { Forwarding } from '@patchbay/contract/forwarding';
import type { E164 } from '@patchbay/contract/primitives/phone-number';
import { Prisma } from '@patchbay/database/prisma';
import type { Tx } from '@patchbay/database/scope';

interface Row {
  id: string;
  short_number: string;
  display_name: string;
  is_enabled: boolean;
  has_endpoint: boolean;
  presentation: E164 | null;
  country: string | null;
  dial_plan: DialPlan | null;
  numbers: E164[];
  unconditional_forward: unknown;
  exception_numbers: unknown;
  conditional_forward: unknown;
  temporary_forward: unknown;
  unanswered: RoutedExtension['voicemail']['unanswered'];
  voicemail_notified: boolean;
  voicemail_email: string;
  has_pin: boolean;
  is_queued: boolean;
  max_waiting: number;
  max_simultaneous: number;
}

const toRouted = (row: Row): RoutedExtension => ({
  id: row.id, label: `${row.short_number} ${row.display_name}`, shortNumber: row.short_number, isEnabled: row.is_enabled, hasEndpoint: row.has_endpoint,
  // Who shows none of their own, shows the first number that rings there.
  presentation: row.presentation ?? row.numbers[0] ?? null, country: row.country, dialPlan: row.dial_plan, numbers: row.numbers,
  forwarding: Forwarding.parse({ unconditional: row.unconditional_forward, exceptionNumbers: row.exception_numbers, conditional: row.conditional_forward, temporary: row.temporary_forward }),
  voicemail: { unanswered: row.unanswered, isNotified: row.voicemail_notified, email: row.voicemail_email, hasPin: row.has_pin },
  waiting: { isQueued: row.is_queued, maxWaiting: row.max_waiting, maxSimultaneous: row.max_simultaneous },
});

const plan = Prisma.sql`jsonb_build_object('allowedClasses', p.allowed_classes, 'allowPrefixes', p.allow_prefixes, 'denyPrefixes', p.deny_prefixes)`;

/** These extensions as far as they decide about calls. */
export const findRouted = async (tx: Tx, ids: string[]): Promise<RoutedExtension[]> => {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    select e.id, e.short_number, e.display_name, e.is_enabled,
      e.softphone_on or e.third_party_on or (e.mobile_on and e.mobile_user_id is not null)
        or (e.ip_phone_on and exists (select from phone_line l where l.tenant_id = e.tenant_id and l.extension_id = e.id)) as has_endpoint,
      (select n.e164 from phone_number n where n.id = e.presentation_number_id) as presentation, e.country,
      (select ${plan} from dial_plan_profile p where p.id = e.dial_plan_profile_id) as dial_plan,
      array(select n.e164 from phone_number n where n.owner_id = e.tenant_id and n.voice_extension_id = e.id order by n.e164) as numbers,
      e.unconditional_forward, e.exception_numbers, e.conditional_forward, e.temporary_forward, e.unanswered, e.voicemail_notified, e.voicemail_email,
      e.voicemail_pin is not null as has_pin, e.is_queued, e.max_waiting, e.max_simultaneous
    from extension e where e.id = any(${ids}::uuid[])`;
  return rows.map(toRouted);
};

/** What anybody in the enterprise knows of these extensions. */
export const findNames = async (tx: Tx, ids: string[]): Promise<BeyondSight[]> =>
  ids.length === 0 ? [] : tx.$queryRaw<BeyondSight[]>`select e.id, e.short_number || ' ' || e.display_name as label, e.short_number as "shortNumber" from extension e where e.id = any(${ids}::uuid[])`;

/** What extensions without a profile follow, and ring groups. */
export const findDefaultPlan = async (tx: Tx): Promise<DialPlan | null> => {
  const [row] = await tx.$queryRaw<{ plan: DialPlan }[]>`select ${plan} as plan from dial_plan_profile p where p.is_default`;
  return row?.plan ?? null;
};
