import { phoneCopies } from '@patchbay/contract/phone-copies';
import { phones, type Phone } from '@patchbay/contract/phones';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useApi, useCommand } from '#api/query.ts';
import { MacField } from '#ui/fields/mac-field.tsx';
import { SelectField } from '#ui/fields/select-field.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { useVendorText } from './phone-mac-field.tsx';

/** Puts another handset in the place of a phone's. */
export const HandsetDialog = ({ phone, onDone }: { phone: Phone; onDone: (replaced: Phone) => void }) => {
  const t = useTranslations('phones');
  const models = useApi(phones.models).data?.items ?? [{ id: phone.modelId, vendor: '', name: phone.modelName }];
  const form = useZodForm(phoneCopies.replaceHandset.body!, { defaultValues: { mac: '', modelId: phone.modelId, version: phone.version } });
  const [mac, modelId] = useWatch({ control: form.control, name: ['mac', 'modelId'] });
  const vendorText = useVendorText(mac, models.find(({ id }) => id === modelId)?.vendor);
  const replace = useCommand(phoneCopies.replaceHandset, { touches: ['extensions', 'audit'] });
  return (
    <FormDialog title={t('handset.title', { name: phone.name })} saveLabel={t('handset.action')} form={form} onClose={() => onDone(undefined as never)}
      onSave={(body) => replace.mutateAsync({ params: { id: phone.id }, body })}
      onSaved={(replaced) => {
        toast.done(t('handset.done', { name: replaced.name }));
        onDone(replaced);
      }}>
      <p>{t('handset.help')}</p>
      <MacField form={form} name="mac" label={t('handset.mac')} help={vendorText ?? t('form.macHelp')} required />
      <SelectField form={form} name="modelId" label={t('form.model')} help={t('handset.modelHelp')} options={models.map(({ id, vendor, name }) => ({ value: id, label: `${vendor} ${name}`.trim() }))} />
    </FormDialog>
  );
};
