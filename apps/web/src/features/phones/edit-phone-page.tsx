import { phones, type Phone } from '@patchbay/contract/phones';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { SecretField } from '#ui/fields/secret-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { useRemove } from '#ui/remove.tsx';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { FillLines } from './fill-lines.tsx';
import { PhoneFields } from './phone-fields.tsx';
import { atFormLines, formOf, PhoneForm } from './phone-form.ts';
import { PhoneSecret } from './phone-secret.tsx';
import { useShowProvisioning } from './use-provisioning.ts';

/** Changes a phone. */
export const EditPhonePage = () => {
  const { id = '' } = useParams();
  const query = useApi(phones.get, { params: { id } });
  return <Loaded query={query}>{(phone) => <EditForm key={phone.id} phone={phone} />}</Loaded>;
};

const EditForm = ({ phone }: { phone: Phone }) => {
  const t = useTranslations('phones');
  const { id: at, base, may } = usePlace();
  const navigate = useNavigate();
  const update = useCommand(phones.update, { touches: ['extensions'] });
  const showProvisioning = useShowProvisioning();
  const form = useZodForm(PhoneForm, { defaultValues: formOf(phone) });
  const { id } = phone;
  const showSaved = async (saved: Phone) => {
    toast.done(t('saved', { name: saved.name }));
    // A password that came into being by itself is seen now or has to be read later.
    const isGenerated = saved.hasHttpPassword && !phone.hasHttpPassword && !form.getValues('httpPassword');
    await navigate(`${base}/phones/${id}`);
    if (isGenerated && may('secrets:reveal')) await showProvisioning(saved);
  };
  return (
    <FormPage
      title={t('editTitle', { name: phone.name })}
      parent={{ to: `${base}/phones/${id}`, label: phone.name }}
      action={<Delete phone={phone} />}
      form={form}
      latest={async () => formOf(await call(phones.get, { at, params: { id } }))}
      onSave={({ version = phone.version, ...draft }) =>
        update.mutateAsync({ params: { id }, body: { ...draft, version } }).catch((error: unknown) => {
          throw atFormLines(error, draft.lines);
        })
      }
      onSaved={(saved) => void showSaved(saved)}
    >
      <PhoneFields
        form={form}
        lineNames={phone.lines.map(({ extensionId, shortNumber, displayName }) => ({ value: extensionId, label: `${shortNumber} ${displayName}` }))}
        secret={<PhoneSecret phone={phone} help={t('form.secretHelp')} />}
        password={<SecretField form={form} name="httpPassword" label={t('form.password')} help={t('form.passwordHelp')} isSet={phone.hasHttpPassword} />}
        usernameHelp={t('form.usernameHelp')}
        fill={<FillLines phone={phone} form={form} />}
        hiddenFieldsSet={phone.hiddenFieldsSet}
      />
    </FormPage>
  );
};

const Delete = ({ phone: { id, name } }: { phone: Phone }) => {
  const t = useTranslations('phones');
  const { base } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(phones);
  const run = async () => {
    if (await remove([{ id, name }])) void navigate(listAddress(`${base}/phones`));
  };
  return (
    <Button variant="default" leftSection={<Icon name="trash" size={15} />} onClick={() => void run()}>
      {t('remove')}
    </Button>
  );
};
