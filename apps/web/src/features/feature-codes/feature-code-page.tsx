import { featureCodes, type FeatureCode } from '@patchbay/contract/feature-codes';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { History } from '#ui/history.tsx';
import { Button } from '#ui/kit.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { FeatureCodeState } from './action-row.tsx';
import { useFeatureCodeForm } from './feature-code-form.tsx';

/** One feature code: what it does, what was done to it. */
export const FeatureCodePage = () => {
  const { id = '' } = useParams();
  const query = useApi(featureCodes.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: FeatureCode }) => {
  const t = useTranslations('featureCodes');
  const { base, may } = usePlace();
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations kind="feature-code" endpoint={featureCodes.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="feature-code" id={found.id} /> }] : []),
  ];
  return (
    <Page title={`${found.code} · ${t(`actions.${found.action}`)}`} parent={{ to: `${base}/feature-codes`, label: t('title') }} action={may('featureCodes:write') && <Changes found={found} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Changes = ({ found }: { found: FeatureCode }) => {
  const t = useTranslations('featureCodes');
  const { base } = usePlace();
  const navigate = useNavigate();
  const { edit } = useFeatureCodeForm();
  const remove = useRemove(featureCodes);
  const run = async () => {
    if (await remove([{ id: found.id, name: found.code }])) void navigate(`${base}/feature-codes`);
  };
  return (
    <>
      <Button variant="default" onClick={() => void run()}>
        {t('remove')}
      </Button>
      <Button onClick={() => void edit(found)}>{t('edit')}</Button>
    </>
  );
};

const Overview = ({ found }: { found: FeatureCode }) => {
  const t = useTranslations('featureCodes');
  return (
    <Facts>
      <Fact label={t('fields.code')}>{found.code}</Fact>
      <Fact label={t('fields.action')}>{t(`does.${found.action}`)}</Fact>
      <Fact label={t('fields.state')}>
        <FeatureCodeState isEnabled={found.isEnabled} />
      </Fact>
      <Fact label={t('fields.comment')}>{found.comment || '—'}</Fact>
    </Facts>
  );
};
