import { phones, type Phone } from '@patchbay/contract/phones';
import { extensions } from '@patchbay/contract/extensions';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { query, useCommand } from '#api/query.ts';
import { SecretField } from '#ui/fields/secret-field.tsx';
import { FormPage } from '#ui/form-page.tsx';
import { listAddress } from '#ui/list-address.ts';
import { toast } from '#ui/toast.ts';
import { useZodForm } from '#ui/use-zod-form.ts';
import { PhoneFields } from './phone-fields.tsx';
import { atFormLines, newForm, PhoneForm } from './phone-form.ts';
import styles from './phone.module.css';
import { useShowProvisioning } from './use-provisioning.ts';

/** Creates a phone and shows, once, what must be entered in it. */
export const NewPhonePage = () => {
  const [search] = useSearchParams();
  const { id: at } = usePlace();
  const extensionId = search.get('extensionId');
  const extension = useQuery({ ...query(extensions.get, { at, params: { id: extensionId ?? '' } }), enabled: extensionId !== null });
  if (extensionId !== null && extension.isPending) return null;
  const first = extension.data && { value: extension.data.id, label: `${extension.data.shortNumber} ${extension.data.displayName}` };
  return <NewPhoneForm first={first} />;
};

const NewPhoneForm = ({ first }: { first: { value: string; label: string } | undefined }) => {
  const t = useTranslations('phones');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const create = useCommand(phones.create, { touches: ['extensions'] });
  const showProvisioning = useShowProvisioning();
  const form = useZodForm(PhoneForm, { defaultValues: newForm(first?.value) });
  const showNew = async (phone: Phone) => {
    toast.done(t('created', { name: phone.name }));
    // The page takes the focus as it opens, so the dialog comes after it.
    await navigate(`${base}/phones/${phone.id}`);
    if (may('secrets:reveal')) await showProvisioning(phone, { isNew: true });
  };
  return (
    <FormPage
      title={t('new')}
      parent={{ to: listAddress(`${base}/phones`), label: t('title') }}
      form={form}
      onSave={({ version: _, httpUsername, ...draft }) =>
        create.mutateAsync({ body: { ...draft, httpUsername: httpUsername || undefined } }).catch((error: unknown) => {
          throw atFormLines(error, draft.lines);
        })
      }
      onSaved={(phone) => void showNew(phone)}
    >
      <PhoneFields
        form={form}
        lineNames={first ? [first] : []}
        secret={<SecretToCome />}
        password={<SecretField form={form} name="httpPassword" label={t('form.password')} help={t('form.passwordNew')} isSet={false} />}
        usernameHelp={t('form.usernameNew')}
      />
    </FormPage>
  );
};

const SecretToCome = () => {
  const t = useTranslations('phones.form');
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t('secret')}</span>
      <span className={styles.hint}>{t('secretNew')}</span>
    </div>
  );
};
