import type { RingGroup } from '@patchbay/contract/ring-groups';
import { useTranslations } from 'use-intl';
import { DestinationName } from '#ui/destination.tsx';
import { PhoneNumbers } from '#ui/phone-number.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';

/** What the list of ring groups shows. */
export const useRingGroupColumns = (): Column<RingGroup>[] => {
  const t = useTranslations('ringGroups');
  return [
    { id: 'name', header: t('fields.name'), width: 160, narrow: 'title', cell: (row) => row.name },
    { id: 'shortNumber', header: t('fields.shortNumber'), width: 110, narrow: 'status', cell: (row) => row.shortNumber ?? '—' },
    { id: 'phoneNumbers', header: t('fields.phoneNumbers'), width: 160, narrow: 'none', cell: (row) => <PhoneNumbers of={row.phoneNumbers} /> },
    { id: 'members', header: t('fields.members'), width: 190, narrow: 'detail', cell: (row) => row.members.map(({ label }) => label).join(' · ') || t('noMembers') },
    { id: 'strategy', header: t('fields.strategy'), width: 145, narrow: 'detail', cell: (row) => t(`strategies.${row.strategy}`) },
    { id: 'ringSeconds', header: t('fields.ringSeconds'), width: 100, align: 'end', narrow: 'none', isOptional: true, cell: (row) => `${row.ringSeconds} s` },
    { id: 'onNoAnswer', header: t('fields.onNoAnswer'), width: 180, narrow: 'none', cell: (row) => <OnNoAnswer group={row} /> },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

/** What becomes of a call that nobody answers. */
export const OnNoAnswer = ({ group: { onNoAnswer, onNoAnswerTo } }: { group: RingGroup }) => {
  const t = useTranslations('ringGroups');
  return onNoAnswer.action === 'END' ? t('ends') : <DestinationName of={onNoAnswerTo} />;
};
