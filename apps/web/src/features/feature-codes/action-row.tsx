import { featureCodes, type FeatureAction, type FeatureCode } from '@patchbay/contract/feature-codes';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { Button } from '#ui/kit.ts';
import { TextLink } from '#ui/link.tsx';
import { useRemove } from '#ui/remove.tsx';
import { Status } from '#ui/status.tsx';
import { RowActions } from '#ui/table/row-actions.tsx';
import { useFeatureCodeForm } from './feature-code-form.tsx';
import styles from './feature-codes.module.css';

interface Props {
  action: FeatureAction;
  found: FeatureCode | undefined;
}

/** One action: its code, or that it has none. */
export const ActionRow = ({ action, found }: Props) => {
  const t = useTranslations('featureCodes');
  const { base, may } = usePlace();
  return (
    <li className={styles.action} aria-label={t(`actions.${action}`)}>
      <span>
        <span className={styles.name}>{t(`actions.${action}`)}</span>
        <span className={styles.hint}>{found?.comment || t(`does.${action}`)}</span>
      </span>
      <span className={styles.code}>{found ? <TextLink to={`${base}/feature-codes/${found.id}`}>{found.code}</TextLink> : <span className={styles.hint}>{t('notSet')}</span>}</span>
      <span className={styles.state}>{found && <FeatureCodeState isEnabled={found.isEnabled} />}</span>
      <span className={styles.tools}>{may('featureCodes:write') && (found ? <Tools found={found} /> : <SetCode action={action} />)}</span>
    </li>
  );
};

/** Whether dialling it does anything. */
export const FeatureCodeState = ({ isEnabled }: { isEnabled: boolean }) => {
  const t = useTranslations('featureCodes');
  return <Status tone={isEnabled ? 'good' : 'neutral'}>{isEnabled ? t('enabled') : t('disabled')}</Status>;
};

const SetCode = ({ action }: { action: FeatureAction }) => {
  const t = useTranslations('featureCodes');
  const { create } = useFeatureCodeForm();
  return (
    <Button variant="default" size="xs" aria-label={t('setFor', { action: t(`actions.${action}`) })} onClick={() => void create(action)}>
      {t('set')}
    </Button>
  );
};

const Tools = ({ found }: { found: FeatureCode }) => {
  const t = useTranslations('featureCodes');
  const { edit } = useFeatureCodeForm();
  const remove = useRemove(featureCodes);
  const actions = [
    { label: t('edit'), icon: 'edit' as const, onClick: () => void edit(found) },
    { label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void remove([{ id: found.id, name: found.code }]) },
  ];
  return <RowActions actions={actions} name={found.code} />;
};
