import { describe, expect, test } from 'vitest';
import type { SwitchNotify } from '../../platform/switch-notify.ts';
import { fakeSwitch } from './fake.ts';
import { noSwitch } from './none.ts';

interface Setting {
  adapter: SwitchNotify;
  /** What the phones of the switch were told so far. */
  told: () => { sipUsername: string; event: string }[];
}

/** A switch with `100-A` registered, `200-A` registered and answering 403, and `300-A` not registered. */
const settings: Record<string, () => Setting> = {
  fake: () => {
    const adapter = fakeSwitch();
    adapter.registered.add('100-A').add('200-A');
    adapter.answers.set('200-A', '403 Forbidden');
    return { adapter, told: () => adapter.told };
  },
};

const notice = (id: string) => ({ event: 'check-sync;reboot=false', id });

/** What every switch promises; one more is a line above. */
describe.each(Object.entries(settings))('the %s switch', (_, setting) => {
  test('is connected, and tells a registered phone the event word by word', async () => {
    const { adapter, told } = setting();
    expect(adapter.isConnected).toBe(true);
    expect(await adapter.notify('100-A', notice('1'))).toEqual({ outcome: 'sent' });
    expect(told()).toMatchObject([{ sipUsername: '100-A', event: 'check-sync;reboot=false' }]);
  });

  test('says that a phone is not registered, and tells nobody', async () => {
    const { adapter, told } = setting();
    expect(await adapter.notify('300-A', notice('1'))).toMatchObject({ outcome: 'refused', reason: 'not-registered' });
    expect(told()).toEqual([]);
  });

  test('hands on what a phone answered that would not hear it', async () => {
    const { adapter, told } = setting();
    expect(await adapter.notify('200-A', notice('1'))).toEqual({ outcome: 'refused', reason: 'refused', detail: '403 Forbidden' });
    expect(told()).toEqual([]);
  });

  test('says the same thing once, and another thing again', async () => {
    const { adapter, told } = setting();
    for (const id of ['1', '1', '2']) expect(await adapter.notify('100-A', notice(id))).toEqual({ outcome: 'sent' });
    expect(told()).toHaveLength(2);
  });
});

test('the fake is out of reach when it is told to be', async () => {
  const adapter = fakeSwitch();
  adapter.isReachable = false;
  expect(await adapter.notify('100-A', notice('1'))).toEqual({ outcome: 'refused', reason: 'unreachable' });
  expect(adapter.told).toEqual([]);
});

test('without a switch everything is refused for that', async () => {
  expect(noSwitch.isConnected).toBe(false);
  expect(await noSwitch.notify('100-A', notice('1'))).toEqual({ outcome: 'refused', reason: 'no-switch' });
});
