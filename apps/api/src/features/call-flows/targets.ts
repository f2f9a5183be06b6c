import type { CallFlowNode } from '@patchbay/contract/call-flow-nodes';
import { Problem } from '@patchbay/contract/http/problem';
import type { Tx } from '@patchbay/database/scope';
import { type LinkKind, linksOf } from '@patchbay/domain/call-flows/links';

const unknown: { [K in LinkKind]: string } = {
  extension: 'The enterprise has no such extension.',
  'app-configuration': 'The enterprise has no such app configuration.',
  'contact-method': 'The enterprise has no such contact method that could ring.',
  'audio-file': 'The enterprise has no such audio file.',
  'time-schedule': 'The enterprise has no such time schedule.',
  'delivery-method': 'The enterprise has no such delivery method.',
};

const findTargets = (tx: Tx, ids: string[]) => tx.$queryRaw<{ kind: string; id: string }[]>`
  select 'extension' as kind, id from extension where id = any(${ids}::uuid[])
  union all select 'app-configuration', id from app_configuration where id = any(${ids}::uuid[])
  union all select 'contact-method', id from contact_method where kind <> 'EMAIL' and id = any(${ids}::uuid[])
  union all select 'audio-file', id from audio_file where id = any(${ids}::uuid[])
  union all select 'time-schedule', id from time_schedule where id = any(${ids}::uuid[])
  union all select 'delivery-method', id from delivery_method where id = any(${ids}::uuid[])`;

/** Refuses nodes that refer to what the enterprise does not have, each at its place. */
export const refuseUnknownTargets = async (tx: Tx, nodes: CallFlowNode[]): Promise<void> => {
  const wanted = nodes.flatMap((node, index) => linksOf(node).map(({ kind, id, at }) => ({ kind, id, pointer: `/nodes/${index}/${at}` })));
  const found = new Set((await findTargets(tx, wanted.map(({ id }) => id))).map(({ kind, id }) => `${kind} ${id}`));
  const errors = wanted.filter(({ kind, id }) => !found.has(`${kind} ${id}`)).map(({ kind, pointer }) => ({ pointer, detail: unknown[kind] }));
  if (errors[0]) throw new Problem('rule-broken', errors[0].detail, { errors });
};

/** Links a call flow to exactly what its nodes refer to. What had gone from a node that is still there can come back to it. */
export const linkTargets = async (tx: Tx, callFlowId: string, nodes: CallFlowNode[]): Promise<void> => {
  await tx.callFlowLink.deleteMany({ where: { callFlowId, OR: [{ isGone: false }, { nodeId: { notIn: nodes.map(({ id }) => id) } }] } });
  await tx.callFlowLink.createMany({
    data: nodes.flatMap((node) => linksOf(node).map(({ kind, id }, position) => ({ callFlowId, nodeId: node.id, position, kind, targetId: id }))),
  });
};
