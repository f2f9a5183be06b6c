import type { Reference } from '@patchbay/contract/http/problem';
import { type InternalAssigneeKind, internalAssignees, type InternalNumber } from '@patchbay/contract/internal-numbers';
import type { Listing } from '../../platform/http/listing.ts';
import { likeAnywhere, likeFolded } from '../../platform/list.ts';

export interface InternalNumberRow {
  id: string;
  number: string;
  description: string;
  assignee: Reference | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export const internalNumberToWire = (row: InternalNumberRow): InternalNumber => ({
  id: row.id,
  number: row.number,
  description: row.description,
  routing: row.assignee && internalAssignees[row.assignee.kind as InternalAssigneeKind],
  assignee: row.assignee,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});

const routingOf = `case n.assignee_kind ${Object.entries(internalAssignees).map(([kind, routing]) => `when '${kind}' then '${routing}'`).join(' ')} else 'NONE' end`;

export const internalNumberListing: Listing<InternalNumberRow, InternalNumber> = {
  map: {
    from: 'internal_number n',
    id: 'n.id',
    select: `n.number, n.description, n.version, n.created_at, n.updated_at,
      case when n.assignee_id is not null then jsonb_build_object('kind', n.assignee_kind, 'id', n.assignee_id, 'label', n.assignee_label) end as assignee`,
    sort: {
      number: { sql: 'n.number', type: 'text' },
      createdAt: { sql: 'n.created_at', type: 'timestamptz' },
      updatedAt: { sql: 'n.updated_at', type: 'timestamptz' },
    },
    search: (text, param) => {
      const like = param(likeAnywhere(text));
      return [`n.number like ${like}`, likeFolded('n.description', like), likeFolded('n.assignee_label', like)].join(' or ');
    },
    filters: {
      id: (value, param) => `n.id = ${param(value)}`,
      number: (value, param) => `n.number like ${param(likeAnywhere(value))}`,
      routing: (value, param) => `${routingOf} = ${param(value)}`,
      assignee: (value, param) => likeFolded('n.assignee_label', param(likeAnywhere(value))),
    },
  },
  toWire: internalNumberToWire,
  csv: {
    fileName: 'internal-numbers',
    columns: [
      { header: 'Internal Number', cell: (row) => row.number },
      { header: 'Description', cell: (row) => row.description },
      { header: 'Incoming Call Routing', cell: (row) => row.routing && routingWords[row.routing] },
      { header: 'Assigned to', cell: (row) => row.assignee?.label },
      { header: 'Contact Method or Object', cell: (row) => row.assignee && kindWords[row.assignee.kind as InternalAssigneeKind] },
    ],
  },
};

const routingWords: { [R in NonNullable<InternalNumber['routing']>]: string } = { CONTACT_METHOD: 'Contact Method', CALL_FLOW: 'Call Flow' };
const kindWords: { [K in InternalAssigneeKind]: string } = { 'app-configuration': 'App Configuration', 'contact-method': 'Contact Method', 'call-flow': 'Call Flow' };
