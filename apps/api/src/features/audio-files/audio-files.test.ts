import { audioFiles, audioLimits } from '@patchbay/contract/audio-files';
import { audit } from '@patchbay/contract/audit';
import { asPlatform } from '@patchbay/database/as-platform';
import { testApp, testClock, type TestApp } from '@patchbay/testkit/app';
import { aFixture, aTone, testSpeech } from '@patchbay/testkit/audio';
import { anAudioFile } from '@patchbay/testkit/builders/audio-files';
import { aTree } from '@patchbay/testkit/builders/organisations';
import { call, ok } from '@patchbay/testkit/call';
import { jobCtx } from '@patchbay/testkit/jobs';
import { signedIn } from '@patchbay/testkit/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StorageFailure } from '../../platform/storage.ts';
import { collectAudioHandler } from './collect.ts';
import { keysOf } from '../../platform/kept-audio.ts';

const clock = testClock();
let app: TestApp;
beforeAll(async () => void (app = await testApp({ deps: { clock } })));
afterAll(() => app.close());

const inEnterprise = async (of: TestApp = app) => {
  const { enterprise } = await aTree(of);
  return { enterprise, admin: await signedIn(of, enterprise) };
};

const collect = () => collectAudioHandler.handle({}, jobCtx(app));
const isStored = async (contentId: string) => {
  const found = await app.deps.storage.open(keysOf(contentId).original);
  found?.stream.destroy();
  return found !== null;
};

test('[31] an upload is decoded, kept as it came, and known by what it is rather than by its name', async () => {
  const { admin } = await inEnterprise();
  const flac = aFixture('tone.flac');
  const made = await ok(admin, audioFiles.create, { query: { name: 'Welcome.mp3' }, body: flac });
  expect(made).toMatchObject({ name: 'Welcome.mp3', source: 'UPLOAD', format: 'flac', sizeBytes: flac.length, durationSeconds: 1, channels: 1, sampleRate: 16_000, speech: null, version: 1 });
  const played = await call(admin, audioFiles.content, { params: { id: made.id }, query: {} });
  expect(played.headers).toMatchObject({
    'content-type': 'audio/flac', 'content-length': String(flac.length), 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': 'inline; filename="Welcome.mp3.flac"', 'cache-control': 'private, no-cache',
  });
  expect((await ok(admin, audioFiles.peaks, { params: { id: made.id } })).peaks).toHaveLength(160);
  const telephone = await call(admin, audioFiles.content, { params: { id: made.id }, query: { form: 'telephone', save: 'true' } });
  expect(telephone.headers).toMatchObject({ 'content-type': 'audio/wav', 'content-length': '32044', 'content-disposition': 'attachment; filename="Welcome.mp3.wav"' });
});

test('a part of it is answered, and nothing where the reader has it already', async () => {
  const { enterprise, admin } = await inEnterprise();
  const { id, contentId } = await anAudioFile(app, enterprise);
  const size = aTone().length;
  const ask = (headers: Record<string, string>) => call(admin, audioFiles.content, { params: { id }, query: {}, headers });
  const entityTag = `"${contentId}-original"`;
  for (const [range, length, answered] of [['bytes=0-3', 4, `bytes 0-3/${size}`], ['bytes=-10', 10, `bytes ${size - 10}-${size - 1}/${size}`], [`bytes=${size - 5}-`, 5, `bytes ${size - 5}-${size - 1}/${size}`], ['bytes=4-999999', size - 4, `bytes 4-${size - 1}/${size}`]] as const) {
    const part = await ask({ range });
    expect([range, part.status, part.headers['content-range'], part.headers['content-length'], part.headers.etag]).toEqual([range, 206, answered, String(length), entityTag]);
  }
  expect((await ask({ range: 'bytes=0-3' })).text).toBe('RIFF');
  for (const range of ['bytes=0-1,4-5', 'bytes=5-2', 'lines=1-2', 'bytes=-', 'bytes=x-y']) expect([range, (await ask({ range })).status]).toEqual([range, 200]);
  for (const range of [`bytes=${size}-`, 'bytes=-0']) {
    const none = await ask({ range });
    expect([range, none.status, none.headers['content-range']]).toEqual([range, 416, `bytes */${size}`]);
  }
  expect([(await ask({ 'if-none-match': entityTag })).status, (await ask({ 'if-none-match': `W/"x", ${entityTag}` })).status, (await ask({ 'if-none-match': '"x"' })).status]).toEqual([304, 304, 200]);
  expect([(await ask({ range: 'bytes=0-3', 'if-range': entityTag })).status, (await ask({ range: 'bytes=0-3', 'if-range': '"old"' })).status]).toEqual([206, 200]);
});

