import { accounts, type Account } from '@patchbay/contract/accounts';
import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { Id } from '@patchbay/contract/primitives/id';
import { permissions, type Permission, type Role } from '@patchbay/contract/permissions';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Status } from '#ui/status.tsx';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './accounts.module.css';

interface Explained {
  permission: Permission;
  because: { organisationId: string; organisationName: string; role: Role }[];
}

const Choice = z.object({ organisationId: Id });

/** What this account may do at an organisation, and which of its roles allows it. */
export const PermissionsTab = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const place = usePlace();
  // Where it has a role is where there is something to explain.
  const start = account.memberships.find(({ organisationId }) => organisationId === place.id) ?? account.memberships[0];
  const chosen = start ? { value: start.organisationId, label: start.organisationName } : { value: place.id, label: place.name };
  const form = useZodForm(Choice, { defaultValues: { organisationId: chosen.value } });
  const atOrganisationId = form.watch('organisationId');
  const query = useApi(accounts.explain, { params: { id: account.id }, query: { atOrganisationId } });
  return (
    <>
      <div className={styles.choose}>
        <EntityField
          form={form}
          name="organisationId"
          label={t('explainAt')}
          help={t('explainHelp')}
          endpoint={organisations.list}
          chosen={[chosen]}
          toOption={({ id, name }: Organisation) => ({ value: id, label: name })}
        />
      </div>
      <Loaded query={query}>{({ organisationName, permissions: explained }) => <ExplainedTable explained={explained} organisation={organisationName} />}</Loaded>
    </>
  );
};

const ExplainedTable = ({ explained, organisation }: { explained: Explained[]; organisation: string }) => {
  const t = useTranslations('accounts');
  const reasons = new Map(explained.map(({ permission, because }) => [permission, because]));
  const allowed = explained.filter(({ because }) => because.length > 0).length;
  return (
    <table className={styles.explained}>
      <caption>{allowed === 0 ? t('explainNothing', { organisation }) : `${organisation}: ${t('explainSummary', { allowed, all: permissions.length })}`}</caption>
      <thead>
        <tr>
          <th scope="col">{t('permission')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col">{t('because')}</th>
        </tr>
      </thead>
      <tbody>
        {permissions.map((permission) => (
          <ExplainedRow key={permission} permission={permission} because={reasons.get(permission) ?? []} />
        ))}
      </tbody>
    </table>
  );
};

const ExplainedRow = ({ permission, because }: Explained) => {
  const t = useTranslations('accounts');
  const words = useTranslations('permissions.of');
  const roles = useTranslations('roles');
  const isAllowed = because.length > 0;
  return (
    <tr data-denied={!isAllowed || undefined}>
      <th scope="row">{words(permission)}</th>
      <td>{isAllowed ? <Status tone="good">{t('allowed')}</Status> : <Status tone="neutral">{t('notAllowed')}</Status>}</td>
      <td>
        {isAllowed ? (
          <ul className={styles.because}>
            {because.map(({ organisationId, organisationName, role }) => (
              <li key={`${organisationId} ${role}`}>{t('becauseRole', { role: roles(role), organisation: organisationName })}</li>
            ))}
          </ul>
        ) : (
          '—'
        )}
      </td>
    </tr>
  );
};
