import { phoneNumbers, type PhoneNumber as Row } from '@patchbay/contract/phone-numbers';
import { useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { History } from '#ui/history.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Panel } from '#ui/panel.tsx';
import { PhoneNumber, useNumberFormat } from '#ui/phone-number.tsx';
import { Relations } from '#ui/relations.tsx';
import { Time } from '#ui/time.tsx';
import { AssignedTo } from './assigned-to.tsx';
import { Capabilities } from './capabilities.tsx';
import { NumberState, Services } from './columns.tsx';
import { useEditCapabilities } from './edit-capabilities.tsx';
import { useTransfer } from './transfer.tsx';

/** One number beside the list of them. */
export const PhoneNumberPanel = () => {
  const t = useTranslations('phoneNumbers');
  const { id = '' } = useParams();
  const { base } = usePlace();
  const format = useNumberFormat();
  const query = useApi(phoneNumbers.get, { params: { id } });
  const title = query.data ? format(query.data.e164) : t('fields.e164');
  return (
    <Panel title={title} parent={`${base}/phone-numbers`} action={query.data && <Actions number={query.data} />}>
      <Loaded query={query}>{(number) => <Tabs number={number} />}</Loaded>
    </Panel>
  );
};

const Actions = ({ number }: { number: Row }) => {
  const t = useTranslations('phoneNumbers');
  const { may } = usePlace();
  const edit = useEditCapabilities();
  const transfer = useTransfer();
  return (
    <>
      {may('phoneNumbers:write') && (
        <Button variant="default" leftSection={<Icon name="edit" size={15} />} onClick={() => void edit(number)}>
          {t('editCapabilities')}
        </Button>
      )}
      {transfer && (
        <Button variant="default" leftSection={<Icon name="swap" size={15} />} onClick={() => void transfer([number])}>
          {t('transfer')}
        </Button>
      )}
    </>
  );
};

const Tabs = ({ number }: { number: Row }) => {
  const t = useTranslations('phoneNumbers');
  const { may } = usePlace();
  const fields = useTranslations('phoneNumbers.history');
  const labels = (key: string) => (fields.has(key as 'e164') ? fields(key as 'e164') : undefined);
  return (
    <ObjectTabs
      tabs={[
        { value: 'overview', label: t('tabs.overview'), content: <Overview number={number} /> },
        { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={phoneNumbers.references} id={number.id} organisationId={number.ownerId} /> },
        ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="phone-number" id={number.id} labels={labels} /> }] : []),
      ]}
    />
  );
};

const Overview = ({ number }: { number: Row }) => {
  const t = useTranslations('phoneNumbers');
  return (
    <Facts>
      <Fact label={t('fields.e164')}>
        <PhoneNumber e164={number.e164} />
      </Fact>
      <Fact label={t('fields.state')}>
        <NumberState number={number} />
      </Fact>
      <Fact label={t('fields.assignedTo')}>
        <AssignedTo number={number} />
      </Fact>
      <Fact label={t('fields.capabilities')}>
        <Capabilities of={number} />
      </Fact>
      <Fact label={t('fields.voiceRouteType')}>{number.voiceRouteType ? t(`routeTypes.${number.voiceRouteType}`) : '—'}</Fact>
      <Fact label={t('fields.services')}>
        <Services services={number.services} />
      </Fact>
      <Fact label={t('fields.owner')}>
        <TextLink to={`/o/${number.ownerId}`}>{number.ownerName}</TextLink>
      </Fact>
      <Fact label={t('fields.createdAt')}>
        <Time at={number.createdAt} />
      </Fact>
      <Fact label={t('fields.updatedAt')}>
        <Time at={number.updatedAt} />
      </Fact>
    </Facts>
  );
};
