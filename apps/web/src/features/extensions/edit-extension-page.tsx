import { extensions, type Extension } from '@patchbay/contract/extensions';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { query, useApi, useCommand } from '#api/query.ts';
import type { Option } from '#ui/fields/select-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { ExtensionFields } from './extension-fields.tsx';
import { nameOf } from './name-of.ts';
import { RemoveExtension } from './remove-extension.tsx';

/** Changes an extension. */
export const EditExtensionPage = () => {
  const { id = '' } = useParams();
  const query = useApi(extensions.get, { params: { id } });
  return <Loaded query={query}>{(extension) => <EditForm key={extension.id} extension={extension} />}</Loaded>;
};

const EditForm = ({ extension }: { extension: Extension }) => {
  const t = useTranslations('extensions');
  const { id: at, base } = usePlace();
  const navigate = useNavigate();
  const { id } = extension;
  const update = useCommand(extensions.update, { touches: ['phoneNumbers', 'phones'] });
  const form = useZodForm(extensions.update.body!, { defaultValues: extension });
  const chosen = useChosenNumbers(extension);
  const page = `${base}/extensions/${id}`;
  if (!chosen) return null;
  return (
    <FormPage
      title={t('editTitle', { name: nameOf(extension) })}
      parent={{ to: page, label: nameOf(extension) }}
      action={<RemoveExtension extension={extension} />}
      form={form}
      latest={() => call(extensions.get, { at, params: { id } })}
      onSave={(body) => update.mutateAsync({ params: { id }, body })}
      onSaved={(saved) => {
        toast.done(t('saved', { name: nameOf(saved) }));
        void navigate(page);
      }}
    >
      <ExtensionFields form={form} chosen={chosen} shortNumberHelp={`${t('form.shortNumberHelp')} ${t('form.shortNumberChange')}`} />
    </FormPage>
  );
};

/** Names of the numbers that are chosen already. The presented one may belong to another extension, or to none. */
const useChosenNumbers = ({ phoneNumbers: own, presentationNumberId }: Extension): Option[] | undefined => {
  const { id: at } = usePlace();
  const format = useNumberFormat();
  const isOther = presentationNumberId !== null && !own.some(({ id }) => id === presentationNumberId);
  const other = useQuery({ ...query(phoneNumbers.get, { at, params: { id: presentationNumberId ?? '' } }), enabled: isOther });
  if (isOther && other.isPending) return undefined;
  return [...own, ...(other.data ? [other.data] : [])].map(({ id, e164 }) => ({ value: id, label: format(e164) }));
};
