import { memberships, type Account, type Membership } from '@patchbay/contract/accounts';
import { useTranslations } from 'use-intl';
import { basePath, usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useConfirm } from '#ui/confirm.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { Tag } from '#ui/status.tsx';
import { toast } from '#ui/toast.ts';
import { useAttempt } from '#ui/use-attempt.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './accounts.module.css';
import { RoleFields } from './role-fields.tsx';

/** The roles of an account in the viewer's reach. */
export const Memberships = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts');
  const { may } = usePlace();
  const open = useDialog();
  const mayWrite = may('accounts:write');
  const take = useTake(account);
  return (
    <div>
      {account.memberships.length === 0 && <p>{t('noRole')}</p>}
      <ul className={styles.memberships}>
        {account.memberships.map((membership) => (
          <Line key={membership.id} membership={membership} onTake={mayWrite ? () => void take(membership) : undefined} />
        ))}
      </ul>
      {mayWrite && (
        <Button variant="default" mt="sm" leftSection={<Icon name="plus" size={15} />} onClick={() => void open((done) => <AddRole account={account} onClose={() => done(undefined)} />)}>
          {t('addRole')}
        </Button>
      )}
    </div>
  );
};

const Line = ({ membership: { role, organisationId, organisationName, organisationKind }, onTake }: { membership: Membership; onTake: (() => void) | undefined }) => {
  const t = useTranslations('accounts');
  const roles = useTranslations('roles');
  const kinds = useTranslations('organisationKinds');
  return (
    <li>
      <span className={styles.held}>
        <span className={styles.role}>{roles(role)}</span>
        <span>
          <TextLink to={basePath(organisationKind, organisationId)}>{organisationName}</TextLink> <Tag>{kinds(organisationKind)}</Tag>
        </span>
      </span>
      {onTake && (
        <Button variant="subtle" color="gray" size="xs" onClick={onTake} aria-label={`${t('take')}: ${t('roleAt', { role: roles(role), organisation: organisationName })}`}>
          {t('take')}
        </Button>
      )}
    </li>
  );
};

const useTake = ({ name, memberships: held }: Account) => {
  const t = useTranslations('accounts');
  const roles = useTranslations('roles');
  const confirm = useConfirm();
  const attempt = useAttempt();
  const remove = useCommand(memberships.remove, { touches: ['accounts', 'audit'] });
  return async ({ id, role, organisationName: organisation }: Membership) => {
    const body = [t('takeBody', { name, role: roles(role), organisation }), held.length === 1 && t('takeLast')].filter(Boolean).join(' ');
    if (!(await confirm({ title: t('takeTitle'), body, action: t('take'), danger: true }))) return;
    if (await attempt(() => remove.mutateAsync({ params: { id } }))) toast.done(t('taken'));
  };
};

const AddRole = ({ account: { id, name }, onClose }: { account: Account; onClose: () => void }) => {
  const t = useTranslations('accounts');
  const place = usePlace();
  const create = useCommand(memberships.create, { touches: ['accounts', 'audit'] });
  const form = useZodForm(memberships.create.body!, { defaultValues: { organisationId: place.id, role: 'read-only' } });
  return (
    <FormDialog
      title={t('addRoleTitle', { name })}
      saveLabel={t('addRoleAction')}
      form={form}
      onClose={onClose}
      onSave={(body) => create.mutateAsync({ params: { id }, body })}
      onSaved={() => toast.done(t('roleAdded', { name }))}
    >
      <RoleFields form={form} />
    </FormDialog>
  );
};
