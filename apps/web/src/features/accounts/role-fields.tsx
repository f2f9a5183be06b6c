import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { permissions, type Role } from '@patchbay/contract/permissions';
import { canGrant, rolesAt } from '@patchbay/domain/access/roles';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { Radio, Stack } from '#ui/kit.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';

type Form = FieldForm<{ organisationId: string; role: Role }>;

/** An organisation, and one of the roles there that the viewer can give. */
export const RoleFields = ({ form }: { form: Form }) => {
  const t = useTranslations('accounts');
  const place = usePlace();
  const organisationId = useWatch<{ organisationId: string }>({ control: form.control as never, name: 'organisationId' }) as string;
  const isEnterprise = place.kind === 'enterprise';
  return (
    <>
      {!isEnterprise && (
        <EntityField
          form={form}
          name="organisationId"
          label={t('organisation')}
          help={t('rolesHelp')}
          required
          endpoint={organisations.list}
          chosen={[{ value: place.id, label: place.name }]}
          toOption={({ id, name }: Organisation) => ({ value: id, label: name })}
        />
      )}
      <RoleField form={form} organisationId={organisationId} />
    </>
  );
};

const useRolesAt = (organisationId: string) => {
  const place = usePlace();
  const isHere = organisationId === place.id;
  const { data } = useQuery({ ...query(organisations.get, { at: place.id, params: { id: organisationId } }), enabled: organisationId !== '' && !isHere });
  const kind = isHere ? place.kind : data?.kind;
  const held = new Set(permissions.filter(place.may));
  return kind && rolesAt(kind).filter((role) => canGrant(held, role, kind));
};

const RoleField = ({ form, organisationId }: { form: Form; organisationId: string }) => {
  const t = useTranslations('accounts');
  const names = useTranslations('roles');
  const help = useTranslations('permissions.roleHelp');
  const { field, input } = useField({ form, name: 'role', label: t('role'), required: true });
  const grantable = useRolesAt(organisationId);
  const chosen = field.value as Role;
  // A role of an enterprise means nothing at a reseller.
  const isOff = grantable !== undefined && !grantable.includes(chosen);
  useEffect(() => {
    if (isOff && grantable[0]) field.onChange(grantable[0]);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOff, organisationId]);
  return (
    <Radio.Group label={input.label} withAsterisk error={input.error} value={chosen} onChange={field.onChange} onBlur={field.onBlur}>
      <Stack gap="xs" mt={6}>
        {(grantable ?? []).map((role, index) => (
          <Radio key={role} ref={index === 0 ? field.ref : undefined} value={role} label={names(role)} description={help(role)} size="sm" />
        ))}
        {!grantable && <span>{t('nothingToGrant')}</span>}
      </Stack>
    </Radio.Group>
  );
};
