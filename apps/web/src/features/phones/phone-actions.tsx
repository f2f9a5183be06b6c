import type { Phone } from '@patchbay/contract/phones';
import { useNavigate } from 'react-router';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useDialog } from '#ui/dialog-host.tsx';
import type { RowAction } from '#ui/resource-table.tsx';
import { DuplicateDialog } from './duplicate-dialog.tsx';
import { FillDialog } from './fill-dialog.tsx';
import { HandsetDialog } from './handset-dialog.tsx';
import { useShowProvisioning } from './use-provisioning.ts';

/** What can be done with a phone besides editing and removing it. A new address is shown to those who may see it. */
export const usePhoneActions = () => {
  const t = useTranslations('phones');
  const open = useDialog();
  const { base, may } = usePlace();
  const navigate = useNavigate();
  const show = useShowProvisioning();
  const duplicate = async (phone: Phone) => {
    const made = await open<Phone>((done) => <DuplicateDialog phone={phone} onDone={done} />);
    if (!made) return;
    await navigate(`${base}/phones/${made.id}`);
    if (may('secrets:reveal')) await show(made, { isNew: true });
  };
  const replace = async (phone: Phone) => {
    const replaced = await open<Phone>((done) => <HandsetDialog phone={phone} onDone={done} />);
    if (replaced && may('secrets:reveal')) await show(replaced);
  };
  return (phone: Phone): RowAction[] => [
    { label: t('duplicate.action'), icon: 'copy', onClick: () => void duplicate(phone) },
    ...(phone.isVirtual ? [] : [{ label: t('handset.action'), icon: 'swap' as const, onClick: () => void replace(phone) }]),
    { label: t('fill.action'), icon: 'hash', onClick: () => void open<boolean>((done) => <FillDialog phones={[phone]} onDone={done} />) },
  ];
};
