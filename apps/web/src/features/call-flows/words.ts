import { type CallFlowNode, nodeTypes, type NodeType } from '@patchbay/contract/call-flow-nodes';
import type { CallFlowFinding } from '@patchbay/contract/call-flows';
import type { Branch } from '@patchbay/domain/call-flows/branches';
import { nodeNames } from '@patchbay/domain/call-flows/node-names';
import { useTranslations } from 'use-intl';

/** How each step is called, in the viewer's language. */
export const useNodeNames = () => {
  const t = useTranslations('callFlows.types');
  const words = Object.fromEntries(nodeTypes.map((type) => [type, t(type)])) as { [T in NodeType]: string };
  return (nodes: CallFlowNode[]): Map<string, string> => nodeNames(nodes, words);
};

export const useBranchName = () => {
  const t = useTranslations('callFlows.branches');
  return ({ name, key = '' }: Pick<Branch, 'name' | 'key'>): string => t(name, { key });
};

/** What is wrong, in the viewer's language and with the names of the steps. */
export const useFindingText = () => {
  const t = useTranslations('callFlows.findings');
  const branchName = useBranchName();
  return ({ code, nodeId, params }: CallFlowFinding, names: Map<string, string>): string => {
    const nameOf = (id: string) => names.get(id) ?? id;
    const branch = typeof params.branch === 'string' && params.branch !== 'start' ? branchName({ name: params.branch as Branch['name'], key: String(params.key ?? '') }) : '';
    const path = String(params.path ?? '').split(' ').map(nameOf).join(' → ');
    return t(code, { ...params, name: nodeId === null ? '' : nameOf(nodeId), branch, path, limit: Number(params.limit ?? 0), count: Number(params.count ?? 0), id: String(params.id ?? '') });
  };
};

/** One line that says what a step does; `labelOf` knows what it refers to. */
export const useSummary = () => {
  const t = useTranslations('callFlows.summaries');
  return (node: CallFlowNode, labelOf: (id: string) => string | undefined): string => {
    const named = (id: string | null) => (id ? (labelOf(id) ?? '…') : '');
    switch (node.type) {
      case 'TIME_ROUTER': return named(node.timeScheduleId);
      case 'MENU': return [named(node.audioFileId), t('keys', { count: node.keys.length })].filter(Boolean).join(' · ');
      case 'RING_GROUP': return [t('ring', { count: node.members.length, strategy: node.strategy, seconds: node.ringSeconds }), ...node.members.slice(0, 5).map(({ id }) => named(id))].join(' · ');
      case 'PLAYBACK': return named(node.audioFileId);
      case 'VOICEMAIL': return [named(node.audioFileId), t('minutes', { count: node.maxMinutes }), ...node.deliveryMethodIds.map(named)].filter(Boolean).join(' · ');
      case 'HANG_UP': return '';
    }
  };
};
