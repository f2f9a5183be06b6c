import { extensions } from '@patchbay/contract/extensions';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { ExtensionFields } from './extension-fields.tsx';
import { nameOf } from './name-of.ts';
import { useShortNumberSuggestion } from './use-short-number-suggestion.ts';

/** Creates an extension; its SIP account comes by itself. */
export const NewExtensionPage = () => {
  const t = useTranslations('extensions');
  const { base } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(extensions.create, { touches: ['phoneNumbers'] });
  const form = useZodForm(extensions.create.body!, { defaultValues: { shortNumber: '', displayName: '', phoneNumberIds: [], presentationNumberId: null, isEnabled: true } });
  const suggestion = useShortNumberSuggestion(true);
  useEffect(() => {
    // Only into a field that nobody has touched yet, and as its new starting point.
    if (suggestion && !form.getFieldState('shortNumber').isDirty) form.resetField('shortNumber', { defaultValue: suggestion });
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [suggestion]);
  return (
    <FormPage
      title={t('new')}
      parent={{ to: listAddress(`${base}/extensions`), label: t('title') }}
      form={form}
      onSave={(body) => create.mutateAsync({ body })}
      onSaved={(extension) => {
        toast.done(t('created', { name: nameOf(extension) }));
        void navigate(`${base}/extensions/${extension.id}`);
      }}
    >
      <ExtensionFields form={form} chosen={[]} shortNumberHelp={suggestion ? t('form.shortNumberSuggested', { number: suggestion }) : t('form.shortNumberHelp')} />
    </FormPage>
  );
};
