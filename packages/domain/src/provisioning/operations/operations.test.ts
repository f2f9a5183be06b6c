import { describe, expect, test } from 'vitest';
import { phoneModels, vendors } from '../catalogue.ts';
import { judge } from './judge.ts';
import { notifyEventOf, notifyEventsByVendor } from './notify-events.ts';
import { waitsUntil, waveAt } from './waves.ts';

describe('the events of vendors', () => {
  test('every vendor whose phones listen has its events, and no other has', () => {
    const listening = vendors.filter(({ id }) => phoneModels.some((model) => model.vendor === id && model.canDo.checkSync)).map(({ id }) => id);
    expect(Object.keys(notifyEventsByVendor).sort()).toEqual(listening.sort());
  });

  test('each event is one that a header can hold, and a resync is no restart', () => {
    for (const { resync, reboot, source } of Object.values(notifyEventsByVendor)) {
      for (const event of [resync, ...(reboot === null ? [] : [reboot])]) expect(event).toMatch(/^[a-z-]+(;reboot=(true|false))?$/);
      expect(resync).not.toBe(reboot);
      expect(resync).not.toContain('reboot=true');
      expect(source).toMatch(/\w/);
    }
  });

  test.each([
    ['yealink-t46u', 'check-sync;reboot=false', 'check-sync;reboot=true'],
    ['snom-d785', 'check-sync;reboot=false', 'reboot'],
    ['cisco-8841', 'resync', 'reboot'],
    ['fanvil-x4u', 'check-sync', 'check-sync;reboot=true'],
    ['htek-uc926', 'check-sync', 'check-sync;reboot=true'],
    ['algo-8301', 'check-sync', 'check-sync;reboot=true'],
  ])('%s fetches by %s and restarts by %s', (modelId, resync, reboot) => {
    expect(notifyEventOf(modelId, 'resync')).toEqual({ event: resync });
    expect(notifyEventOf(modelId, 'reboot')).toEqual({ event: reboot });
  });

  test('a model that has no event for it says so', () => {
    const softphone = phoneModels.find(({ vendor }) => vendor === 'linphone')!;
    expect(notifyEventOf(softphone.id, 'resync')).toEqual({ reason: 'model-does-not-listen' });
    expect(notifyEventOf(phoneModels.find(({ vendor }) => vendor === 'poly')!.id, 'reboot')).toEqual({ reason: 'model-has-no-restart' });
    expect(notifyEventOf('of-an-older-release', 'resync')).toEqual({ reason: 'model-does-not-listen' });
  });
});

test('a phone is told by way of its lines, or is left out for the first reason', () => {
  const phone = { modelId: 'yealink-t46u', isVirtual: false, isDisabled: false, sipUsernames: ['100-A', '101-A'] };
  expect(judge(phone, 'reboot')).toEqual({ event: 'check-sync;reboot=true', sipUsernames: ['100-A', '101-A'] });
  expect(judge({ ...phone, isDisabled: true, isVirtual: true }, 'reboot')).toEqual({ reason: 'disabled' });
  expect(judge({ ...phone, isVirtual: true }, 'resync')).toEqual({ reason: 'virtual' });
  expect(judge({ ...phone, sipUsernames: [] }, 'resync')).toEqual({ reason: 'no-line' });
});

describe('waves', () => {
  const at = (text: string) => new Date(text);
  const rate = { perMinute: 3, quietHours: null, timeZone: 'Europe/Berlin' };

  test('no more in any minute than the rate, and on from when the oldest of them is a minute ago', () => {
    const now = at('2026-11-20T12:00:30Z');
    expect(waveAt({ ...rate, sentLately: [] }, now)).toEqual({ size: 3, next: at('2026-11-20T12:01:30Z') });
    expect(waveAt({ ...rate, sentLately: [at('2026-11-20T12:00:20Z'), at('2026-11-20T12:00:10Z')] }, now)).toEqual({ size: 1, next: at('2026-11-20T12:01:10Z') });
    expect(waveAt({ ...rate, sentLately: Array.from({ length: 5 }, () => at('2026-11-20T12:00:29Z')) }, now).size).toBe(0);
    expect(waveAt({ ...rate, sentLately: [at('2026-11-20T11:59:30Z')] }, now).size).toBe(3);
  });

  const night = { from: '22:00', to: '06:00' };
  test('nothing outside of quiet hours, and then on at their beginning on the clock of the enterprise', () => {
    expect(waveAt({ ...rate, quietHours: night, sentLately: [] }, at('2026-11-20T12:00:00Z'))).toEqual({ size: 0, next: at('2026-11-20T21:00:00Z') });
    expect(waveAt({ ...rate, quietHours: night, sentLately: [] }, at('2026-11-20T23:00:00Z')).size).toBe(3);
    expect(waitsUntil(night, 'Europe/Berlin', at('2026-11-21T04:59:59Z'))).toBeNull();
    expect(waitsUntil(night, 'Europe/Berlin', at('2026-11-21T05:00:00Z'))).toEqual(at('2026-11-21T21:00:00Z'));
    expect(waitsUntil({ from: '20:00', to: '24:00' }, 'Europe/Berlin', at('2026-11-20T23:00:00Z'))).toEqual(at('2026-11-21T19:00:00Z'));
    expect(waitsUntil(null, 'Europe/Berlin', at('2026-11-20T12:00:00Z'))).toBeNull();
  });

  test('they follow the clock when it is changed', () => {
    const early = { from: '02:30', to: '03:30' };
    // In spring 02:30 is skipped in Berlin: they begin when the clock shows 03:00.
    expect(waitsUntil(early, 'Europe/Berlin', at('2027-03-28T00:00:00Z'))).toEqual(at('2027-03-28T01:00:00Z'));
    expect(waitsUntil(early, 'Europe/Berlin', at('2027-03-28T01:29:59Z'))).toBeNull();
    expect(waitsUntil(early, 'Europe/Berlin', at('2027-03-28T01:30:00Z'))).toEqual(at('2027-03-29T00:30:00Z'));
    // In autumn the clock shows 02:30 twice.
    expect(waitsUntil(early, 'Europe/Berlin', at('2026-10-25T00:00:00Z'))).toEqual(at('2026-10-25T00:30:00Z'));
    expect(waitsUntil(early, 'Europe/Berlin', at('2026-10-25T01:10:00Z'))).toEqual(at('2026-10-25T01:30:00Z'));
    // An hour that is skipped as a whole is not there that day.
    expect(waitsUntil({ from: '02:10', to: '02:50' }, 'Europe/Berlin', at('2027-03-28T00:30:00Z'))).toEqual(at('2027-03-29T00:10:00Z'));
  });
});
