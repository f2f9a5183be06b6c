import { unknownFetches } from '@patchbay/contract/phone-traffic';
import { provisioningSettings } from '@patchbay/contract/provisioning-settings';
import { asPlatform } from '@patchbay/database/as-platform';
import { aPhoneFetch, aPhoneUpload } from '../builders/phone-traffic.ts';
import { aPhone } from '../builders/phones.ts';
import { ok } from '../call.ts';
import type { Seeded } from './scramble.ts';
import type { ExamplesOf, Side } from './side.ts';

const enrolled = async ({ atEnterprise }: Side) => {
  await ok(atEnterprise, provisioningSettings.enrol, { body: {} });
  return { as: atEnterprise };
};

export const provisioningSettingsExamples: ExamplesOf<typeof provisioningSettings> = {
  get: ({ atEnterprise }) => Promise.resolve({ as: atEnterprise }),
  guide: ({ atEnterprise }) => Promise.resolve({ as: atEnterprise }),
  update: async ({ atEnterprise }) => {
    const { version } = await ok(atEnterprise, provisioningSettings.get, {});
    return { as: atEnterprise, body: { networks: ['192.0.2.0/24', '2001:db8::/32'], firstFetchHours: 48, webPassword: 'open-sesame-9', version } };
  },
  enrol: ({ atEnterprise }) => Promise.resolve({ as: atEnterprise, body: { firstFetchHours: 72 } }),
  endEnrolment: enrolled,
  revealEnrolment: enrolled,
};

export const unknownFetchExamples: ExamplesOf<typeof unknownFetches> = {
  list: ({ atReseller }) => Promise.resolve({ as: atReseller, query: {} }),
};

const on = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));

export const fetchSeed = async ({ app, enterprise, atEnterprise }: Side): Promise<Seeded> => {
  const { id } = await aPhone(app, enterprise);
  await aPhoneFetch(app, enterprise, id, { at: on(3), file: 'Desk.cfg' });
  await aPhoneFetch(app, enterprise, id, { at: on(1), file: 'other.cfg', status: 404, reason: 'unknown-file' });
  await aPhoneFetch(app, enterprise, id, { at: on(2), file: 'desk.boot' });
  return { as: atEnterprise, params: { id }, filters: { outcome: 'refused' }, search: 'DESK' };
};

export const uploadSeed = async ({ app, enterprise, atEnterprise }: Side): Promise<Seeded> => {
  const { id } = await aPhone(app, enterprise);
  await aPhoneUpload(app, enterprise, id, { name: 'b.log', kind: 'log', text: 'one', receivedAt: on(2) });
  await aPhoneUpload(app, enterprise, id, { name: 'a-local.cfg', text: 'a longer one', receivedAt: on(1) });
  await aPhoneUpload(app, enterprise, id, { name: 'c-local.cfg', text: 'four', receivedAt: on(3) });
  return { as: atEnterprise, params: { id }, filters: { kind: 'log' }, search: 'LOCAL' };
};

export const unknownFetchSeed = async ({ app, enterprise, atReseller }: Side): Promise<Seeded> => {
  const { id } = await aPhone(app, enterprise);
  await asPlatform(app.deps.database, async (tx) => {
    await tx.phoneLastFetch.create({ data: { tenantId: enterprise.id, phoneId: id, at: on(4), ip: '198.18.7.9', userAgent: '' } });
    for (const [day, requests, agent] of [[1, 40, 'curl'], [2, 7, 'zgrab'], [3, 300, 'Curl/8']] as const) {
      await tx.unknownFetch.create({ data: { day: new Date(Date.UTC(2026, 0, day)), network: '198.18.7.0/24', requests, firstAt: on(day), lastAt: new Date(Date.UTC(2026, 0, day, 5)), lastUserAgent: agent } });
    }
  });
  return { as: atReseller, filters: {}, search: 'CURL' };
};
