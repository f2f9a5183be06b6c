import { type CallFlowNode, mostRingingAtOnce } from '@patchbay/contract/call-flow-nodes';
import type { CallFlowFinding, CallFlowGraph, FindingCode } from '@patchbay/contract/call-flows';
import { type Branch, branchesOf } from './branches.ts';
import { nodeNames } from './node-names.ts';
import { cyclesOf, deepestPath, edgesOf, reachedFrom, unasked } from './paths.ts';

/** How many nodes a call may go through by itself, at most: where a key is pressed, it is counted anew. */
export const deepest = 50;

const errors: ReadonlySet<FindingCode> = new Set(['duplicate-node', 'unknown-node', 'cycle', 'too-deep', 'too-many-at-once']);

const finding = (code: FindingCode, at: Pick<CallFlowFinding, 'nodeId' | 'pointer'>, detail: string, params: CallFlowFinding['params'] = {}): CallFlowFinding =>
  ({ code, severity: errors.has(code) ? 'ERROR' : 'WARNING', ...at, detail, params });

const words: { [N in Branch['name']]: string } = { open: 'open', closed: 'closed', key: 'key', onTimeout: 'no key', onInvalid: 'another key', onNoAnswer: 'no answer', next: 'next' };
const branchWords = ({ name, key }: Branch): string => (key === undefined ? words[name] : `${words[name]} ${key}`);
const branchParams = ({ name, key }: Branch) => ({ branch: name, ...(key !== undefined && { key }) });

interface Subject {
  node: CallFlowNode;
  index: number;
  name: string;
  known: ReadonlySet<string>;
}

const ofBranches = ({ node, index, name, known }: Subject): CallFlowFinding[] =>
  branchesOf(node).flatMap((branch) => {
    const at = { nodeId: node.id, pointer: `/nodes/${index}/${branch.at}` };
    if (branch.next === null) return finding('dead-end', at, `${name}: the branch “${branchWords(branch)}” leads nowhere, and the call ends there.`, branchParams(branch));
    return known.has(branch.next) ? [] : finding('unknown-node', at, `${name}: the branch “${branchWords(branch)}” leads to a step that there is not.`, branchParams(branch));
  });

const ofContent = ({ node, index, name }: Subject): CallFlowFinding[] => {
  const at = (field: string) => ({ nodeId: node.id, pointer: `/nodes/${index}/${field}` });
  if (node.type === 'MENU' && node.keys.length === 0) return [finding('no-keys', at('keys'), `${name}: no key leads anywhere.`)];
  if (node.type === 'VOICEMAIL' && node.deliveryMethodIds.length === 0) return [finding('no-delivery', at('deliveryMethodIds'), `${name}: messages are delivered nowhere.`)];
  if (node.type !== 'RING_GROUP') return [];
  const { length } = node.members;
  if (length === 0) return [finding('no-members', at('members'), `${name}: nobody rings.`)];
  const isTooMany = node.strategy === 'SIMULTANEOUS' && length > mostRingingAtOnce;
  return isTooMany ? [finding('too-many-at-once', at('members'), `${name}: at most ${mostRingingAtOnce} ring at once, and these are ${length}.`, { count: length, limit: mostRingingAtOnce })] : [];
};

/** Everything that is wrong with a call flow, errors first, each in the order of the nodes. */
export const findingsOf = ({ startId, nodes }: CallFlowGraph): CallFlowFinding[] => {
  const names = nodeNames(nodes);
  const nameOf = (id: string) => names.get(id) ?? id;
  const known = new Set(nodes.map(({ id }) => id));
  const place = (id: string) => nodes.findIndex((node) => node.id === id);
  const edges = edgesOf(nodes);
  const byItself = unasked(edges);
  const cycles = cyclesOf(byItself, startId);
  const path = cycles.length === 0 ? deepestPath(byItself) : [];
  const reached = known.has(startId) ? reachedFrom(edges, startId) : known;
  const found = [
    ...(known.has(startId) ? [] : [finding('unknown-node', { nodeId: null, pointer: '/startId' }, 'The call begins at a step that there is not.', { branch: 'start' })]),
    ...cycles.map(({ from, at, path: round }) => finding('cycle', { nodeId: from, pointer: `/nodes/${place(from)}/${at}` }, `The call would go in a circle without a key being pressed: ${round.map(nameOf).join(' → ')}.`, { path: round.join(' ') })),
    ...(path.length > deepest ? [finding('too-deep', { nodeId: path[deepest]!, pointer: '/nodes' }, `A call goes through ${deepest} steps at most without a key being pressed; here through ${path.length}.`, { count: path.length, limit: deepest })] : []),
    ...nodes.flatMap((node, index) => {
      const subject = { node, index, name: nameOf(node.id), known };
      const at = { nodeId: node.id, pointer: `/nodes/${index}` };
      if (place(node.id) !== index) return finding('duplicate-node', { ...at, pointer: `${at.pointer}/id` }, `Two steps have the id ${node.id}.`, { id: node.id });
      return [...(reached.has(node.id) ? [] : [finding('unreachable', at, `${subject.name}: no branch leads here.`)]), ...ofContent(subject), ...ofBranches(subject)];
    }),
  ];
  return [...found.filter(({ severity }) => severity === 'ERROR'), ...found.filter(({ severity }) => severity === 'WARNING')];
};

/** What depends on whom and what a step refers to, and so comes and goes without anybody touching the call flow. */
const ofLinks: ReadonlySet<FindingCode> = new Set(['no-members', 'no-delivery']);

/** Whether its steps alone make a warning, whatever they refer to. */
export const hasLooseEnds = (graph: CallFlowGraph): boolean => findingsOf(graph).some(({ code, severity }) => severity === 'WARNING' && !ofLinks.has(code));
