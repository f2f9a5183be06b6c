import { mostPhonesAtOnce, type PhoneChoice } from '@patchbay/contract/phone-bulks';
import type { PhoneOperationKind } from '@patchbay/contract/phone-operations';
import type { Phone } from '@patchbay/contract/phones';
import type { z } from 'zod';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import { Icon } from '#ui/icons.tsx';
import { Button } from '#ui/kit.ts';
import type { Selection } from '#ui/resource-table.tsx';
import { EditPhonesDialog } from './edit-dialog.tsx';
import { RemovePhonesDialog } from './remove-dialog.tsx';
import { useOperate } from './use-operate.tsx';

/** Which phones, and how many those are. */
export interface BulkProps {
  choice: z.input<typeof PhoneChoice>;
  count: number;
  /** Of the phone, where it is one. */
  name?: string | undefined;
  onDone: (isDone: boolean) => void;
}

/** The buttons of a selection of phones, or of all that match. */
export const PhoneBulkActions = ({ selection }: { selection: Selection<Phone> }) => {
  const t = useTranslations('phoneOperations.actions');
  const phones = useTranslations('phones');
  const { may } = usePlace();
  const operate = useOperate();
  const open = useDialog();
  const { all, ids, rows, count } = selection;
  const choice = all ? { matching: all.query } : { ids };
  const name = all || count !== 1 ? undefined : rows[0]?.name;
  const tooMany = count > mostPhonesAtOnce ? phones('bulk.tooMany', { limit: mostPhonesAtOnce }) : undefined;
  const start = async (kind: PhoneOperationKind) => {
    if (await operate(kind, choice, name)) selection.clear();
  };
  const change = async (Dialog: React.ComponentType<BulkProps>) => {
    if (await open<boolean>((done) => <Dialog choice={choice} count={count} name={name} onDone={done} />)) selection.clear();
  };
  return (
    <>
      <Button variant="default" leftSection={<Icon name="download" size={15} />} onClick={() => void start('resync')}>
        {t('resync')}
      </Button>
      <Button variant="default" leftSection={<Icon name="refresh" size={15} />} onClick={() => void start('reboot')}>
        {t('reboot')}
      </Button>
      {may('phoneTemplates:read') && (
        <Button variant="default" leftSection={<Icon name="edit" size={15} />} disabled={tooMany !== undefined} title={tooMany} onClick={() => void change(EditPhonesDialog)}>
          {phones('bulk.edit')}
        </Button>
      )}
      <Button variant="default" leftSection={<Icon name="trash" size={15} />} disabled={tooMany !== undefined} title={tooMany} onClick={() => void change(RemovePhonesDialog)}>
        {phones('deleteSelected')}
      </Button>
    </>
  );
};
