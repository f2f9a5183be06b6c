import { callFlows, type CallFlow } from '@patchbay/contract/call-flows';
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
import { useNumberFormat } from '#ui/phone-number.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import styles from './call-flows.module.css';
import { FindingSummary } from './finding-list.tsx';
import { OutlineView } from './outline-view.tsx';
import { useNodeNames } from './words.ts';

/** One call flow: its steps, what it has to do with, what was done to it. */
export const CallFlowPage = () => {
  const { id = '' } = useParams();
  const query = useApi(callFlows.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: CallFlow }) => {
  const t = useTranslations('callFlows');
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(callFlows);
  const list = listAddress(`${base}/call-flows`);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.name }])) void navigate(list);
  };
  const action = may('callFlows:write') && (
    <>
      <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>
      <ButtonLink to={`${base}/call-flows/${found.id}/edit`}>{t('edit')}</ButtonLink>
    </>
  );
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={callFlows.references} id={found.id} kind="call-flow" /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="call-flow" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: list, label: t('title') }} action={action}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Overview = ({ found }: { found: CallFlow }) => {
  const t = useTranslations('callFlows');
  const { base } = usePlace();
  const format = useNumberFormat();
  const names = useNodeNames()(found.nodes);
  const linked = (path: string, items: { id: string; label: string }[]) =>
    items.length === 0 ? t('none') : items.map(({ id, label }) => <span key={id} className={styles.entry}><TextLink to={`${base}/${path}/${id}`}>{label}</TextLink></span>);
  return (
    <div className={styles.overview}>
      <Facts>
        <Fact label={t('fields.phoneNumbers')}>{linked('phone-numbers', found.phoneNumbers.map(({ id, e164 }) => ({ id, label: format(e164) })))}</Fact>
        <Fact label={t('fields.internalNumbers')}>{linked('internal-numbers', found.internalNumbers.map(({ id, number }) => ({ id, label: number })))}</Fact>
      </Facts>
      <FindingSummary findings={found.findings} names={names} />
      <OutlineView flow={found} />
    </div>
  );
};
