import type { AssigneeKind } from '@patchbay/contract/assignees';
import type { NumberPreset } from '@patchbay/contract/number-presets';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { anOrganisation, type Node, thePlatform } from '@patchbay/testkit/builders/organisations';
import { aNumber } from '@patchbay/testkit/builders/phone-numbers';
import { type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** What a ready-made search may ask of a number. */
interface Kind {
  voice: boolean;
  route: 'DIRECT_ROUTING' | 'EXTERNAL_TRUNK' | 'OPERATOR_CONNECT' | null;
  voiceAssignee: AssigneeKind | null;
  sms: boolean;
  smsAssignee: AssigneeKind | null;
}

const routes = ['DIRECT_ROUTING', 'EXTERNAL_TRUNK', 'OPERATOR_CONNECT'] as const;
const voices: Pick<Kind, 'voice' | 'route'>[] = [{ voice: false, route: null }, { voice: true, route: null }, ...routes.map((route) => ({ voice: true, route }))];
const voiceAssignees = [null, 'extension', 'contact-method', 'ring-group', 'call-flow', 'app-configuration', 'external-trunk', 'operator-connect-trunk'] as const;
const texts: Pick<Kind, 'sms' | 'smsAssignee'>[] = [{ sms: false, smsAssignee: null }, { sms: true, smsAssignee: null }, { sms: true, smsAssignee: 'sms-group' }];

/** Every combination, also those that no page brings about: a search must not lean on that. */
const kinds: Kind[] = voices.flatMap((voice) => voiceAssignees.flatMap((voiceAssignee) => texts.map((text) => ({ ...voice, voiceAssignee, ...text }))));

/** None of it may matter, nor where a number comes from. */
const states = [{}, { blockedReason: 'Under dispute', fax: true }, { quarantineUntil: new Date('2099-01-01T00:00:00Z'), source: 'EXTERNAL' }];

let app: TestApp;
let held: Map<string, Kind>;
let viewers: { who: string; as: Caller; sees: Set<string> }[];

/** Straight in the database: of an assignee a number knows its kind, its id and its name. */
const aNumberOf = async (owner: Node, { voice, route, voiceAssignee, sms, smsAssignee }: Kind, state: object): Promise<string> => {
  const { id } = await aNumber(app, owner, { voice, voiceRouteType: route, sms, ...state });
  const assigned = (kind: AssigneeKind | null) => (kind === null ? null : app.deps.clock.newId());
  await asPlatform(app.deps.database, (tx) => tx.phoneNumber.update({
    where: { id }, data: { voiceAssigneeKind: voiceAssignee, voiceAssigneeId: assigned(voiceAssignee), smsAssigneeKind: smsAssignee, smsAssigneeId: assigned(smsAssignee) }, select: { id: true } }));
  return id;
};

beforeAll(async () => {
  app = await testApp();
  const partner = await anOrganisation(app, await thePlatform(app), 'partner');
  const reseller = await anOrganisation(app, partner, 'reseller');
  const [enterprise, other] = [await anOrganisation(app, reseller, 'enterprise'), await anOrganisation(app, reseller, 'enterprise')];
  held = new Map();
  const [mine, theirs] = [new Set<string>(), new Set<string>()];
  for (const [index, kind] of kinds.entries()) {
    const isMine = index % 4 !== 0;
    const id = await aNumberOf(isMine ? enterprise : other, kind, states[index % states.length]!);
    held.set(id, kind);
    (isMine ? mine : theirs).add(id);
  }
  const all = new Set(held.keys());
  viewers = [
    { who: 'enterprise', as: await signedIn(app, enterprise), sees: mine },
    { who: 'other enterprise', as: await signedIn(app, other), sees: theirs },
    { who: 'reseller', as: await signedIn(app, reseller), sees: all },
    { who: 'partner', as: await signedIn(app, partner), sees: all },
  ];
});
afterAll(() => app.close());

/** What the product says in words, read once more and with nothing that the query uses. */
const searches: [title: string, preset: NumberPreset, holds: (number: Kind) => boolean][] = [
  ['[160] All Unassigned Numbers', 'unassigned', ({ voiceAssignee, smsAssignee }) => voiceAssignee === null && smsAssignee === null],
  ['[161] Available Voice Numbers', 'available-voice', ({ voice, voiceAssignee }) => voice && voiceAssignee === null],
  ['[162] Available ET Numbers', 'available-et', ({ route, voiceAssignee }) => route === 'EXTERNAL_TRUNK' && voiceAssignee === null],
  ['[163] Available OC Numbers', 'available-oc', ({ route, voiceAssignee }) => route === 'OPERATOR_CONNECT' && voiceAssignee === null],
  ['[164] Available SMS Numbers', 'available-sms', ({ sms, smsAssignee }) => sms && smsAssignee === null],
  ['[165] Assigned PBX Numbers', 'assigned-pbx', ({ route, voiceAssignee }) => route === 'DIRECT_ROUTING' && ['extension', 'contact-method', 'ring-group', 'call-flow'].includes(voiceAssignee ?? '')],
  ['[166] Assigned CallApp Numbers', 'assigned-callapp', ({ route, voiceAssignee }) => route === 'DIRECT_ROUTING' && voiceAssignee === 'app-configuration'],
  ['[167] Assigned ET Numbers', 'assigned-et', ({ route, voiceAssignee }) => route === 'EXTERNAL_TRUNK' && voiceAssignee === 'external-trunk'],
  ['[168] Assigned OC Numbers', 'assigned-oc', ({ route, voiceAssignee }) => route === 'OPERATOR_CONNECT' && voiceAssignee === 'operator-connect-trunk'],
  ['[169] Assigned SMS Numbers', 'assigned-sms', ({ sms, smsAssignee }) => sms && smsAssignee === 'sms-group'],
];

test.each(searches)('%s are found among numbers of every kind, by an enterprise, a reseller and a partner', async (_, preset, holds) => {
  for (const { who, as, sees } of viewers) {
    const { items, total } = await ok(as, phoneNumbers.list, { query: { preset, pageSize: 200 } });
    const expected = [...sees].filter((id) => holds(held.get(id)!));
    expect([who, items.map(({ id }) => id).sort()]).toEqual([who, expected.sort()]);
    expect(total).toBe(expected.length);
  }
  expect(kinds.some(holds)).toBe(true);
});
