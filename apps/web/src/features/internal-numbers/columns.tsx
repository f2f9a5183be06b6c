import type { InternalNumber } from '@patchbay/contract/internal-numbers';
import { useTranslations } from 'use-intl';
import { usePlace } from '#api/place.tsx';
import { TextLink } from '#ui/link.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Time } from '#ui/time.tsx';
import { objectPath } from '../../object-paths.ts';

/** What the list of internal numbers shows. */
export const useInternalNumberColumns = (): Column<InternalNumber>[] => {
  const t = useTranslations('internalNumbers.fields');
  return [
    { id: 'number', header: t('number'), width: 140, cell: (row) => row.number },
    { id: 'description', header: t('description'), width: 200, narrow: 'detail', cell: (row) => row.description || '—' },
    { id: 'routing', header: t('routing'), width: 180, narrow: 'none', cell: (row) => <Routing of={row} /> },
    { id: 'assignee', header: t('assignee'), width: 200, narrow: 'detail', cell: (row) => <AssignedTo of={row} /> },
    { id: 'kind', header: t('kind'), width: 190, narrow: 'none', cell: (row) => <AssigneeKind of={row} /> },
    { id: 'createdAt', header: t('createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('updatedAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

interface Props {
  of: InternalNumber;
}

/** How a call to it finds its way. */
export const Routing = ({ of: { routing } }: Props) => {
  const t = useTranslations('internalNumbers.routings');
  return routing ? t(routing) : '—';
};

/** Whose it is, with the way to where that is changed. */
export const AssignedTo = ({ of: { assignee } }: Props) => {
  const { id: at, may } = usePlace();
  if (!assignee) return '—';
  const path = objectPath(assignee.kind, assignee.id, at);
  return path ? <TextLink to={may('contactMethods:write') ? `${path}/edit` : path}>{assignee.label}</TextLink> : assignee.label;
};

/** What kind of thing has it. */
export const AssigneeKind = ({ of: { assignee } }: Props) => {
  const t = useTranslations('internalNumbers.assignees');
  return assignee ? t(assignee.kind as 'app-configuration') : '—';
};
