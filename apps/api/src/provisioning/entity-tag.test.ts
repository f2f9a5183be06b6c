import { type KeyKind, keyKinds } from '@patchbay/contract/key-layouts';
import { familyOf, phoneModels } from '@patchbay/domain/provisioning/catalogue';
import type { DeviceView } from '@patchbay/domain/provisioning/device-view';
import { linePositions } from '@patchbay/domain/provisioning/line-positions';
import type { Family, PhoneModel } from '@patchbay/domain/provisioning/model';
import { testSecretKeys } from '@patchbay/testkit/processes';
import { describe, expect, test, vi } from 'vitest';
import { Config } from '../platform/config.ts';
import type { Deps } from '../platform/deps.ts';
import { EntityTags } from './entity-tag.ts';
import type { FoundPhone } from './find-phone.ts';
import { samplePhones } from './sample-phones.ts';

const deps = { config: Config.parse({ DATABASE_URL: 'postgres://nowhere', PATCHBAY_SECRET_KEYS: testSecretKeys }), secrets: {} } as Deps;

const tagOf = (model: PhoneModel): string => {
  const phone: FoundPhone = { ...samplePhones(model)[0]!, time_zone: 'Europe/Berlin', language: 'en', country: 'DE', revision: '1.1' };
  return new EntityTags(deps, { of: () => undefined }).of(phone, 'device');
};

/** The tag of the same phone in a release that says something else of this. */
const tagAfter = (model: PhoneModel, change: (view: DeviceView) => DeviceView): string => {
  const family = familyOf(model) as Family & { variables: Family['variables'] };
  const { variables } = family;
  const spy = vi.spyOn(family, 'variables').mockImplementation((view, of) => variables(change(view), of));
  try {
    return tagOf(model);
  } finally {
    spy.mockRestore();
  }
};

const saysOfKeys = (kind: KeyKind) => (view: DeviceView) => ({ ...view, keys: view.keys.map((key) => (key.kind === kind ? { ...key, kind: kind === 'blf' ? ('speed-dial' as const) : ('blf' as const), value: '7' } : key)) });

/** One for each number of keys and lines of each family. */
const models = [...new Map(phoneModels.map((model) => [[model.vendor, model.family, model.programmableKeys, model.lastLine, model.expansionModule?.keys].join(' '), model])).values()];

describe('a release that makes another file of a phone has another tag for it', () => {
  test.each(models.filter(({ keyKinds: own }) => own.length > 0).map((model) => [model.id, model] as const))('whatever a key of a %s does', (_, model) => {
    const before = tagOf(model);
    expect(tagAfter(model, (view) => view)).toBe(before);
    const same = keyKinds.filter((kind) => model.keyKinds.includes(kind) && tagAfter(model, saysOfKeys(kind)) === before);
    expect(same).toEqual([]);
  });

  test.each(models.filter(({ expansionModule }) => expansionModule && expansionModule.untoldKeys.length < expansionModule.keys).map((model) => [model.id, model] as const))('also on a sidecar of a %s', (_, model) => {
    const after = tagAfter(model, (view) => ({ ...view, keys: view.keys.map((key) => (key.module > 0 && key.kind === 'blf' ? { ...key, value: '7' } : key)) }));
    expect(after).not.toBe(tagOf(model));
  });

  test.each(models.map((model) => [model.id, model] as const))('whichever line of a %s it is about', (_, model) => {
    const last = model.firstLine + linePositions(model).at(-1)!;
    const after = tagAfter(model, (view) => ({ ...view, lines: view.lines.map((line) => (line.position === last ? { ...line, displayName: 'Other', label: 'Other', username: 'other' } : line)) }));
    expect(after).not.toBe(tagOf(model));
  });
});
