import { phoneNumbers, type PhoneNumber } from '@patchbay/contract/phone-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { useNumberFormat } from '#ui/phone-number.tsx';
import { useRelationsAction } from '#ui/relations.tsx';
import { useRemove } from '#ui/remove.tsx';
import type { RowAction } from '#ui/resource-table.tsx';
import { useEditCapabilities } from './edit-capabilities.tsx';
import { useEditTags } from './edit-tags.tsx';
import { useLifeCycle } from './life-cycle.tsx';
import { useTransfer } from './transfer.tsx';

/** An enterprise's own people take away what they brought themselves; those above it, whatever is unassigned. */
export const useMayRemove = () => {
  const { may, scope, actingAs } = usePlace();
  const isOwn = scope === 'tenant' && !actingAs;
  return ({ source }: Pick<PhoneNumber, 'source'>) => may('phoneNumbers:upload') && (!isOwn || source === 'EXTERNAL');
};

/** Everything that the viewer may do with a number; none where they may do nothing. Assigning is no part of it: that is done where the number is used. */
export const useNumberActions = (onGone?: () => void): ((number: PhoneNumber) => RowAction[]) | undefined => {
  const t = useTranslations('phoneNumbers');
  const { may, scope } = usePlace();
  const relations = useRelationsAction();
  const format = useNumberFormat();
  const edit = useEditCapabilities();
  const editTags = useEditTags();
  const transfer = useTransfer();
  const lifeCycle = useLifeCycle();
  const remove = useRemove(phoneNumbers);
  const mayRemove = useMayRemove();
  const [mayWrite, mayTag] = [may('phoneNumbers:write'), may('phoneNumbers:tag')];
  const isInEnterprise = scope === 'tenant';
  if (!mayWrite && !mayTag && !transfer && !may('phoneNumbers:upload') && !isInEnterprise) return undefined;
  const removeNumber = async ({ id, e164, ownerId }: PhoneNumber) => {
    if (await remove([{ id, name: format(e164), organisationId: ownerId }])) onGone?.();
  };
  return (number) => [
    ...(mayWrite ? [{ label: t('editCapabilities'), icon: 'edit' as const, onClick: () => void edit(number) }] : []),
    ...(mayTag ? [{ label: t('editTags'), icon: 'hash' as const, onClick: () => void editTags(number) }] : []),
    ...(transfer ? [{ label: t('transfer'), icon: 'swap' as const, onClick: () => void transfer([number]) }] : []),
    ...(mayWrite ? lifeCycle(number) : []),
    ...(isInEnterprise ? relations({ kind: 'phone-number', id: number.id, name: format(number.e164) }) : []),
    ...(mayRemove(number) ? [{ label: t('remove'), icon: 'trash' as const, isDangerous: true, onClick: () => void removeNumber(number) }] : []),
  ];
};
