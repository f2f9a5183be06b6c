import type { CallFlow } from '@patchbay/contract/call-flows';
import { memberKinds } from '@patchbay/contract/call-flow-nodes';
import { useTranslations } from 'use-intl';
import { useNumberFormat } from '#ui/phone-number.tsx';
import type { Column } from '#ui/resource-table.tsx';
import { Status } from '#ui/status.tsx';
import { Time } from '#ui/time.tsx';

const isMember = ({ kind }: CallFlow['linked'][number]): boolean => (memberKinds as readonly string[]).includes(kind);

/** What the list shows. */
export const useCallFlowColumns = (): Column<CallFlow>[] => {
  const t = useTranslations('callFlows');
  const format = useNumberFormat();
  const entriesOf = (row: CallFlow) => [...row.phoneNumbers.map(({ e164 }) => format(e164)), ...row.internalNumbers.map(({ number }) => number)].join(' · ') || '—';
  return [
    { id: 'name', header: t('fields.name'), width: 190, narrow: 'title', cell: (row) => row.name },
    { id: 'entries', header: t('fields.entries'), width: 200, narrow: 'detail', cell: entriesOf },
    { id: 'members', header: t('fields.members'), width: 230, narrow: 'none', cell: (row) => row.linked.filter(isMember).map(({ label }) => label).join(' · ') || '—' },
    { id: 'nodes', header: t('fields.nodes'), width: 70, align: 'end', narrow: 'none', cell: (row) => row.nodes.length },
    { id: 'findings', header: t('fields.findings'), width: 116, narrow: 'status', cell: (row) => <FindingCount of={row} /> },
    { id: 'createdAt', header: t('fields.createdAt'), width: 150, isOptional: true, narrow: 'none', cell: (row) => <Time at={row.createdAt} /> },
    { id: 'updatedAt', header: t('fields.updatedAt'), width: 140, narrow: 'none', cell: (row) => <Time at={row.updatedAt} /> },
  ];
};

const FindingCount = ({ of: { findings } }: { of: CallFlow }) => {
  const t = useTranslations('callFlows');
  const tone = findings.some(({ severity }) => severity === 'ERROR') ? 'bad' : 'warning';
  return findings.length === 0 ? t('noFindings') : <Status tone={tone}>{t('findingCount', { count: findings.length })}</Status>;
};