describe('what cannot be used is refused at the field, with the reason, and leaves nothing', () => {
  test.each<[string, Uint8Array<ArrayBuffer>, number, string]>([
    ['nothing', new Uint8Array(), 422, 'empty'],
    ['a page', Buffer.from('<script>alert(1)</script>'), 422, 'no-audio'],
    ['a part of a sound', aTone({ seconds: 2 }).subarray(0, 9_000), 422, 'truncated'],
    ['a file of more than 14 MB', new Uint8Array(audioLimits.sizeBytes + 1), 413, ''],
  ])('%s', async (_, body, status, fault) => {
    const { admin } = await inEnterprise();
    const refused = await call(admin, audioFiles.create, { query: { name: 'Sound' }, body });
    expect([refused.status, refused.problem.errors?.[0]?.pointer, refused.problem.params?.fault ?? '']).toEqual([status, '/file', fault]);
    expect((await ok(admin, audioFiles.list, {})).total).toBe(0);
    expect((await ok(admin, audit.list, { query: { entityType: 'audio-file' } })).total).toBe(0);
  });

  test('a name that is taken, and the sound that came with it is collected', async () => {
    const { enterprise, admin } = await inEnterprise();
    const { name } = await anAudioFile(app, enterprise);
    expect((await call(admin, audioFiles.create, { query: { name }, body: aTone() })).problem).toMatchObject({ code: 'already-exists', errors: [{ pointer: '/name' }] });
    const left = () => asPlatform(app.deps.database, (tx) => tx.audioContent.findMany({ where: { tenantId: enterprise.id, file: null }, select: { id: true } }));
    const [content] = await left();
    expect(await isStored(content!.id)).toBe(true);
    clock.advance(1);
    await collect();
    expect([await left(), await isStored(content!.id)]).toEqual([[], false]);
  });
});

test('an upload that is sent again with its key is answered again, and one of other content is not', async () => {
  const { admin } = await inEnterprise();
  const send = (body: Uint8Array<ArrayBuffer>) => call(admin, audioFiles.create, { query: { name: 'Once' }, body, headers: { 'idempotency-key': 'once' } });
  const [first, second, other] = [await send(aTone()), await send(aTone()), await send(aTone({ hertz: 200 }))];
  expect([first.status, second.status, second.body.id, other.problem.code]).toEqual([201, 201, first.body.id, 'idempotency-conflict']);
});

test('a storage that is away is said so, and nothing is there afterwards', async () => {
  const away = { put: () => Promise.reject(new StorageFailure('away')), open: () => Promise.reject(new StorageFailure('away')), remove: () => Promise.resolve() };
  const other = await testApp({ deps: { storage: away } });
  const { enterprise, admin } = await inEnterprise(other);
  const refused = await call(admin, audioFiles.create, { query: { name: 'Sound' }, body: aTone() });
  expect([refused.status, refused.headers['retry-after'], refused.problem.code]).toEqual([503, '10', 'unavailable']);
  expect((await ok(admin, audioFiles.list, {})).total).toBe(0);
  const { id } = await anAudioFile({ ...other, deps: { ...other.deps, storage: app.deps.storage } }, enterprise);
  expect((await call(admin, audioFiles.content, { params: { id }, query: {} })).status).toBe(503);
  await other.close();
});

test('an enterprise keeps so much and no more', async () => {
  const { enterprise, admin } = await inEnterprise();
  await anAudioFile(app, enterprise, { sizeBytes: 999_999_000 });
  expect((await call(admin, audioFiles.create, { query: { name: 'Sound' }, body: aTone() })).problem).toMatchObject({ code: 'limit-reached', params: { limit: 1_000 } });
});

