import { testSwitch } from '@patchbay/testkit/switch';
import { describe, expect, test } from 'vitest';
import { noConnectedSwitch } from './none.ts';

/** What every switch does. A real one joins this list with a server to register with. */
describe.each([['the switch of the tests', testSwitch]])('%s', (_, make) => {
  test('says where an account is registered, from several devices at once', async () => {
    const one = make();
    one.register('100-OLEA', { address: 'sip:192.0.2.1' });
    one.register('100-OLEA', { address: 'sip:192.0.2.2' });
    expect((await one.registrations('100-OLEA'))!.map(({ address }) => address)).toEqual(['sip:192.0.2.1', 'sip:192.0.2.2']);
    expect(await one.registrations('200-OLEA')).toEqual([]);
  });

  test('disconnects all devices of an account, and none of another', async () => {
    const one = make();
    for (const name of ['100-OLEA', '100-OLEA', '200-OLEA']) one.register(name, {});
    await one.unregister('100-OLEA');
    expect([await one.registrations('100-OLEA'), (await one.registrations('200-OLEA'))!.length]).toEqual([[], 1]);
  });

  test('has nothing to do for an account that is not registered', async () => {
    await expect(make().unregister('100-OLEA')).resolves.toBeUndefined();
  });
});

test('where none is connected nothing is known, and nothing can be disconnected', async () => {
  expect(await noConnectedSwitch.registrations('100-OLEA')).toBeNull();
  await expect(noConnectedSwitch.unregister('100-OLEA')).rejects.toMatchObject({ code: 'not-connected' });
});
