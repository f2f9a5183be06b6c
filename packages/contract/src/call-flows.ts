import { z } from 'zod';
import { CallFlowNode, NodeId, VoicemailNode } from './call-flow-nodes.ts';
import { endpoint } from './http/endpoint.ts';
import { listQuery, page } from './http/list.ts';
import { Reference } from './http/problem.ts';
import { ById, Id, Timestamp, Version } from './primitives/id.ts';
import { label } from './primitives/label.ts';
import { E164, ShortNumber } from './primitives/phone-number.ts';
import { referencesEndpoint } from './references.ts';

export const mostNodes = 200;

export const CallFlowDraft = z.object({
  name: label(60),
  /** Voice numbers of the enterprise by direct routing that lead here, and nowhere else. */
  phoneNumberIds: z.array(Id).max(100).default([]),
  internalNumberIds: z.array(Id).max(100).default([]),
  /** Where a call begins. */
  startId: NodeId,
  nodes: z.array(CallFlowNode).min(1).max(mostNodes),
});
export type CallFlowDraft = z.infer<typeof CallFlowDraft>;

/** What decides about the way of a call: all but the name and the numbers. */
export type CallFlowGraph = Pick<CallFlowDraft, 'startId' | 'nodes'>;

export const findingCodes = [
  'duplicate-node', 'unknown-node', 'cycle', 'too-deep', 'too-many-at-once',
  'unreachable', 'dead-end', 'no-keys', 'no-members', 'no-delivery',
] as const;
export const FindingCode = z.enum(findingCodes);
export type FindingCode = z.infer<typeof FindingCode>;

export const severities = ['ERROR', 'WARNING'] as const;

/** Something about a call flow that is wrong. An error is not saved; a warning is, and callers will notice it. */
export const CallFlowFinding = z
  .object({
    code: FindingCode,
    severity: z.enum(severities),
    /** Null: not of one node. */
    nodeId: z.string().nullable(),
    pointer: z.string().describe('JSON Pointer into the draft'),
    detail: z.string(),
    /** Names and figures that a translated interface needs to word it itself. */
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'CallFlowFinding' });
export type CallFlowFinding = z.infer<typeof CallFlowFinding>;

/** As it is kept: what it delivers by may have gone meanwhile. */
const KeptNode = z.union([VoicemailNode.extend({ deliveryMethodIds: z.array(Id) }), CallFlowNode]);

export const CallFlow = CallFlowDraft.extend({
  id: Id,
  nodes: z.array(KeptNode),
  phoneNumbers: z.array(z.object({ id: Id, e164: E164 })),
  internalNumbers: z.array(z.object({ id: Id, number: ShortNumber })),
  /** By name what its nodes refer to, each once. */
  linked: z.array(Reference),
  findings: z.array(CallFlowFinding),
  version: Version,
  createdAt: Timestamp,
  updatedAt: Timestamp,
}).meta({ id: 'CallFlow' });
export type CallFlow = z.infer<typeof CallFlow>;

const base = { scope: 'tenant', permission: 'callFlows:read' } as const;
const write = { scope: 'tenant', permission: 'callFlows:write' } as const;

export const callFlows = {
  list: endpoint({ ...base, id: 'callFlows.list', method: 'GET', path: '/call-flows', csv: true, summary: 'Call flows of the enterprise',
    query: listQuery(['name', 'createdAt', 'updatedAt'], {
      phoneNumberId: Id.optional(), internalNumberId: Id.optional(),
      uses: Id.optional().describe('The id of a member, audio file, time schedule or delivery method'), userId: Id.optional().describe('Whose contact methods ring'),
      findings: z.enum([...severities, 'NONE']).optional().describe('What is wrong with it, if anything'),
    }), response: page(CallFlow) }),
  get: endpoint({ ...base, id: 'callFlows.get', method: 'GET', path: '/call-flows/:id', summary: 'One call flow', params: ById, response: CallFlow }),
  create: endpoint({ ...write, id: 'callFlows.create', method: 'POST', path: '/call-flows', summary: 'Create a call flow; circles without a key press and broken references are refused', body: CallFlowDraft, response: CallFlow }),
  update: endpoint({ ...write, id: 'callFlows.update', method: 'PUT', path: '/call-flows/:id', summary: 'Change a call flow', params: ById, body: CallFlowDraft.extend({ version: Version }), response: CallFlow }),
  remove: endpoint({ ...write, id: 'callFlows.remove', method: 'DELETE', path: '/call-flows/:id', summary: 'Remove a call flow; its numbers are freed', params: ById }),
  references: referencesEndpoint('callFlows', '/call-flows', 'tenant', 'callFlows:read'),
};
