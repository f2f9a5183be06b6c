import { session } from '@patchbay/contract/session';
import type { BodyInputOf } from '@patchbay/contract/http/endpoint';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { TextLink } from '#ui/link.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryLayout } from './entry-layout.tsx';
import { useWay } from './way.ts';
import { OtherWay, WhoFields } from './who-fields.tsx';

type Asked = BodyInputOf<typeof session.requestReset>;

const [ByEmail, ByUsername] = session.requestReset.body!.options;

export const ForgotPage = () => {
  const t = useTranslations('signIn');
  const [asked, setAsked] = useState<Asked>();
  const { way, enterprise, setWay, keep } = useWay();
  const back = <TextLink to="/sign-in">{t('back')}</TextLink>;
  if (asked) return <EntryLayout title={t('forgotSentTitle')} lead={'email' in asked ? t('forgotSent', asked) : t('forgotSentByContact', asked)} footer={back} />;
  const submit = async (body: Asked) => {
    await call(session.requestReset, { body });
    keep('enterprise' in body ? body : {});
    setAsked(body);
  };
  return (
    <EntryLayout title={t('forgotTitle')} lead={t('forgotLead')} footer={back}>
      <EntryForm schema={way === 'email' ? ByEmail : ByUsername} initial={{ enterprise }} submitLabel={t('forgotSubmit')} onSubmit={submit}>
        {(field) => <WhoFields way={way} field={field} hasEnterprise={enterprise !== ''} />}
      </EntryForm>
      <p style={{ marginTop: 16 }}><OtherWay way={way} onChange={setWay} /></p>
    </EntryLayout>
  );
};
