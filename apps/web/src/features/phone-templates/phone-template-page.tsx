import { type PhoneTemplate, phoneTemplates, templateFiles } from '@patchbay/contract/phone-templates';
import { useNavigate, useParams } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi } from '#api/query.ts';
import { Fact, Facts } from '#ui/facts.tsx';
import { History } from '#ui/history.tsx';
import { Button } from '#ui/kit.ts';
import { ButtonLink } from '#ui/link.tsx';
import { listAddress } from '#ui/list-address.ts';
import { Loaded } from '#ui/loaded.tsx';
import { ObjectTabs } from '#ui/object-tabs.tsx';
import { Page } from '#ui/page.tsx';
import { Relations } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import { Status } from '#ui/status.tsx';
import { NumberedText } from '#ui/text-diff.tsx';
import { Time } from '#ui/time.tsx';
import { BaseDifference } from './base-difference.tsx';
import { FieldList } from './field-list.tsx';
import { GuideOf } from './guide.tsx';
import styles from './phone-templates.module.css';

/** One phone template: its files, how they differ from what it is a copy of, which phones have it. */
export const PhoneTemplatePage = () => {
  const { id = '' } = useParams();
  const query = useApi(phoneTemplates.get, { params: { id } });
  return <Loaded query={query}>{(found) => <View found={found} />}</Loaded>;
};

const View = ({ found }: { found: PhoneTemplate }) => {
  const t = useTranslations('phoneTemplates');
  const { base, may } = usePlace();
  const tabs = [
    { value: 'overview', label: t('tabs.overview'), content: <Overview found={found} /> },
    { value: 'files', label: t('tabs.files'), content: <Files found={found} /> },
    { value: 'base', label: t('tabs.base'), content: <BaseDifference found={found} /> },
    { value: 'relations', label: t('tabs.relations'), content: <Relations endpoint={phoneTemplates.references} id={found.id} /> },
    ...(may('audit:read') ? [{ value: 'history', label: t('tabs.history'), content: <History type="phone-template" id={found.id} /> }] : []),
  ];
  return (
    <Page title={found.name} parent={{ to: listAddress(`${base}/phone-templates`), label: t('title') }} action={may('phoneTemplates:write') && <Actions found={found} />}>
      <ObjectTabs tabs={tabs} />
    </Page>
  );
};

const Actions = ({ found: { id, name, ownerId } }: { found: PhoneTemplate }) => {
  const t = useTranslations('phoneTemplates');
  const { base } = usePlace();
  const navigate = useNavigate();
  const remove = useRemove(phoneTemplates);
  const run = async () => {
    if (await remove([{ id, name }])) void navigate(listAddress(`${base}/phone-templates`));
  };
  return (
    <>
      {ownerId !== null && <Button variant="default" onClick={() => void run()}>{t('remove')}</Button>}
      <ButtonLink variant="default" to={`${base}/phone-templates/new?copy=${id}`}>{t('duplicate')}</ButtonLink>
      {ownerId !== null && <ButtonLink to={`${base}/phone-templates/${id}/edit`}>{t('edit')}</ButtonLink>}
    </>
  );
};

const Overview = ({ found }: { found: PhoneTemplate }) => {
  const t = useTranslations('phoneTemplates');
  return (
    <>
      <Facts>
        <Fact label={t('fields.family')}>{`${found.vendor} ${found.familyName}`}</Fact>
        <Fact label={t('fields.guide')}>
          <GuideOf family={found.family} />
        </Fact>
        <Fact label={t('fields.owner')}>{found.ownerName}</Fact>
        <Fact label={t('fields.base')}>
          <span className={styles.base}>
            {found.baseName || t('base.shipped')}
            {found.hasBaseMovedOn && <Status tone="warning">{t('base.movedOn')}</Status>}
          </span>
        </Fact>
        <Fact label={t('fields.createdAt')}>
          <Time at={found.createdAt} />
        </Fact>
        <Fact label={t('fields.updatedAt')}>
          <Time at={found.updatedAt} />
        </Fact>
      </Facts>
      {found.fields.length > 0 && <FieldList title={t('form.fields')} fields={found.fields} />}
    </>
  );
};

const Files = ({ found }: { found: PhoneTemplate }) => {
  const t = useTranslations('phoneTemplates');
  return (
    <div className={styles.texts}>
      {templateFiles.filter((file) => found[file] !== '').map((file) => (
        <div key={file}>
          <h2>{t(`files.${file}`)}</h2>
          <NumberedText label={t(`files.${file}`)} text={found[file]} />
        </div>
      ))}
    </div>
  );
};
