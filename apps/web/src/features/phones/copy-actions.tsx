import { mostFilled } from '@patchbay/contract/phone-copies';
import type { Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button, Text } from '#ui/kit.ts';
import type { Selection } from '#ui/resource-table.tsx';
import { FillDialog } from './fill-dialog.tsx';
import { LabelsDialog } from './labels-dialog.tsx';

/** What is done with a selection of phones, in the order of the list. */
export const PhoneCopyActions = ({ selection: { rows } }: { selection: Selection<Phone> }) => {
  const t = useTranslations('phones');
  const open = useDialog();
  const { may } = usePlace();
  if (rows.length > mostFilled) return <Text size="sm">{t('tooMany', { limit: mostFilled })}</Text>;
  return (
    <>
      {may('phones:write') && (
        <Button variant="default" leftSection={<Icon name="hash" size={15} />} onClick={() => void open<boolean>((done) => <FillDialog phones={rows} onDone={done} />)}>
          {t('fill.action')}
        </Button>
      )}
      <Button variant="default" leftSection={<Icon name="download" size={15} />} onClick={() => void open<boolean>((done) => <LabelsDialog ids={rows.map(({ id }) => id)} onDone={done} />)}>
        {t('labels.action')}
      </Button>
    </>
  );
};
