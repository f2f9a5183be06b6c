import type { PhoneOperationKind } from '@patchbay/contract/phone-operations';
import { mostPhonesRemoved, type Phone } from '@patchbay/contract/phones';
import { useTranslations } from 'use-intl';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import type { Selection } from '#ui/resource-table.tsx';
import { RemovePhonesDialog } from './remove-dialog.tsx';
import { useOperate } from './use-operate.tsx';

/** The buttons of a selection of phones. */
export const PhoneBulkActions = ({ selection }: { selection: Selection<Phone> }) => {
  const t = useTranslations('phoneOperations.actions');
  const phones = useTranslations('phones');
  const operate = useOperate();
  const open = useDialog();
  const { all, ids, count } = selection;
  const choice = all ? { matching: all.query } : { ids };
  const start = async (kind: PhoneOperationKind) => {
    if (await operate(kind, choice)) selection.clear();
  };
  const remove = async () => {
    if (await open<boolean>((done) => <RemovePhonesDialog choice={choice} count={count} onDone={done} />)) selection.clear();
  };
  return (
    <>
      <Button variant="default" leftSection={<Icon name="download" size={15} />} onClick={() => void start('resync')}>
        {t('resync')}
      </Button>
      <Button variant="default" leftSection={<Icon name="refresh" size={15} />} onClick={() => void start('reboot')}>
        {t('reboot')}
      </Button>
      <Button variant="default" leftSection={<Icon name="trash" size={15} />} disabled={count > mostPhonesRemoved} title={count > mostPhonesRemoved ? phones('bulk.tooMany', { limit: mostPhonesRemoved }) : undefined} onClick={() => void remove()}>
        {phones('deleteSelected')}
      </Button>
    </>
  );
};
