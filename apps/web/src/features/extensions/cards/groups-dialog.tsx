import type { Extension } from '@patchbay/contract/extensions';
import { ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { invalidateNouns } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { namedOption } from '#ui/number-options.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import styles from './card.module.css';

const Members = z.object({ groupIds: z.array(z.string()) });
type Named = Pick<RingGroup, 'id' | 'name'>;

interface Props {
  extension: Extension;
  groups: Named[];
  onClose: () => void;
}

/** Adds the extension to groups, at their end, and takes it out of others. Each group is saved as it stands then. */
const useMembership = ({ id }: Extension) => {
  const { id: at } = usePlace();
  const client = useQueryClient();
  const put = async (groupId: string, change: (members: string[]) => string[]) => {
    const group = await call(ringGroups.get, { at, params: { id: groupId } });
    await call(ringGroups.update, { at, params: { id: groupId }, body: { ...group, memberExtensionIds: change(group.memberExtensionIds) } });
  };
  return async (before: string[], after: string[]) => {
    try {
      for (const group of after.filter((one) => !before.includes(one))) await put(group, (members) => [...members.filter((one) => one !== id), id]);
      for (const group of before.filter((one) => !after.includes(one))) await put(group, (members) => members.filter((one) => one !== id));
    } finally {
      await invalidateNouns(client, ['ringGroups', 'extensions', 'audit']);
    }
  };
};

/** The groups of an extension: added and taken away, from its side. */
export const GroupsDialog = ({ extension, groups, onClose }: Props) => {
  const t = useTranslations('extensionCards.groups');
  const open = useDialog();
  const form = useZodForm(Members, { defaultValues: { groupIds: groups.map(({ id }) => id) } });
  const { field } = useController({ control: form.control, name: 'groupIds' });
  const [known, setKnown] = useState<Named[]>(groups);
  const save = useMembership(extension);
  const add = async () => {
    const added = await open<Named[]>((done) => <AddGroupsDialog onDone={done} />);
    if (!added) return;
    setKnown([...known, ...added]);
    field.onChange([...new Set([...field.value, ...added.map(({ id }) => id)])]);
  };
  return (
    <FormDialog title={t('title')} form={form} onClose={onClose} onSave={({ groupIds }) => save(groups.map(({ id }) => id), groupIds)} onSaved={() => toast.done(t('saved'))}>
      {field.value.length === 0 && <p className={styles.help}>{t('none')}</p>}
      <ul className={styles.rows} aria-label={t('title')}>
        {field.value.map((id) => {
          const name = known.find((one) => one.id === id)?.name ?? id;
          return (
            <li key={id} className={styles.row}>
              <span>{name}</span>
              <IconButton icon="trash" variant="subtle" label={t('remove', { name })} onClick={() => field.onChange(field.value.filter((other) => other !== id))} />
            </li>
          );
        })}
      </ul>
      <div><Button variant="default" leftSection={<Icon name="plus" size={15} />} onClick={() => void add()}>{t('add')}</Button></div>
    </FormDialog>
  );
};

const Added = z.object({ ids: z.array(z.string()).min(1) });

const AddGroupsDialog = ({ onDone }: { onDone: (groups: Named[]) => void }) => {
  const t = useTranslations('extensionCards.groups');
  const { id: at } = usePlace();
  const form = useZodForm(Added, { defaultValues: { ids: [] } });
  return (
    <FormDialog title={t('addTitle')} saveLabel={t('add')} form={form} onClose={() => onDone(undefined as never)} onSaved={onDone}
      onSave={({ ids }) => Promise.all(ids.map((id) => call(ringGroups.get, { at, params: { id } })))}>
      <EntitiesField form={form} name="ids" label={t('choose')} placeholder={t('choosePlaceholder')} endpoint={ringGroups.list} toOption={namedOption} chosen={[]} />
    </FormDialog>
  );
};
