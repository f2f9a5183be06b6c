import { apiKeys } from '@patchbay/contract/api-keys';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useCommand } from '#api/query.ts';
import { useDialog } from '#ui/dialog-host.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { keyForm, toDraft } from './expiry.ts';
import { KeyFields } from './key-fields.tsx';
import { ShownKey } from './shown-key.tsx';

/** Creates a key, and shows it this once. */
export const NewApiKeyPage = () => {
  const t = useTranslations('apiKeys');
  const { base } = usePlace();
  const navigate = useNavigate();
  const open = useDialog();
  const [schema] = useState(() => keyForm(new Date()));
  const create = useCommand(apiKeys.create, { touches: ['audit'] });
  const form = useZodForm(schema, { defaultValues: { name: '', permissions: [], expiry: 'd90', lastDay: '' } });
  const list = listAddress(`${base}/api-keys`);
  return (
    <FormPage
      title={t('newTitle')}
      parent={{ to: list, label: t('title') }}
      saveLabel={t('create')}
      form={form}
      onSave={(draft) => create.mutateAsync({ body: toDraft(draft, new Date()) })}
      onSaved={({ apiKey, key }) => {
        void open<void>((done) => <ShownKey apiKey={apiKey} secret={key} onDone={done} />).then(() => navigate(list));
      }}
    >
      <KeyFields form={form} />
    </FormPage>
  );
};
