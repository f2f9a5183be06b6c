import type { Extension } from '@patchbay/contract/extensions';
import { Id } from '@patchbay/contract/primitives/id';
import { ringGroups, type RingGroup } from '@patchbay/contract/ring-groups';
import { useController, type Control, type FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { EntitiesField } from '#ui/fields/entity-field.tsx';
import { useNames } from '#ui/fields/use-names.ts';
import { FormDialog } from '#ui/form-dialog.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { toast } from '#ui/toast.ts';
import { useKeptFocus } from '#ui/use-kept-focus.ts';
import { useZodForm, type FieldForm } from '#ui/use-zod-form.ts';
import styles from './card.module.css';
import { nameOf } from '../name-of.ts';

const Groups = z.object({ ringGroupIds: z.array(Id) });
/** By its short number, where it has one. */
export const labelOf = ({ name, shortNumber }: Pick<RingGroup, 'name' | 'shortNumber'>) => (shortNumber === null ? name : `${shortNumber} ${name}`);

/** Opens the groups of an extension: a list to add to and to take from, which counts once it is saved. */
export const useGroupsDialog = () => {
  const open = useDialog();
  return (extension: Extension, groups: RingGroup[]) => open<void>((done) => <GroupsDialog extension={extension} groups={groups} onClose={() => done()} />);
};

const GroupsDialog = ({ extension, groups, onClose }: { extension: Extension; groups: RingGroup[]; onClose: () => void }) => {
  const t = useTranslations('ringGroups.ofExtension');
  const name = nameOf(extension);
  const assign = useCommand(ringGroups.assign, { touches: ['extensions'] });
  const form = useZodForm(Groups, { defaultValues: { ringGroupIds: groups.map(({ id }) => id) } });
  return (
    <FormDialog title={t('dialogTitle', { name })} form={form} onClose={onClose} onSave={(body) => assign.mutateAsync({ params: { id: extension.id }, body })} onSaved={() => toast.done(t('saved', { name }))}>
      <GroupList form={form} known={groups.map((group) => ({ id: group.id, label: labelOf(group) }))} />
    </FormDialog>
  );
};

interface ListProps {
  form: FieldForm<z.input<typeof Groups>>;
  known: { id: string; label: string }[];
}

const GroupList = ({ form, known }: ListProps) => {
  const t = useTranslations('ringGroups.ofExtension');
  const { field } = useController<FieldValues>({ control: form.control as Control<FieldValues>, name: 'ringGroupIds' });
  const ids = field.value as string[];
  const nameOfGroup = useNames(ids, { endpoint: ringGroups.get, toName: labelOf, known });
  const askForMore = useAddDialog();
  const kept = useKeptFocus<HTMLUListElement>();
  const add = async () => {
    const more = await askForMore(ids);
    if (more) field.onChange([...ids, ...more]);
  };
  return (
    <div role="group" aria-label={t('title')} className={styles.group}>
      {ids.length === 0 && <p className={styles.help}>{t('none')}</p>}
      <ul ref={kept} className={styles.rows} aria-label={t('title')}>
        {ids.map((id) => (
          <li key={id} className={styles.row}>
            <span>{nameOfGroup(id)}</span>
            <IconButton icon="close" label={t('takeOut', { name: nameOfGroup(id) })} onClick={() => field.onChange(ids.filter((other) => other !== id))} />
          </li>
        ))}
      </ul>
      <Button variant="default" leftSection={<Icon name="plus" size={15} />} style={{ justifySelf: 'start' }} onClick={() => void add()}>{t('add')}</Button>
    </div>
  );
};

/** Asks for one or several groups besides those that are listed; nothing where the person thinks better of it. */
const useAddDialog = () => {
  const open = useDialog();
  return (listed: string[]) => open<string[] | undefined>((done) => <AddDialog listed={listed} onDone={done} />);
};

const AddDialog = ({ listed, onDone }: { listed: string[]; onDone: (ids?: string[]) => void }) => {
  const t = useTranslations('ringGroups.ofExtension');
  const toOption = (group: RingGroup) => ({ value: group.id, label: labelOf(group), disabled: listed.includes(group.id) });
  const form = useZodForm(z.object({ ringGroupIds: z.array(Id).min(1, t('nothingChosen')) }), { defaultValues: { ringGroupIds: [] } });
  return (
    <FormDialog title={t('addTitle')} size="sm" saveLabel={t('addSubmit')} form={form} onClose={() => onDone()} onSave={({ ringGroupIds }) => Promise.resolve(onDone(ringGroupIds))}>
      <EntitiesField form={form} name="ringGroupIds" label={t('choose')} placeholder={t('choosePlaceholder')} endpoint={ringGroups.list} toOption={toOption} />
    </FormDialog>
  );
};
