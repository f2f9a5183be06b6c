import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { isProblem } from '#api/problem.ts';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { FormDialog } from '#ui/form-dialog.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { CapabilityFields } from './capability-fields.tsx';
import { CarrierFields } from './carrier-fields.tsx';
import { namesOf } from './names-of.ts';

/** Opens the dialog that changes what a number can carry, and with whom. */
export const useEditCapabilities = () => {
  const open = useDialog();
  return useCallback((number: PhoneNumber) => open<void>((done) => <EditCapabilities number={number} onDone={done} />), [open]);
};

const valuesOf = (number: PhoneNumber) => ({
  ...number, voiceRouteType: number.voiceRouteType ?? ('DIRECT_ROUTING' as const), voiceCarrierId: number.voiceCarrier?.id ?? null, smsCarrierId: number.smsCarrier?.id ?? null,
});

const EditCapabilities = ({ number, onDone }: { number: PhoneNumber; onDone: () => void }) => {
  const t = useTranslations('phoneNumbers');
  const { id: at, may } = usePlace();
  const format = useNumberFormat();
  const { id, ownerId } = number;
  const update = useCommand(phoneNumbers.update, { touches: ['carrierProfiles', 'audit'] });
  const form = useZodForm(phoneNumbers.update.body!, { defaultValues: valuesOf(number) });
  return (
    <FormDialog
      title={t('form.editTitle', { number: format(number.e164) })}
      form={form}
      onClose={onDone}
      latest={async () => valuesOf(await call(phoneNumbers.get, { at, params: { id } }))}
      onSave={(body) =>
        update.mutateAsync({ params: { id }, body }).catch((error: unknown) => {
          throw isProblem(error, 'in-use') ? error.saidOf(error.errors.map(({ pointer }) => ({ pointer, detail: t('form.inUseBy', { names: namesOf(error.references) }) }))) : error;
        })
      }
      onSaved={({ e164 }) => toast.done(t('form.saved', { number: format(e164) }))}
    >
      {[number.voiceAssignee, number.smsAssignee].map((assignee) => assignee && <p key={assignee.id}>{t('form.inUse', { name: assignee.label })}</p>)}
      <CapabilityFields form={form} />
      {may('carrierProfiles:read') && <CarrierFields form={form} at={ownerId} chosen={[number.voiceCarrier, number.smsCarrier]} help={t('form.carrierLater')} />}
    </FormDialog>
  );
};
