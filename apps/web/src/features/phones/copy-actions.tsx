import { mostFilled } from '@patchbay/contract/phone-copies';
import { type Phone, phones } from '@patchbay/contract/phones';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { call } from '#api/client.ts';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Text } from '#ui/kit.ts';
import { useProblemText } from '#ui/problem.tsx';
import type { Selection } from '#ui/resource-table.tsx';
import { toast } from '#ui/toast.ts';
import { FillDialog } from './fill-dialog.tsx';
import { LabelsDialog } from './labels-dialog.tsx';

/** What is done with a selection of phones, in the order of the list. */
export const PhoneCopyActions = ({ selection: { rows, count, all } }: { selection: Selection<Phone> }) => {
  const t = useTranslations('phones');
  const open = useDialog();
  const { id: at, may } = usePlace();
  // Of all that match the table knows only those that it shows.
  const chosen = async () => (all ? (await call(phones.list, { at, query: { ...all.query, pageSize: mostFilled } })).items : rows);
  const text = useProblemText();
  const openFor = (dialog: (found: Phone[], done: (isDone: boolean) => void) => ReactElement) =>
    void chosen().then((found) => open<boolean>((done) => dialog(found, done)), (error: unknown) => toast.failed(text(error).title, text(error).detail));
  if (count > mostFilled) return <Text size="sm">{t('tooMany', { limit: mostFilled })}</Text>;
  return (
    <>
      {may('phones:write') && (
        <Button variant="default" leftSection={<Icon name="hash" size={15} />} onClick={() => openFor((found, done) => <FillDialog phones={found} onDone={done} />)}>
          {t('fill.action')}
        </Button>
      )}
      <Button variant="default" leftSection={<Icon name="download" size={15} />} onClick={() => openFor((found, done) => <LabelsDialog ids={found.map(({ id }) => id)} onDone={done} />)}>
        {t('labels.action')}
      </Button>
    </>
  );
};
