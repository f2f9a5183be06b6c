import { savedViews, type SavedView } from '@patchbay/contract/saved-views';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { CheckboxField } from '#ui/fields/switch-field.tsx';
import { TextField } from '#ui/fields/text-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

interface Props {
  page: SavedView['page'];
  /** What the list shows now. */
  shown: string;
  /** The one to change; absent: a new one. */
  view?: SavedView;
  onDone: () => void;
}

const { name, isShared, version } = savedViews.update.body!.shape;
const Form = z.object({ name, isShared, version: version.optional(), takesShown: z.boolean() });

/** Names a view, shares it, and with an existing one lets it take over what the list shows now. */
export const ViewDialog = ({ page, shown, view, onDone }: Props) => {
  const t = useTranslations('savedViews');
  const place = usePlace();
  const save = useSave({ page, shown, view });
  const form = useZodForm(Form, { defaultValues: view ? { ...view, takesShown: false } : { name: '', isShared: false, takesShown: false } });
  return (
    <FormDialog
      title={view ? t('editTitle', { name: view.name }) : t('saveTitle')}
      form={form}
      onClose={onDone}
      latest={view && (() => call(savedViews.get, { at: place.id, params: { id: view.id } }))}
      onSave={save}
      onSaved={(saved) => toast.done(t('saved', { name: saved.name }))}
    >
      <TextField form={form} name="name" label={t('name')} help={view ? undefined : t('nameHelp')} required maxLength={60} />
      {place.may('phoneNumbers:tag') && (
        <CheckboxField form={form} name="isShared" label={t('share')} help={view?.isShared ? t('staysShared') : t('shareHelp', { name: place.name })} disabled={view?.isShared} />
      )}
      {view && <CheckboxField form={form} name="takesShown" label={t('takesShown')} help={t('takesShownHelp')} />}
    </FormDialog>
  );
};

const useSave = ({ page, shown, view }: Omit<Props, 'onDone'>) => {
  const create = useCommand(savedViews.create, { touches: ['audit'] });
  const update = useCommand(savedViews.update, { touches: ['audit'] });
  return ({ takesShown, version: seen, ...draft }: z.output<typeof Form>): Promise<SavedView> => {
    if (!view) return create.mutateAsync({ body: { ...draft, page, query: shown } });
    return update.mutateAsync({ params: { id: view.id }, body: { ...draft, query: takesShown ? shown : view.query, version: seen ?? view.version } });
  };
};
