import { contactMethods, type ContactMethod } from '@patchbay/contract/contact-methods';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { History } from '#ui/history.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink, TextLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { PhoneNumber } from '#ui/phone-number.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { InboundFacts, OutboundFacts, RecordingFacts } from './call-handling/handling-facts.tsx';
import { Target } from './contact-methods-pages.tsx';
import { kindPages } from './kinds.ts';
import { SipPassword } from './sip-password.tsx';

/** One contact method: where it leads, what rings there, what was done to it. */
export const ContactMethodPage = () => {
  const { id = '' } = useParams();
  const query = useApi(contactMethods.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: ContactMethod }) => {
  const t = useTranslations('contactMethods');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(contactMethods);
  const { path } = kindPages[found.kind];
  const list = listAddress(`${base}/contact-methods/${path}`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('contactMethods:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/contact-methods/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('pages.overview'), content: <Overview found={found} /> },
    { value: 'relations', label: t('pages.relations'), content: <Relations endpoint={contactMethods.references} id={found.id} kind="contact-method" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('pages.history'), content: <History type="contact-method" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t(`tabs.${path as 'emails'}`) }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Overview = ({ found }: { found: ContactMethod }) => {
  const t = useTranslations('contactMethods');
  const { base } = usePlace();
  const presented = found.presentedNumber && <PhoneNumber e164={found.presentedNumber.e164} />;
  return (
    <Facts>
      <Fact label={t('fields.userName')}>
        <TextLink to={`${base}/users/${found.userId}`}>{found.userName}</TextLink>
      </Fact>
      <Fact label={t(`fields.target.${found.kind}`)}>
        <Target of={found} />
      </Fact>
      {found.kind === 'SIP_ACCOUNT' && <SipPassword id={found.id} name={found.name} isSet={found.hasSipPassword} help={t('sip.passwordHelp')} replaceBody={t('sip.replaceBody')} />}
      {found.kind === 'PSTN_FORWARDING' && <Fact label={t('fields.presentedNumber')}>{presented ?? t('form.presentedCaller')}</Fact>}
      {found.kind !== 'EMAIL' && <InboundFacts of={found} />}
      {found.kind === 'SIP_ACCOUNT' && (
        <>
          <OutboundFacts of={found}>
            <Fact label={t('fields.externalCallerId')}>{presented}</Fact>
          </OutboundFacts>
          <RecordingFacts of={found} />
        </>
      )}
    </Facts>
  );
};
