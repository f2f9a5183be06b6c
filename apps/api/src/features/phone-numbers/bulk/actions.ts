import type { AuditAction } from '@patchbay/contract/audit';
import { type NumberBulkAction, type NumberBulkType, type NumberSkip } from '@patchbay/contract/number-bulks';
import type { Permission } from '@patchbay/contract/permissions';
import { mostTags } from '@patchbay/contract/phone-numbers';
import type { Param } from '../../../platform/list.ts';
import { shownRoute } from '../../../platform/number-assignment.ts';

/** What a rule may want to know besides the action. */
export interface Facts {
  now: Date;
  /** Where the numbers go. */
  owner: { id: string; path: string } | undefined;
  /** For each carrier that is named, the path of its owner. */
  carriers: { voice?: string; sms?: string };
  /** An enterprise's own people, not somebody of an organisation above. */
  isOwnPeople: boolean;
}

/** Why a number is left alone: a condition on `phone_number n` and `presented p`, and what tells who has it in use. */
export interface Skip {
  reason: NumberSkip;
  when: string;
  usedBy?: 'voice' | 'sms' | 'presented';
}

type Of<T extends NumberBulkType> = Extract<NumberBulkAction, { type: T }>;

interface Rule<A extends NumberBulkAction> {
  permission: Permission;
  audit: AuditAction;
  /** The first that holds is told. */
  skips: (action: A, facts: Facts, param: Param) => Skip[];
  /** What is set; nothing where the number is removed. */
  changes: ((action: A, facts: Facts, param: Param) => string[]) | undefined;
}

const isVoiceUsed = 'n.voice_assignee_id is not null';
const isSmsUsed = 'n.sms_assignee_id is not null';
const isPresented = 'p.number_id is not null';

const assigned: Skip[] = [
  { reason: 'assigned', when: isVoiceUsed, usedBy: 'voice' },
  { reason: 'assigned', when: isSmsUsed, usedBy: 'sms' },
];
const inUse: Skip[] = [...assigned, { reason: 'presented', when: isPresented, usedBy: 'presented' }];

const already = (when: string): Skip => ({ reason: 'already-so', when });

/** What an enterprise noted on its numbers stays with it, and what it brought itself is its own no more. */
const move: Pick<Rule<Of<'assign' | 'take-back'>>, 'permission' | 'audit' | 'skips' | 'changes'> = {
  permission: 'phoneNumbers:assign',
  audit: 'phone-number.transferred',
  skips: (_, { owner }, param) => [already(`n.owner_id = ${param(owner!.id)}::uuid`), ...inUse],
  changes: (_, { owner }, param) => [
    `owner_id = ${param(owner!.id)}::uuid`,
    `owner_path = ${param(owner!.path)}`,
    `source = 'PROVIDER'`,
    `tags = case when (select o.kind from organisation o where o.id = n.owner_id) = 'enterprise' then '{}' else n.tags end`,
  ],
};

const capabilitySkips = ({ voice, sms, fax, voiceRouteType }: Of<'capabilities'>, _: Facts, param: Param): Skip[] => {
  const route = voice ? `${param(voiceRouteType)}::text` : '';
  const same = [
    ...(voice === undefined ? [] : [voice ? `n.voice and n.voice_route_type = ${route}` : 'not n.voice']),
    ...(sms === undefined ? [] : [`n.sms = ${sms}`]),
    ...(fax === undefined ? [] : [`n.fax = ${fax}`]),
  ];
  return [
    already(same.join(' and ')),
    ...(voice === false ? [{ reason: 'capability-in-use', when: isVoiceUsed, usedBy: 'voice' }, { reason: 'capability-in-use', when: isPresented, usedBy: 'presented' }] as const : []),
    ...(voice ? [{ reason: 'capability-in-use', when: `${isVoiceUsed} and n.voice_route_type is distinct from ${route}`, usedBy: 'voice' }] as const : []),
    ...(voice && voiceRouteType !== shownRoute ? [{ reason: 'capability-in-use', when: `${isPresented} and n.voice_route_type is distinct from ${route}`, usedBy: 'presented' }] as const : []),
    ...(sms === false ? [{ reason: 'capability-in-use', when: isSmsUsed, usedBy: 'sms' }] as const : []),
  ];
};

/** Without a capability there is nobody to carry it. */
const capabilityChanges = ({ voice, sms, fax, voiceRouteType }: Of<'capabilities'>, _: Facts, param: Param): string[] => [
  ...(voice === true ? ['voice = true', `voice_route_type = ${param(voiceRouteType)}`] : []),
  ...(voice === false ? ['voice = false', 'voice_route_type = null', 'voice_carrier_id = null'] : []),
  ...(sms === undefined ? [] : [`sms = ${sms}`]),
  ...(sms === false ? ['sms_carrier_id = null'] : []),
  ...(fax === undefined ? [] : [`fax = ${fax}`]),
];

