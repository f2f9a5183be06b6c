import { organisations, type Organisation } from '@patchbay/contract/organisations';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { EntityField } from '#ui/fields/entity-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { stepsAbove } from './kinds.ts';

/** Chooses another reseller of the same partner for an enterprise. */
export const MoveDialog = ({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) => {
  const t = useTranslations('organisations');
  const place = usePlace();
  const { id, name, version } = organisation;
  const [reseller, aboveReseller] = stepsAbove(place, organisation).reverse();
  const move = useCommand(organisations.move, { touches: ['phoneNumbers', 'accounts', 'audit'] });
  const form = useZodForm(organisations.move.body!, { defaultValues: { parentId: '', version } });
  // Both resellers lie below what is above them, so that is where the request is sent.
  const at = aboveReseller?.id ?? place.id;
  return (
    <FormDialog
      title={t('moveTitle', { name })}
      saveLabel={t('moveAction')}
      form={form}
      onClose={onClose}
      onSave={(body) => move.mutateAsync({ at, params: { id }, body })}
      onSaved={(moved) => toast.done(t('moved', { name, reseller: moved.ancestors.at(-1)?.name ?? '' }))}
    >
      <EntityField
        form={form}
        name="parentId"
        label={t('moveTo')}
        help={t('moveHelp')}
        required
        endpoint={organisations.list}
        at={at}
        where={{ kind: 'reseller', parentId: at }}
        toOption={(found: Organisation) => ({ value: found.id, label: found.name, disabled: found.id === reseller?.id })}
      />
    </FormDialog>
  );
};
