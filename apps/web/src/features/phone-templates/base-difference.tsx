import { type PhoneTemplate, phoneTemplates, templateFiles, type TemplateTexts } from '@patchbay/contract/phone-templates';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useApi, useCommand } from '#api/query.ts';
import { Button } from '#ui/kit.ts';
import { Loaded } from '#ui/loaded.tsx';
import { TextDiff } from '#ui/text-diff.tsx';
import styles from './phone-templates.module.css';

/** What the template changes of its base, and what has changed in the base since it was looked at. */
export const BaseDifference = ({ found }: { found: PhoneTemplate }) => {
  const t = useTranslations('phoneTemplates.base');
  return (
    <Loaded query={useApi(phoneTemplates.base, { params: { id: found.id } })}>
      {({ name, hasMovedOn, then, now }) => (
        <div className={styles.texts}>
          {hasMovedOn && now && <Moved found={found} then={then} now={now} />}
          {now === null && <p>{t('gone', { name })}</p>}
          <h2>{name ? t('differsFrom', { name }) : t('differsFromShipped')}</h2>
          <Differences before={now ?? then} after={found} />
        </div>
      )}
    </Loaded>
  );
};

const Moved = ({ found, then, now }: { found: PhoneTemplate; then: TemplateTexts; now: TemplateTexts }) => {
  const t = useTranslations('phoneTemplates.base');
  const { may } = usePlace();
  const accept = useCommand(phoneTemplates.acceptBase);
  return (
    <>
      <h2>{t('changedTitle')}</h2>
      <p>{t('changedText')}</p>
      <Differences before={then} after={now} />
      {found.ownerId !== null && may('phoneTemplates:write') && (
        <Button variant="default" mb="lg" loading={accept.isPending} onClick={() => accept.mutate({ params: { id: found.id } })}>
          {t('accept')}
        </Button>
      )}
    </>
  );
};

const Differences = ({ before, after }: { before: TemplateTexts; after: TemplateTexts }) => {
  const t = useTranslations('phoneTemplates');
  const changed = templateFiles.filter((file) => before[file] !== after[file]);
  if (changed.length === 0) return <p className={styles.hint}>{t('base.same')}</p>;
  return changed.map((file) => (
    <div key={file}>
      <p className={styles.hint}>{t(`files.${file}`)}</p>
      <TextDiff label={t(`files.${file}`)} before={before[file]} after={after[file]} />
    </div>
  ));
};