test('a removed file comes back with its sound, as long as that is kept; then it is taken away and the undoing says so', async () => {
  const { enterprise, admin } = await inEnterprise();
  const [soon, late] = [await anAudioFile(app, enterprise), await anAudioFile(app, enterprise)];
  for (const { id } of [soon, late]) await ok(admin, audioFiles.remove, { params: { id } });
  const undo = async (id: string) => {
    // Sessions do not last that long.
    const again = await signedIn(app, enterprise);
    const { items } = await ok(again, audit.list, { query: { entityId: id } });
    return call(again, audit.revert, { params: { id: items[0]!.changeSetId } });
  };
  clock.advance(29 * 86_400);
  await collect();
  expect((await undo(soon.id)).status).toBe(200);
  expect((await call(await signedIn(app, enterprise), audioFiles.content, { params: { id: soon.id }, query: {} })).status).toBe(200);
  clock.advance(2 * 86_400);
  await collect();
  expect([await isStored(soon.contentId), await isStored(late.contentId)]).toEqual([true, false]);
  expect((await undo(late.id)).problem).toMatchObject({ code: 'revert-conflict', params: { days: 30 } });
});

test('what the collection began and did not end, it ends the next time', async () => {
  const { enterprise, admin } = await inEnterprise();
  const { id, contentId } = await anAudioFile(app, enterprise);
  await ok(admin, audioFiles.remove, { params: { id } });
  clock.advance(31 * 86_400);
  const { storage } = app.deps;
  app.deps.storage = { ...storage, remove: () => Promise.reject(new StorageFailure('away')) };
  await expect(collect()).rejects.toThrow('away');
  app.deps.storage = storage;
  await collect();
  expect([await isStored(contentId), await asPlatform(app.deps.database, (tx) => tx.audioContent.count({ where: { id: contentId } }))]).toEqual([false, 0]);
});

test('a rename is undone', async () => {
  const { enterprise, admin } = await inEnterprise();
  const { id, name } = await anAudioFile(app, enterprise);
  await ok(admin, audioFiles.update, { params: { id }, body: { name: 'Renamed', version: 1 } });
  const { items } = await ok(admin, audit.list, { query: { entityId: id } });
  await ok(admin, audit.revert, { params: { id: items[0]!.changeSetId } });
  expect(await ok(admin, audioFiles.get, { params: { id } })).toMatchObject({ name, version: 3 });
});

describe('speech', () => {
  const body = { text: 'Welcome to the refinery.', voice: 'de' };

  test('a text is heard first, and then kept with its words', async () => {
    const { admin } = await inEnterprise();
    const heard = await call(admin, audioFiles.preview, { body });
    expect([heard.status, heard.headers['content-type'], heard.text.slice(0, 4)]).toEqual([200, 'audio/wav', 'RIFF']);
    expect((await ok(admin, audioFiles.list, {})).total).toBe(0);
    const made = await ok(admin, audioFiles.speak, { body: { ...body, name: 'Greeting' } });
    expect(made).toMatchObject({ name: 'Greeting', source: 'TTS', format: 'wav', speech: body, durationSeconds: 2.4 });
    expect((await ok(admin, audioFiles.list, { query: { q: 'refinery' } })).total).toBe(1);
  });

  test('a voice that there is not, and a text that is too long or empty, are refused at their fields', async () => {
    const { admin } = await inEnterprise();
    const refusal = async (change: object) => (await call(admin, audioFiles.preview, { body: { ...body, ...change } })).problem.errors?.[0]?.pointer;
    expect([await refusal({ voice: 'fr' }), await refusal({ voice: '--stdout' }), await refusal({ text: '  ' }), await refusal({ text: 'x'.repeat(2_001) }), await refusal({ text: 'a\u0000b' })]).toEqual(['/voice', '/voice', '/text', '/text', '/text']);
  });

  test('so many in a minute, and then one waits', async () => {
    const { admin } = await inEnterprise();
    const statuses = [];
    for (let count = 0; count < 21; count += 1) statuses.push((await call(admin, audioFiles.preview, { body: { text: 'Hi', voice: 'de' } })).status);
    expect([statuses.slice(0, 20).every((status) => status === 200), statuses[20]]).toEqual([true, 429]);
  });

  test('where no engine is installed, that is said, and by what it can be mended', async () => {
    const silent = await testApp({ deps: { speech: { voices: () => Promise.resolve(null), speak: testSpeech.speak } } });
    const { admin } = await inEnterprise(silent);
    expect(await ok(admin, audioFiles.voices, {})).toEqual({ isAvailable: false, items: [] });
    expect((await call(admin, audioFiles.speak, { body: { ...body, name: 'Greeting' } })).problem).toMatchObject({ code: 'rule-broken', detail: expect.stringContaining('espeak-ng') });
    await silent.close();
  });
});
