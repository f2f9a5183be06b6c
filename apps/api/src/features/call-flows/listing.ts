import { type CallFlowNode, mostRingingAtOnce, type NodeType } from '@patchbay/contract/call-flow-nodes';
import type { CallFlow } from '@patchbay/contract/call-flows';
import type { Reference } from '@patchbay/contract/http/problem';
import { findingsOf } from '@patchbay/domain/call-flows/findings';
import { type BareNode, type LinkKind, withLinks } from '@patchbay/domain/call-flows/links';
import { digitsConditions } from '../../platform/find-numbers.ts';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface CallFlowRow {
  id: string;
  name: string;
  start_id: string;
  nodes: BareNode[];
  linked: (Reference & { nodeId: string; kind: LinkKind })[];
  phone_numbers: CallFlow['phoneNumbers'];
  internal_numbers: CallFlow['internalNumbers'];
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const callFlowToWire = (row: CallFlowRow): CallFlow => {
  const nodes: CallFlowNode[] = row.nodes.map((node) => withLinks(node, row.linked.filter(({ nodeId }) => nodeId === node.id)));
  return {
    id: row.id,
    name: row.name,
    phoneNumberIds: row.phone_numbers.map(({ id }) => id),
    internalNumberIds: row.internal_numbers.map(({ id }) => id),
    startId: row.start_id,
    nodes,
    phoneNumbers: row.phone_numbers,
    internalNumbers: row.internal_numbers,
    linked: [...new Map(row.linked.map(({ kind, id, label }) => [id, { kind, id, label }])).values()],
    findings: findingsOf({ startId: row.start_id, nodes }),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
};

const phoneNumbers = 'phone_number n where n.owner_id = f.tenant_id and n.voice_call_flow_id = f.id';
const internalNumbers = 'internal_number i where i.tenant_id = f.tenant_id and i.call_flow_id = f.id';
const linked = 'call_flow_linked l where l.tenant_id = f.tenant_id and l.call_flow_id = f.id';

const linksOfNode = (kinds: string) => `(select count(*) from call_flow_link l where l.tenant_id = f.tenant_id and l.call_flow_id = f.id and l.node_id = node ->> 'id' and not l.is_gone and l.kind ${kinds})`;
const membersOfNode = linksOfNode("in ('extension', 'app-configuration', 'contact-method')");
const deliveriesOfNode = linksOfNode("= 'delivery-method'");
const hasNode = (condition: string) => `exists (select from jsonb_array_elements(f.nodes) node where ${condition})`;

/** A kept call flow has no error but that of a member who came back to more than can ring at once. */
const hasError = hasNode(`node ->> 'type' = 'RING_GROUP' and node ->> 'strategy' = 'SIMULTANEOUS' and ${membersOfNode} > ${mostRingingAtOnce}`);
const hasWarning = `(f.has_loose_ends or ${hasNode(`node ->> 'type' = 'RING_GROUP' and ${membersOfNode} = 0 or node ->> 'type' = 'VOICEMAIL' and ${deliveriesOfNode} = 0`)})`;
const withFindings = { ERROR: hasError, WARNING: hasWarning, NONE: `not ${hasError} and not ${hasWarning}` };

const memberKinds: ReadonlySet<string> = new Set(['extension', 'app-configuration', 'contact-method']);
const typeWords: { [T in NodeType]: string } = { TIME_ROUTER: 'Time Router', MENU: 'Menu', RING_GROUP: 'Ring Group', PLAYBACK: 'Playback', VOICEMAIL: 'Voicemail', HANG_UP: 'Hang Up' };

export const callFlowListing: Listing<CallFlowRow, CallFlow> = {
  map: {
    from: 'call_flow f',
    id: 'f.id',
    select: `f.name, f.start_id, f.nodes, f.version, f.created_at, f.updated_at,
      (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'e164', n.e164) order by n.e164), '[]') from ${phoneNumbers}) as phone_numbers,
      (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'number', i.number) order by i.number), '[]') from ${internalNumbers}) as internal_numbers,
      (select coalesce(jsonb_agg(jsonb_build_object('nodeId', l.node_id, 'kind', l.kind, 'id', l.id, 'label', l.label) order by l.node_id, l.position), '[]') from ${linked}) as linked`,
    sort: {
      name: { sql: 'f.name', type: 'text' },
      createdAt: { sql: 'f.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'f.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      const entries = digitsConditions(text, param).map((condition) => `exists (select from ${phoneNumbers} and (${condition}))`);
      return [likeFolded('f.name', like), `exists (select from ${linked} and ${likeFolded('l.label', like)})`, `exists (select from ${internalNumbers} and i.number like ${like})`, ...entries].join(' or ');
    },
    filters: {
      id: (value, param) => `f.id = ${param(value)}`,
      phoneNumberId: (value, param) => `exists (select from ${phoneNumbers} and n.id = ${param(value)})`,
      internalNumberId: (value, param) => `exists (select from ${internalNumbers} and i.id = ${param(value)})`,
      uses: (value, param) => `exists (select from ${linked} and l.id = ${param(value)})`,
      userId: (value, param) => `exists (select from ${linked} and l.user_id = ${param(value)})`,
      findings: (value) => withFindings[value as keyof typeof withFindings],
    },
  },
  toWire: callFlowToWire,
  csv: {
    fileName: 'call-flows',
    columns: [
      { header: 'Name', cell: (flow) => flow.name },
      { header: 'DID Numbers', cell: (flow) => flow.phoneNumbers.map(({ e164 }) => e164).join(';') },
      { header: 'Internal Numbers', cell: (flow) => flow.internalNumbers.map(({ number }) => number).join(';') },
      { header: 'Members', cell: (flow) => flow.linked.filter(({ kind }) => memberKinds.has(kind)).map(({ label }) => label).join(';') },
      { header: 'Steps', cell: (flow) => flow.nodes.map(({ type, name }) => name || typeWords[type]).join(';') },
      { header: 'Findings', cell: (flow) => flow.findings.map(({ detail }) => detail).join(' ') },
    ],
  },
};
