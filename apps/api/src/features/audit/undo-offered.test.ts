import { audit } from '@patchbay/contract/audit';
import { organisations } from '@patchbay/contract/organisations';
import { phoneNumbers } from '@patchbay/contract/phone-numbers';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, type TestApp } from '@patchbay/testkit/app';
import { aTree, type Node, unique } from '@patchbay/testkit/builders/organisations';
import { carryOutReverts } from '@patchbay/testkit/builders/reverts';
import { uniqueE164, uniqueRange } from '@patchbay/testkit/builders/phone-numbers';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));
afterAll(() => app.close());

const mayBringNumbers = ({ id }: Node) => asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id }, data: { allowExternalNumbers: true }, select: { id: true } }));

const addOne = async (who: Caller, owner: Node) => {
  const first = uniqueE164() as `+${string}`;
  await ok(who, phoneNumbers.create, { body: { first, ownerId: owner.id, voice: true, sms: false, fax: false, voiceRouteType: 'DIRECT_ROUTING' } as never });
  return (await ok(who, phoneNumbers.list, { query: { q: first } })).items[0]!;
};

const newest = async (who: Caller, entityId: string) => (await ok(who, audit.list, { query: { entityId } })).items[0]!;

/** What the log offers, and what comes of taking it up. */
const undo = async (who: Caller, entityId: string) => {
  const { isRevertible, changeSetId } = await newest(who, entityId);
  return { isRevertible, status: (await call(who, audit.revert, { params: { id: changeSetId } })).status };
};

test('an enterprise that brings numbers of its own takes back what it did to them, and does it again', async () => {
  const { enterprise } = await aTree(app);
  await mayBringNumbers(enterprise);
  const admin = await signedIn(app, enterprise);
  const number = await addOne(admin, enterprise);
  await ok(admin, phoneNumbers.remove, { params: { id: number.id } });
  for (const there of [1, 0, 1]) {
    expect(await undo(admin, number.id)).toEqual({ isRevertible: true, status: 200 });
    expect((await ok(admin, phoneNumbers.list, { query: { q: number.e164 } })).total).toBe(there);
  }
});

test('an enterprise neither takes away nor brings back what the organisation above brought, and is not offered it', async () => {
  const { reseller, enterprise } = await aTree(app);
  await mayBringNumbers(enterprise);
  const [above, admin] = [await signedIn(app, reseller), await signedIn(app, enterprise)];
  const number = await addOne(above, enterprise);
  expect(await undo(admin, number.id)).toEqual({ isRevertible: false, status: 422 });
  await ok(above, phoneNumbers.remove, { params: { id: number.id } });
  expect(await undo(admin, number.id)).toEqual({ isRevertible: false, status: 422 });
  expect(await undo(above, number.id)).toEqual({ isRevertible: true, status: 200 });
});

/** So many numbers of an enterprise that one change brought, the first of them from above, straight in the database. */
const broughtAtOnce = (enterprise: Node, count: number, firstSource: string) =>
  asPlatform(app.deps.database, async (tx) => {
    const changeSetId = app.deps.clock.newId();
    const first = uniqueRange(count).slice(1);
    await tx.$executeRaw`
      with added as (insert into phone_number (e164, owner_id, owner_path, voice, voice_route_type, source, created_at, updated_at)
        select '+' || (${first}::bigint + n), ${enterprise.id}::uuid, ${enterprise.path}, true, 'DIRECT_ROUTING', case n when 0 then ${firstSource} else 'EXTERNAL' end, now(), now()
        from generate_series(0, ${count - 1}) n returning *)
      insert into audit_event (at, change_set_id, organisation_id, organisation_path, organisation_name, actor, action, entity_type, entity_id, entity_label, after, request_id, ip)
      select now(), ${changeSetId}::uuid, ${enterprise.id}::uuid, ${enterprise.path}, ${enterprise.name}, '{"kind": "system", "id": null, "name": "test", "via": null}',
        'phone-number.added', 'phone-number', a.id, a.e164, jsonb_build_object('id', a.id, 'e164', a.e164, 'ownerId', a.owner_id, 'ownerName', '', 'voice', a.voice, 'sms', a.sms, 'fax', a.fax,
          'voiceRouteType', a.voice_route_type, 'voiceCarrierId', null, 'smsCarrierId', null, 'source', a.source, 'tags', a.tags, 'blockedReason', null, 'quarantineUntil', null), 'test', '127.0.0.1' from added a`;
    return changeSetId;
  });

test.each([['EXTERNAL', 200], ['PROVIDER', 422]])('the same holds for more than is undone one by one, where the first came as %s', async (source, status) => {
  const { enterprise } = await aTree(app);
  const admin = await signedIn(app, enterprise);
  const id = await broughtAtOnce(enterprise, 10_001, source);
  const { status: previewed } = await call(admin, audit.previewRevert, { params: { id } });
  expect([previewed, (await call(admin, audit.revert, { params: { id } })).status]).toEqual([status, status]);
  if (status === 200) await carryOutReverts(admin, enterprise);
  expect((await ok(admin, phoneNumbers.list)).total === 0).toBe(status === 200);
});

test('who may not bring numbers any more does not bring them back', async () => {
  const { enterprise } = await aTree(app);
  await mayBringNumbers(enterprise);
  const admin = await signedIn(app, enterprise);
  const number = await addOne(admin, enterprise);
  await ok(admin, phoneNumbers.remove, { params: { id: number.id } });
  await asPlatform(app.deps.database, (tx) => tx.organisation.update({ where: { id: enterprise.id }, data: { allowExternalNumbers: false }, select: { id: true } }));
  expect((await undo(admin, number.id)).status).toBe(422);
});

test('undoing is offered to those alone who may do what it takes, for every part of the change', async () => {
  const { platform, reseller } = await aTree(app);
  const above = await signedIn(app, reseller);
  const code = `U${unique()}`;
  const made = await ok(above, organisations.create, { body: { name: 'Offered', code, kind: 'enterprise', parentId: reseller.id, administratorEmail: `${code}@people.example` } });
  const enterprise = { ...(await asPlatform(app.deps.database, (tx) => tx.organisation.findUniqueOrThrow({ where: { id: made.id } }))) } as Node;
  const inside = await signedIn(app, enterprise);
  const invited = (await ok(inside, audit.list, { query: { action: 'account.invited' } })).items[0]!;
  // Inviting is for administrators, but what it is a part of made their organisation.
  expect(invited).toMatchObject({ isRevertible: false });
  expect((await ok(above, audit.get, { params: { id: invited.id } })).isRevertible).toBe(true);
  await ok(above, organisations.update, { params: { id: made.id }, body: { ...made, name: 'Renamed', code } });
  expect(await undo(inside, made.id)).toEqual({ isRevertible: false, status: 403 });
  expect((await newest(await signedIn(app, reseller, 'read-only'), made.id)).isRevertible).toBe(false);
  expect((await newest(above, made.id)).isRevertible).toBe(true);
  const read = await ok(await signedIn(app, platform), organisations.get, { params: { id: reseller.id } });
  await ok(await signedIn(app, platform), organisations.update, { params: { id: reseller.id }, body: { ...read, userLimit: 7 } });
  expect(await undo(above, reseller.id)).toEqual({ isRevertible: false, status: 422 });
  expect((await newest(await signedIn(app, platform), reseller.id)).isRevertible).toBe(true);
});
