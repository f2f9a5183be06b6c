import { apiKeys, type ApiKey } from '@patchbay/contract/api-keys';
import { Version } from '@patchbay/contract/primitives/id';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { FormPage } from '#ui/form-page.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { expiryOf, keyForm, toDraft } from './expiry.ts';
import { KeyFields } from './key-fields.tsx';

/** Renames, narrows or extends a key. */
export const EditApiKeyPage = () => {
  const { id = '' } = useParams();
  const query = useApi(apiKeys.get, { params: { id } });
  return <Loaded query={query}>{(apiKey) => <EditForm key={apiKey.id} apiKey={apiKey} />}</Loaded>;
};

const asForm = (apiKey: ApiKey) => ({ ...apiKey, ...expiryOf(apiKey.expiresAt) });

const EditForm = ({ apiKey }: { apiKey: ApiKey }) => {
  const t = useTranslations('apiKeys');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id, name, expiresAt } = apiKey;
  const page = `${base}/api-keys/${id}`;
  const [schema] = useState(() => keyForm(new Date()).safeExtend({ version: Version }));
  const update = useCommand(apiKeys.update, { touches: ['audit'] });
  const form = useZodForm(schema, { defaultValues: asForm(apiKey) });
  return (
    <FormPage
      title={t('editTitle', { name })}
      parent={{ to: page, label: name }}
      form={form}
      latest={async () => asForm(await call(apiKeys.get, { at, params: { id } }))}
      onSave={({ version, ...draft }) => update.mutateAsync({ params: { id }, body: { ...toDraft(draft, new Date(), expiresAt), version } })}
      onSaved={(saved) => {
        toast.done(t('saved', { name: saved.name }));
        void navigate(page);
      }}
    >
      <KeyFields form={form} before={apiKey.permissions} />
    </FormPage>
  );
};
