import { phones, type Phone } from '@patchbay/contract/phones';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { OperationsOfPhone } from './operations/operations-of-phone.tsx';
import { useOperate } from './operations/use-operate.tsx';
import { PhoneMenu } from './phone-menu.tsx';
import { PhoneFiles } from './phone-files.tsx';
import { PhoneOverview } from './phone-overview.tsx';
import { PhoneTimeline } from './phone-timeline.tsx';
import { PhoneUploads } from './phone-uploads.tsx';

/** One phone: what it is, what hangs on it, what was done to it. */
export const PhonePage = () => {
  const { id = '' } = useParams();
  const query = useApi(phones.get, { params: { id } });
  return <Loaded query={query}>{(phone) => <PhoneView phone={phone} />}</Loaded>;
};

const PhoneView = ({ phone }: { phone: Phone }) => {
  const t = useTranslations('phones');
  const { base, may } = usePlace();
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <PhoneOverview phone={phone} /> },
    { value: 'operations', label: t('tabs.operations'), content: <OperationsOfPhone phoneId={phone.id} /> },
    { value: 'files', label: t('tabs.files'), content: <PhoneFiles phone={phone} /> },
    { value: 'timeline', label: t('tabs.timeline'), content: <PhoneTimeline phone={phone} /> },
    { value: 'uploads', label: t('tabs.uploads'), content: <PhoneUploads phone={phone} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={phones.references} id={phone.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="phone" id={phone.id} /> }] : []),
  ];
  return (
    <Page title={phone.name} parent={{ to: listAddress(`${base}/phones`), label: t('title') }} action={may('phones:write') && <Actions phone={phone} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Actions = ({ phone }: { phone: Phone }) => {
  const { id, name } = phone;
  const t = useTranslations('phones');
  const { base } = usePlace();
  const navigate = useNavigate();
  const operations = useTranslations('phoneOperations.actions');
  const operate = useOperate();
  const remove = useRemove(phones);
  const run = async () => {
    if (await remove([{ id, name }])) void navigate(listAddress(`${base}/phones`));
  };
  return (
    <>
      <Button variant="default" leftSection={<Icon name="download" size={15} />} onClick={() => void operate('resync', { ids: [id] }, name)}>
        {operations('resync')}
      </Button>
      <Button variant="default" leftSection={<Icon name="refresh" size={15} />} onClick={() => void operate('reboot', { ids: [id] }, name)}>
        {operations('reboot')}
      </Button>
      <PhoneMenu phone={phone} onRemove={() => void run()} />
      <ButtonLink to={`${base}/phones/${id}/edit`} leftSection={<Icon name="edit" size={15} />}>
        {t('edit')}
      </ButtonLink>
    </>
  );
};
