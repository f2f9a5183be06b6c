import { extensions, type Extension } from '@patchbay/contract/extensions';
import type { Reference } from '@patchbay/contract/http/problem';
import type { RingGroupDraft } from '@patchbay/contract/ring-groups';
import { useController, type Control, type FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { OrderList } from '#ui/fields/order-list.tsx';
import { useField } from '#ui/fields/use-field.ts';
import { useNames } from '#ui/fields/use-names.ts';
import { usePicked } from '#ui/fields/use-picked.ts';
import type { FieldForm } from '#ui/use-zod-form.ts';

interface Props {
  form: FieldForm<z.input<typeof RingGroupDraft>>;
  /** Whose names are known already. */
  members: Reference[];
}

/** Who rings, in order; more are added below. */
export const MembersField = ({ form, members }: Props) => {
  const t = useTranslations('ringGroups');
  const { field } = useController<FieldValues>({ control: form.control as Control<FieldValues>, name: 'memberExtensionIds' });
  const { input } = useField({ form, name: 'memberExtensionIds', label: t('fields.members') });
  const ids = (field.value ?? []) as string[];
  const nameOf = useNames(ids, { endpoint: extensions.get, toName: labelOf, known: members });
  return (
    <OrderList label={t('fields.members')} error={input.error} ids={ids} onChange={field.onChange} nameOf={nameOf}>
      <AddMember onAdd={(id) => !ids.includes(id) && field.onChange([...ids, id])} />
    </OrderList>
  );
};

const labelOf = ({ shortNumber, displayName }: Extension) => `${shortNumber} ${displayName}`;

const AddMember = ({ onAdd }: { onAdd: (id: string) => void }) => {
  const t = useTranslations('ringGroups.form');
  const { form, round } = usePicked(onAdd);
  return <EntityField key={round} form={form} name="add" label={t('addMember')} placeholder={t('addMemberPlaceholder')} endpoint={extensions.list} toOption={(one: Extension) => ({ value: one.id, label: labelOf(one) })} />;
};
