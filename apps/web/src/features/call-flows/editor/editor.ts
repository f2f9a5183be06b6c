import type { CallFlowNode, NodeType } from '@patchbay/contract/call-flow-nodes';
import type { CallFlowFinding, CallFlowGraph } from '@patchbay/contract/call-flows';
import { type Branch, isAsked } from '@patchbay/domain/call-flows/branches';
import { edgesOf, reachedFrom, unasked } from '@patchbay/domain/call-flows/paths';
import { createContext, use } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { FieldForm } from '#ui/use-zod-form.ts';

export interface Editor {
  form: FieldForm<FieldValues>;
  graph: CallFlowGraph;
  names: Map<string, string>;
  labels: Map<string, string>;
  findings: CallFlowFinding[];
  /** Steps whose settings are open. */
  opened: ReadonlySet<string>;
  toggle: (nodeId: string) => void;
  /** Changes the steps, and says so; the focus goes to `focusOn`. */
  change: (next: CallFlowGraph, said: string, focusOn?: string) => void;
}

export const EditorContext = createContext<Editor | undefined>(undefined);

export const useEditor = (): Editor => {
  const editor = use(EditorContext);
  if (!editor) throw new Error('A step stands in an editor');
  return editor;
};

// What has to be chosen yet is missing, and refused at its field.
const unchosen = null as unknown as string;

/** A new step of a type, with an id of its own. */
export const newNode = (type: NodeType): CallFlowNode => {
  const common = { id: crypto.randomUUID().slice(0, 13), name: '' };
  switch (type) {
    case 'TIME_ROUTER': return { ...common, type, timeScheduleId: unchosen, open: null, closed: null };
    case 'MENU': return { ...common, type, audioFileId: unchosen, keys: [{ key: '1', next: null }], timeoutSeconds: 5, retries: 2, onTimeout: null, onInvalid: null };
    case 'RING_GROUP': return { ...common, type, members: [], strategy: 'SIMULTANEOUS', ringSeconds: 25, onNoAnswer: null };
    case 'PLAYBACK': return { ...common, type, audioFileId: unchosen, next: null };
    case 'VOICEMAIL': return { ...common, type, audioFileId: null, deliveryMethodIds: [], maxMinutes: 5 };
    case 'HANG_UP': return { ...common, type };
  }
};

/** The same steps, one of them changed. */
export const withNode = (graph: CallFlowGraph, node: CallFlowNode): CallFlowGraph => ({ ...graph, nodes: graph.nodes.map((one) => (one.id === node.id ? node : one)) });

/** Steps that a branch of this one may lead to without a circle: a key to any, as the caller asks for it each time. */
export const targetsFrom = ({ nodes }: CallFlowGraph, nodeId: string, branch: Pick<Branch, 'name'>): CallFlowNode[] => {
  if (isAsked(branch)) return nodes;
  const edges = unasked(edgesOf(nodes));
  return nodes.filter(({ id }) => !reachedFrom(edges, id).has(nodeId));
};
