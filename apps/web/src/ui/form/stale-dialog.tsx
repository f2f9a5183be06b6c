import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Diff, type DiffTexts } from '#ui/diff.tsx';
import { Dialog } from '#ui/dialog.tsx';

export type StaleAnswer = 'mine' | 'theirs';

interface Props {
  mine: Record<string, unknown>;
  theirs: Record<string, unknown>;
  labels: Map<string, string>;
  texts?: DiffTexts;
  onAnswer: (answer: StaleAnswer) => void;
  onCancel: () => void;
}

/** Two people edited the same thing: shows where they differ and lets the second decide. */
export const StaleDialog = ({ mine, theirs, labels, texts, onAnswer, onCancel }: Props) => {
  const t = useTranslations('forms');
  const common = useTranslations('common');
  return (
    <Dialog
      title={t('staleTitle')}
      size="lg"
      footer={
        <>
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
          <Button variant="default" onClick={() => onAnswer('theirs')}>
            {t('staleTakeTheirs')}
          </Button>
          <Button onClick={() => onAnswer('mine')}>{t('staleSaveMine')}</Button>
        </>
      }
    >
      <p style={{ marginBottom: 12 }}>{t('staleBody')}</p>
      <Diff before={theirs} after={mine} labels={(key) => labels.get(key)} texts={texts} headings={[t('staleTheirs'), t('staleMine')]} />
    </Dialog>
  );
};
