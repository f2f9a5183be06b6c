import { extensionBulks } from '@patchbay/contract/extension-bulks';
import { Id } from '@patchbay/contract/primitives/id';
import { ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useCommand } from '#api/query.ts';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { labelOf } from '../cards/groups-dialog.tsx';
import type { BulkProps } from './bulk-actions.tsx';

const toOption = (group: RingGroup) => ({ value: group.id, label: labelOf(group) });

/** Adds extensions to ring groups, and takes them out of others. */
export const BulkGroupsDialog = ({ choice, count, onDone }: BulkProps) => {
  const t = useTranslations('extensionList.bulk');
  const schema = z.object({ add: z.array(Id), remove: z.array(Id) }).refine(({ add, remove }) => add.length + remove.length > 0, { path: ['add'], error: t('noGroup') });
  const form = useZodForm(schema, { defaultValues: { add: [], remove: [] } });
  const change = useCommand(extensionBulks.bulkGroups, { touches: ['ringGroups', 'audit'] });
  const onSaved = ({ changed }: { changed: number }) => {
    toast.done(t('groupsChanged', { count: changed }));
    onDone(true);
  };
  return (
    <FormDialog title={t('groupsTitle', { count })} form={form} onSave={(groups) => change.mutateAsync({ body: { ...choice, ...groups } })} onSaved={onSaved} onClose={() => onDone(true)} onDismiss={() => onDone(false)}>
      <p>{t('groupsHelp')}</p>
      <EntitiesField form={form} name="add" label={t('add')} endpoint={ringGroups.list} toOption={toOption} />
      <EntitiesField form={form} name="remove" label={t('takeOut')} endpoint={ringGroups.list} toOption={toOption} />
    </FormDialog>
  );
};