/** What is asked of each carrier that the action names: a profile, or none. */
const carriersIn = ({ voiceCarrierId, smsCarrierId }: Of<'carriers'>, { carriers }: Facts, param: Param) =>
  ([['voice', voiceCarrierId, carriers.voice], ['sms', smsCarrierId, carriers.sms]] as const).flatMap(([capability, id, path]) =>
    id === undefined ? [] : [{ capability, path, column: `${capability}_carrier_id`, id: id === null ? 'null' : `${param(id)}::uuid` }]);

const carrierSkips = (action: Of<'carriers'>, facts: Facts, param: Param): Skip[] => {
  const asked = carriersIn(action, facts, param);
  return [
    already(asked.map(({ column, id }) => `n.${column} is not distinct from ${id}`).join(' and ')),
    ...asked.flatMap(({ capability, path }): Skip[] =>
      path === undefined ? [] : [{ reason: 'no-capability', when: `not n.${capability}` }, { reason: 'carrier-elsewhere', when: `not starts_with(n.owner_path, ${param(path)})` }]),
    ...(action.smsCarrierId === null ? [{ reason: 'carrier-in-use', when: `${isSmsUsed} and n.sms_carrier_id is not null`, usedBy: 'sms' }] as const : []),
  ];
};

/** Those that stay in their order, then the new ones in theirs. */
const tagsAfter = ({ add, remove }: Of<'tags'>, param: Param): string => {
  const [added, removed] = [`${param(add)}::text[]`, `${param(remove)}::text[]`];
  return `array(select t.tag from unnest(n.tags) with ordinality t (tag, place) where t.tag <> all (${removed}) order by t.place)
    || array(select t.tag from unnest(${added}) with ordinality t (tag, place) where t.tag <> all (n.tags) order by t.place)`;
};

const isResting = (now: Date, param: Param): string => `coalesce(n.quarantine_until > ${param(now.toISOString())}::timestamptz, false)`;

const rules: { [T in NumberBulkType]: Rule<Of<T>> } = {
  assign: move,
  'take-back': move,
  capabilities: { permission: 'phoneNumbers:write', audit: 'phone-number.updated', skips: capabilitySkips, changes: capabilityChanges },
  carriers: {
    permission: 'phoneNumbers:write',
    audit: 'phone-number.updated',
    skips: carrierSkips,
    changes: (action, facts, param) => carriersIn(action, facts, param).map(({ column, id }) => `${column} = ${id}`),
  },
  tags: {
    permission: 'phoneNumbers:tag',
    audit: 'phone-number.tagged',
    skips: (action, _, param) => [
      already(`n.tags @> ${param(action.add)}::text[] and not n.tags && ${param(action.remove)}::text[]`),
      { reason: 'too-many-tags', when: `cardinality(${tagsAfter(action, param)}) > ${mostTags}` },
    ],
    changes: (action, _, param) => [`tags = ${tagsAfter(action, param)}`],
  },
  block: {
    permission: 'phoneNumbers:write',
    audit: 'phone-number.blocked',
    skips: () => [already('n.blocked_reason is not null')],
    changes: ({ reason }, _, param) => [`blocked_reason = ${param(reason)}`],
  },
  unblock: {
    permission: 'phoneNumbers:write',
    audit: 'phone-number.unblocked',
    skips: () => [already('n.blocked_reason is null')],
    changes: () => ['blocked_reason = null'],
  },
  quarantine: {
    permission: 'phoneNumbers:write',
    audit: 'phone-number.quarantined',
    skips: ({ until }, _, param) => [already(`n.quarantine_until = ${param(until)}::timestamptz`), ...assigned],
    changes: ({ until }, _, param) => [`quarantine_until = ${param(until)}::timestamptz`],
  },
  'end-quarantine': {
    permission: 'phoneNumbers:write',
    audit: 'phone-number.quarantine-ended',
    skips: (_, { now }, param) => [already(`not ${isResting(now, param)}`)],
    changes: () => ['quarantine_until = null'],
  },
  remove: {
    permission: 'phoneNumbers:upload',
    audit: 'phone-number.removed',
    // The organisation above brought it, and alone removes it.
    skips: (_, { isOwnPeople }) => [...(isOwnPeople ? [{ reason: 'not-allowed', when: `n.source <> 'EXTERNAL'` } as const] : []), ...inUse],
    changes: undefined,
  },
};

/** What an action asks for, whom it leaves alone, and what it sets. */
export const ruleOf = (action: NumberBulkAction): Rule<NumberBulkAction> => rules[action.type] as Rule<NumberBulkAction>;
