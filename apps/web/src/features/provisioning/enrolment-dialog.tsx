import { provisioningSettings, type ProvisioningSettings, usualFirstFetchHours } from '@patchbay/contract/provisioning-settings';
import { useTranslations } from 'use-intl';
import { useCommand } from '#api/query.ts';
import { NumberField } from '#ui/fields/number-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';

/** Makes the address for phones out of their boxes, or replaces it, and asks for how long it answers a new phone. */
export const EnrolmentDialog = ({ settings: { enrolmentUrl, firstFetchHours }, onDone }: { settings: ProvisioningSettings; onDone: (isMade: boolean) => void }) => {
  const isReplaced = enrolmentUrl !== null;
  const t = useTranslations('provisioning.dhcp');
  const words = useTranslations('provisioning.settings');
  const make = useCommand(provisioningSettings.enrol, { touches: ['phones', 'audit'] });
  const form = useZodForm(provisioningSettings.enrol.body!, { defaultValues: { firstFetchHours: firstFetchHours ?? usualFirstFetchHours } });
  return (
    <FormDialog title={isReplaced ? t('replaceTitle') : t('makeTitle')} saveLabel={isReplaced ? t('replace') : t('make')} form={form} onClose={() => onDone(true)} onDismiss={() => onDone(false)} onSave={(body) => make.mutateAsync({ body })} onSaved={() => toast.done(t('made'))}>
      <p>{isReplaced ? t('replaceBody') : t('makeBody')}</p>
      <NumberField form={form} name="firstFetchHours" label={words('firstFetchHours')} help={t('windowHelp')} min={1} max={720} unit={words('hours')} />
    </FormDialog>
  );
};
