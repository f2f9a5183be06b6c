import { audit } from '@patchbay/contract/audit';
import { mostAvatarBytes, users } from '@patchbay/contract/users';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { aUser } from '@patchbay/testkit/builders/users';
import { call, type Caller, ok } from '@patchbay/testkit/call';
import { jobCtx } from '@patchbay/testkit/jobs';
import { aPicture } from '@patchbay/testkit/pictures';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectAvatarsHandler } from './collect.ts';
import { pictureKey } from '../../../platform/picture-key.ts';

const clock = testClock(new Date().toISOString());
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock } })));
afterAll(() => app.close());

const anOwner = async () => {
  const tree = await aTree(app);
  const admin = await signedIn(app, tree.enterprise);
  const { id } = await aUser(app, tree.enterprise, { firstName: 'Ann', lastName: 'Lee' });
  return { ...tree, admin, params: { id } };
};
const undoLast = async (admin: Caller, entityId: string) => ok(admin, audit.revert, { params: { id: (await ok(admin, audit.list, { query: { entityId } })).items[0]!.changeSetId } });
const collect = () => collectAvatarsHandler.handle({}, jobCtx(app));
const stored = async (id: string) => (await app.deps.storage.open(pictureKey(id))) !== null;

test('a user gets a picture, which is served as nothing but a picture', async () => {
  const { admin, params } = await anOwner();
  expect((await call(admin, users.avatar, { params })).status).toBe(404);
  const { avatarId, version } = await ok(admin, users.setAvatar, { params, body: aPicture() });
  expect([typeof avatarId, version]).toEqual(['string', 2]);
  expect((await ok(admin, users.list)).items[0]!.avatarId).toBe(avatarId);
  const served = await call(admin, users.avatar, { params });
  expect(served.headers).toMatchObject({
    'content-type': 'image/png', 'content-length': expect.stringMatching(/^\d+$/), 'content-disposition': expect.stringMatching(/^inline; filename="Ann Lee.png"/), 'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox", etag: `"${avatarId}"`, 'cache-control': 'private, no-cache',
  });
  expect((await call(admin, users.avatar, { params, headers: { 'if-none-match': `"${avatarId}"` } } as never)).status).toBe(304);
});

test('what is no picture, or too large a one, is refused, whatever it calls itself', async () => {
  const { admin, params } = await anOwner();
  for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'GIF89a', '']) {
    expect((await call(admin, users.setAvatar, { params, body })).problem).toMatchObject({ code: 'rule-broken', errors: [{ pointer: '/file' }] });
  }
  const large = new Uint8Array(mostAvatarBytes + 1);
  large.set(aPicture());
  expect((await call(admin, users.setAvatar, { params, body: large })).problem).toMatchObject({ code: 'too-large', errors: [{ pointer: '/file' }] });
  expect((await ok(admin, users.get, { params })).avatarId).toBeNull();
});

test("another enterprise's user has no picture to be seen, set or taken", async () => {
  const [mine, theirs] = [await anOwner(), await anOwner()];
  const { avatarId } = await ok(theirs.admin, users.setAvatar, { params: theirs.params, body: aPicture() });
  const asked = [await call(mine.admin, users.avatar, { params: theirs.params }), await call(mine.admin, users.setAvatar, { params: theirs.params, body: aPicture() }), await call(mine.admin, users.removeAvatar, { params: theirs.params })];
  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect((await ok(theirs.admin, users.get, { params: theirs.params })).avatarId).toBe(avatarId);
});

test('a picture is replaced, taken away and goes with its user, and comes back by undoing', async () => {
  const { admin, params } = await anOwner();
  const first = (await ok(admin, users.setAvatar, { params, body: aPicture() })).avatarId;
  const second = (await ok(admin, users.setAvatar, { params, body: aPicture() })).avatarId;
  expect(second).not.toBe(first);
  await undoLast(admin, params.id);
  expect((await ok(admin, users.get, { params })).avatarId).toBe(first);
  expect((await ok(admin, users.removeAvatar, { params })).avatarId).toBeNull();
  await undoLast(admin, params.id);
  await ok(admin, users.remove, { params });
  await undoLast(admin, params.id);
  expect((await ok(admin, users.get, { params })).avatarId).toBe(first);
  expect((await call(admin, users.avatar, { params })).status).toBe(200);
});

test('a picture that nobody has is collected once its removal cannot be undone any more, and its user comes back without', async () => {
  const { admin, params } = await anOwner();
  const { avatarId: kept } = await ok(admin, users.setAvatar, { params, body: aPicture() });
  const gone = await anOwner();
  const { avatarId } = await ok(gone.admin, users.setAvatar, { params: gone.params, body: aPicture() });
  await ok(gone.admin, users.remove, { params: gone.params });
  await collect();
  expect([await stored(kept!), await stored(avatarId!)]).toEqual([true, true]);
  clock.advance(31 * 86_400);
  await collect();
  expect([await stored(kept!), await stored(avatarId!)]).toEqual([true, false]);
  const admin2 = await signedIn(app, gone.enterprise);
  await undoLast(admin2, gone.params.id);
  expect(await ok(admin2, users.get, { params: gone.params })).toMatchObject({ name: 'Ann Lee', avatarId: null });
});
