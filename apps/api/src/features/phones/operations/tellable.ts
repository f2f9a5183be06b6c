import type { PhoneOperationKind } from '@patchbay/contract/phone-operations';
import type { Sql } from '@patchbay/database/scope';
import type { Tellable } from '@patchbay/domain/provisioning/operations/judge';

export interface TellablePhone extends Tellable {
  id: string;
  name: string;
  /** The same is under way for it. */
  isUnderWay: boolean;
}

export const underWay = "('QUEUED', 'SENDING', 'SENT')";

/** Of the phones that a statement names, what decides whether they can be told. An account that may not ring on phones is not registered by them. */
export const tellablePhones = (sql: Sql, kind: PhoneOperationKind, { text, values }: { text: string; values: unknown[] }): Promise<TellablePhone[]> =>
  sql<TellablePhone>(
    `select p.id, p.name, p.model_id as "modelId", p.is_virtual as "isVirtual", g.is_suspended as "isDisabled",
        array(select e.sip_username from phone_line l join extension e on e.id = l.extension_id
          where l.tenant_id = p.tenant_id and l.phone_id = p.id and e.is_enabled and e.ip_phone_on order by l.position) as "sipUsernames",
        exists (select from phone_operation o where o.phone_id = p.id and o.kind = $${values.length + 1} and o.status in ${underWay}) as "isUnderWay"
      from phone p join organisation g on g.id = p.tenant_id where p.id in (${text}) order by p.name, p.id`,
    [...values, kind]);
