import { accounts } from '@patchbay/contract/accounts';
import { apiKeys } from '@patchbay/contract/api-keys';
import { appConfigurations } from '@patchbay/contract/app-configurations';
import { audit } from '@patchbay/contract/audit';
import { imports } from '@patchbay/contract/imports';
import { asPlatform } from '@patchbay/database/as-platform';
import { aCallFlow } from '../builders/call-flows.ts';
import { anAudioFile } from '../builders/audio-files.ts';
import { anAccount } from '../builders/accounts.ts';
import { aComparison } from '../builders/carrier-comparisons.ts';
import { aCarrierProfile } from '../builders/carrier-profiles.ts';
import { aContactMethod } from '../builders/contact-methods.ts';
import { anExtension } from '../builders/extensions.ts';
import { aRingGroup } from '../builders/ring-groups.ts';
import { anExternalTrunk } from '../builders/external-trunks.ts';
import { anOperatorConnectTrunk } from '../builders/operator-connect-trunks.ts';
import { anOrganisation, unique } from '../builders/organisations.ts';
import { aNumber, uniqueE164 } from '../builders/phone-numbers.ts';
import { aPlaylist } from '../builders/playlists.ts';
import { aSmsGroup } from '../builders/sms-groups.ts';
import { anAppDevice } from '../builders/app-devices.ts';
import { aTimeSchedule } from '../builders/time-schedules.ts';
import { aUser } from '../builders/users.ts';
import { ok } from '../call.ts';
import { runOn } from '../test-server.ts';
import { exampleOf } from '../examples.ts';
import { make } from './calls.ts';
import { deliveryMethodSeed } from './delivery-methods.ts';
import { dialPlanProfileSeed } from './dial-plan-profiles.ts';
import { featureCodeSeed } from './feature-codes.ts';
import { internalNumberSeed } from './internal-numbers.ts';
import { anImport, scrambleImports } from './imports.ts';
import { aChange, aFailedJob, aMail } from './operations.ts';
import { callFlowSeed } from './call-flows.ts';
import { fetchSeed, unknownFetchSeed, uploadSeed } from './provisioning.ts';
import { ringGroupSeed } from './ring-groups.ts';
import { keyLayoutSeed, phoneTemplateSeed } from './phone-templates.ts';
import { phoneSeed } from './pbx.ts';
import { scramble, type Seeded } from './scramble.ts';
import { atPartner, type Side } from './side.ts';
import { timeScheduleSeed } from './time-schedules.ts';
import { phones } from '@patchbay/contract/phones';
import { phoneOperationSeed } from './phone-operations.ts';
import { savedViews } from '@patchbay/contract/saved-views';
import { users } from '@patchbay/contract/users';

const organisations = async (side: Side): Promise<Seeded> => {
  const { app, reseller, otherReseller } = side;
  for (const name of ['Banana', 'apple 10', 'apple 9']) await anOrganisation(app, reseller, 'enterprise', { name, status: name === 'Banana' ? 'disabled' : 'active' });
  await anOrganisation(app, otherReseller, 'enterprise', { name: 'Élan' });
  await scramble(side, 'organisation', `path like '${reseller.path.split('/').slice(0, -2).join('/')}/%'`);
  return { as: await atPartner(side), filters: { kind: 'enterprise', status: 'disabled', parentId: reseller.id }, search: 'APPLE' };
};

const people = async (side: Side): Promise<Seeded> => {
  const { app, reseller, enterprise, atReseller } = side;
  await anAccount(app, enterprise, { name: 'Zoe 10', role: 'supervisor' });
  await anAccount(app, enterprise, { name: 'zoe 9', role: 'agent' });
  await anAccount(app, reseller, { name: 'Ada', role: 'read-only' });
  await ok(atReseller, accounts.create, { body: { email: `${unique()}@people.example`, name: 'Mo', organisationId: reseller.id, role: 'read-only' } });
  await asPlatform(app.deps.database, (tx) => tx.$executeRaw`update account set last_sign_in_at = now() - make_interval(hours => length(name)) where owner_path = ${enterprise.path}`);
  await scramble(side, 'account', `owner_path like '${reseller.path}%'`);
  return { as: atReseller, filters: { status: 'invited', role: 'supervisor', atOrganisationId: enterprise.id }, search: 'zoe' };
};

const keys = async (side: Side): Promise<Seeded> => {
  const { app, reseller, atReseller } = side;
  const expiries = [null, '2030-01-01T00:00:00Z', '2029-01-01T00:00:00Z'];
  for (const [index, expiresAt] of expiries.entries()) await ok(atReseller, apiKeys.create, { body: { name: `Key ${11 - index}`, permissions: ['phones:read'], expiresAt } });
  await asPlatform(app.deps.database, (tx) => tx.$executeRaw`update api_key set last_used_at = now() - make_interval(hours => length(key_hash)) - (expires_at - now()) / 1000 where organisation_id = ${reseller.id}::uuid and expires_at is not null`);
  await scramble(side, 'api_key', `organisation_id = '${reseller.id}'`);
  return { as: atReseller, filters: {}, search: 'key 9' };
};

const numbers = async (side: Side): Promise<Seeded> => {
  const { app, reseller, enterprise, atReseller } = side;
  const carrier = await aCarrierProfile(app, reseller);
  const assigned = await aNumber(app, enterprise, { voiceCarrierId: carrier.id });
  await anExtension(app, enterprise, { phoneNumberIds: [assigned.id] });
  await aNumber(app, enterprise, { sms: true, source: 'EXTERNAL' });
  await aNumber(app, reseller, { fax: true, voiceRouteType: 'EXTERNAL_TRUNK', tags: ['Lisbon'] });
  await aNumber(app, reseller, { voice: false, voiceRouteType: null, sms: true, blockedReason: 'Under dispute' });
  await scramble(side, 'phone_number', `owner_path like '${reseller.path}%'`);
  const { id } = await aComparison(atReseller, { carrierId: carrier.id });
  const filters = {
    comparison: `${id}.not-listed`,
    ownerId: enterprise.id, assigned: 'true', voice: 'false', sms: 'true', fax: 'true', voiceRouteType: 'EXTERNAL_TRUNK', preset: 'available-et', state: 'BLOCKED,IN_SERVICE', tag: 'Lisbon',
    carrierId: carrier.id, source: 'EXTERNAL', assigneeKind: 'extension',
  };
  return { as: atReseller, filters, search: assigned.e164.slice(3) };
};

const extensions = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const [{ id: dialPlanProfileId }, { id: userId }] = [await asPlatform(app.deps.database, (tx) => tx.dialPlanProfile.create({ data: { tenantId: enterprise.id, name: 'Sales' } })), await aUser(app, enterprise)];
  const { id: forwardsTo } = await anExtension(app, enterprise, { shortNumber: '100', displayName: 'Zed 2' });
  const { id } = await anExtension(app, enterprise, { shortNumber: '20', displayName: 'zed 10', isEnabled: false, dialPlanProfileId, mobileUserId: userId, forwardsTo });
  const { id: ringGroupId } = await aRingGroup(app, enterprise, { memberExtensionIds: [id] });
  await asPlatform(app.deps.database, (tx) => tx.extension.update({ where: { id }, data: { unanswered: 'VOICEMAIL', role: 'monitor' }, select: { id: true } }));
  await anExtension(app, enterprise, { shortNumber: '30', displayName: 'Åke' });
  await scramble(side, 'extension', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { enabled: 'false', role: 'monitor', dialPlanProfileId, userId, forwardsTo, ringGroupId, endpoint: 'MOBILE', voicemail: 'true', forwardsNow: 'true' }, search: 'ZED' };
};

const externalTrunks = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  for (const name of ['Trunk 10', 'trunk 9', 'Ämter']) await anExternalTrunk(app, enterprise, { name, isEnabled: name !== 'trunk 9' });
  await scramble(side, 'external_trunk', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { enabled: 'false' }, search: 'TRUNK' };
};

const operatorConnectTrunks = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  for (const name of ['Trunk 10', 'trunk 9', 'Ämter']) await anOperatorConnectTrunk(app, enterprise, { name, isEnabled: name !== 'trunk 9' });
  await scramble(side, 'operator_connect_trunk', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { enabled: 'false' }, search: 'TRUNK' };
};

const groups = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const extension = await anExtension(app, enterprise);
  await aSmsGroup(app, enterprise, { name: 'Group 10', memberExtensionIds: [extension.id] });
  await aSmsGroup(app, enterprise, { name: 'group 9', isEnabled: false });
  await aSmsGroup(app, enterprise, { name: 'Ärzte', ownerExtensionId: extension.id });
  await scramble(side, 'sms_group', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { enabled: 'false', extensionId: extension.id }, search: 'GROUP' };
};

const sounds = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  await anAudioFile(app, enterprise, { name: 'Greeting 10', format: 'mp3', durationMs: 2_000, sizeBytes: 3_000 });
  await anAudioFile(app, enterprise, { name: 'greeting 9', source: 'RECORDED', durationMs: 1_000, sizeBytes: 9_000 });
  await anAudioFile(app, enterprise, { name: 'Ämter', durationMs: 3_000, sizeBytes: 1_000 });
  await scramble(side, 'audio_file', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { audioFormat: 'mp3', source: 'RECORDED' }, search: 'GREETING' };
};

const lists = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const { id } = await anAudioFile(app, enterprise, { name: 'Chime' });
  await aPlaylist(app, enterprise, { name: 'List 10', audioFileIds: [id] });
  await aPlaylist(app, enterprise, { name: 'list 9' });
  await aPlaylist(app, enterprise, { name: 'Ämter' });
  await scramble(side, 'playlist', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { audioFileId: id }, search: 'LIST' };
};

const profiles = async (side: Side): Promise<Seeded> => {
  const { app, reseller, enterprise, atReseller } = side;
  await aCarrierProfile(app, reseller, { carrier: 'Bandwidth', name: 'Main 10', isDefault: true });
  await aCarrierProfile(app, reseller, { carrier: 'bandwidth', name: 'Main 9', serves: 'SMS' });
  await aCarrierProfile(app, enterprise, { carrier: 'Äther' });
  await scramble(side, 'carrier_profile', `owner_path like '${reseller.path}%'`);
  return { as: atReseller, filters: { serves: 'SMS', default: 'true', ownerId: enterprise.id }, search: 'BANDWIDTH' };
};

const changes = async (side: Side): Promise<Seeded> => {
  const { atReseller, atEnterprise } = side;
  await make(phones.create, await exampleOf('phones.create', side));
  const change = await aChange(side);
  await aChange(side);
  const { items } = await ok(atReseller, audit.list, { query: {} });
  const middle = items[1]!.at;
  const filters = { entityType: 'phone', entityId: change.entity.id, actorId: atEnterprise.accountId, action: 'phone.created', changeSetId: change.changeSetId, from: middle, to: middle };
  return { as: atReseller, filters, search: change.entity.label };
};

const mails = async (side: Side): Promise<Seeded> => {
  await aMail(side);
  await aMail(side);
  const id = await aMail(side, 'unlike@people.example');
  await asPlatform(side.app.deps.database, (tx) => tx.outboxMail.update({ where: { id }, data: { status: 'sent' }, select: { id: true } }));
  return { as: side.atPlatform, filters: { status: 'sent' }, search: 'unlike' };
};

const work = async (side: Side): Promise<Seeded> => {
  await aFailedJob(side);
  await aFailedJob(side);
  await runOn(side.app.deps.config.databaseUrl, `begin; set local role patchbay_platform; select enqueue_job('maintenance.sweep', '{}', '', null, null); commit`);
  return { as: side.atPlatform, filters: { state: 'created', name: 'maintenance.sweep' }, search: 'sweep' };
};

const files = async (side: Side): Promise<Seeded> => {
  const { atReseller } = side;
  await anImport(side);
  const { id } = await anImport(side, { fileName: 'lisbon.csv' });
  await ok(atReseller, imports.discard, { params: { id } });
  await scrambleImports(side);
  return { as: atReseller, filters: { status: 'discarded' }, search: 'lisbon' };
};

const planned = async (side: Side): Promise<Seeded> => {
  const { id } = await anImport(side, { rows: ['1,2025550123,TRUE,TRUE,FALSE,Direct Routing', '1,4.42E+11,TRUE,TRUE,FALSE,Direct Routing', '1,2125550123,TRUE,FALSE,FALSE,'] });
  return { as: side.atReseller, params: { id }, filters: { kind: 'create' }, search: '4.42' };
};

const staff = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const [number, office] = [await aNumber(app, enterprise), await aTimeSchedule(app, enterprise)];
  const zoe = await aUser(app, enterprise, { firstName: 'Zoe', lastName: 'Abel', email: 'm@staff.example', department: 'Sales 9', jobTitle: 'Seller', phoneNumberIds: [number.id] });
  await aUser(app, enterprise, { firstName: 'Äda', lastName: 'Moss', email: 'z@staff.example', department: 'Sales 10', jobTitle: 'agent', crmUserId: 'crm-7', timeScheduleId: office.id });
  await aUser(app, enterprise, { firstName: 'mo', lastName: 'Berg', department: 'Accounts', jobTitle: 'Boss', timeScheduleId: (await aTimeSchedule(app, enterprise)).id });
  await ok(atEnterprise, users.invite, { params: { id: zoe.id } });
  const line = await asPlatform(app.deps.database, (tx) => tx.appConfiguration.findFirstOrThrow({ where: { userId: zoe.id }, select: { id: true } }));
  const flow = await aCallFlow(app, enterprise, { nodes: [{ id: 'ring', type: 'RING_GROUP', members: [{ kind: 'app-configuration', id: line.id }] }] });
  for (const table of ['app_user', 'app_configuration']) await scramble(side, table, `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { fullName: 'ada mo', jobTitle: 'AGENT', department: 'sales', email: 'z@', crmUserId: 'CRM', timeScheduleId: office.id, callFlowId: flow.id, configured: 'true', invitation: 'failed' }, search: 'ADA' };
};

const appDevices = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const [zoe, ada] = [await aUser(app, enterprise, { firstName: 'Zoe', lastName: 'Abel' }), await aUser(app, enterprise, { firstName: 'Äda', lastName: 'Moss' })];
  const seen = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
  await anAppDevice(app, enterprise, zoe.id, { os: 'Android 16', appVersion: '1.2', createdAt: seen(1), lastSeenAt: seen(9) });
  await anAppDevice(app, enterprise, ada.id, { os: 'iOS 26', appVersion: '1.10', createdAt: seen(2), lastSeenAt: seen(4) });
  await anAppDevice(app, enterprise, ada.id, { os: 'Android 9', appVersion: '1.1', createdAt: seen(3), lastSeenAt: seen(5) });
  return { as: atEnterprise, filters: { userId: zoe.id, os: 'ios' }, search: 'ADA' };
};

const lines = async (side: Side): Promise<Seeded> => {
  const seeded = await staff(side);
  const [first] = (await ok(seeded.as, appConfigurations.list, { query: { configured: 'true' } })).items;
  return { ...seeded, filters: { configured: 'true', phoneNumberId: first!.phoneNumberIds[0]! } };
};

const compared = async (side: Side): Promise<Seeded> => {
  await aComparison(side.atReseller);
  await aComparison(side.atReseller, { fileName: 'lisbon.csv' });
  await scrambleImports(side);
  return { as: side.atReseller, filters: {}, search: 'lisbon' };
};

const missing = async (side: Side): Promise<Seeded> => {
  const { id } = await aComparison(side.atReseller, { lines: ['+12025550123', uniqueE164(), uniqueE164()] });
  return { as: side.atReseller, params: { id, outcome: 'not-here' }, filters: {}, search: '202555' };
};

const unread = async (side: Side): Promise<Seeded> => {
  const { id } = await aComparison(side.atReseller, { lines: ['Number', '4.42E+11', 'nothing', uniqueE164()] });
  return { as: side.atReseller, params: { id }, filters: {}, search: '4.42' };
};

const methods = async (side: Side): Promise<Seeded> => {
  const { app, enterprise, atEnterprise } = side;
  const [zed, ada] = [await aUser(app, enterprise, { firstName: 'zed' }), await aUser(app, enterprise, { firstName: 'Äda' })];
  await aContactMethod(app, enterprise, { name: 'Desk 10', userId: zed.id });
  await aContactMethod(app, enterprise, { name: 'desk 9', kind: 'EMAIL', userId: ada.id });
  await aContactMethod(app, enterprise, { name: 'Attic', kind: 'PSTN_FORWARDING', userId: ada.id });
  await scramble(side, 'contact_method', `tenant_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { kind: 'EMAIL', userId: zed.id }, search: 'DESK' };
};

/** By the endpoint's id; one that is missing fails its test. */
const views = async (side: Side): Promise<Seeded> => {
  const { enterprise, atEnterprise } = side;
  for (const name of ['View 10', 'view 9', 'Ämter']) await ok(atEnterprise, savedViews.create, { body: { page: 'phone-numbers', name, query: '', isShared: name === 'view 9' } });
  await scramble(side, 'saved_view', `organisation_id = '${enterprise.id}'`);
  return { as: atEnterprise, filters: { shared: 'true' }, search: 'VIEW' };
};

export const seeds: Record<string, (side: Side) => Promise<Seeded>> = {
  'organisations.list': organisations, 'accounts.list': people, 'apiKeys.list': keys, 'phoneNumbers.list': numbers, 'extensions.list': extensions,
  'carrierComparisons.list': compared, 'carrierComparisons.findings': missing, 'carrierComparisons.unreadable': unread,
  'phones.list': phoneSeed, 'phones.fetches': fetchSeed, 'phones.uploads': uploadSeed, 'unknownFetches.list': unknownFetchSeed, 'phoneOperations.list': phoneOperationSeed, 'externalTrunks.list': externalTrunks, 'operatorConnectTrunks.list': operatorConnectTrunks, 'smsGroups.list': groups, 'deliveryMethods.list': deliveryMethodSeed, 'timeSchedules.list': timeScheduleSeed, 'dialPlanProfiles.list': dialPlanProfileSeed, 'audioFiles.list': sounds, 'playlists.list': lists, 'carrierProfiles.list': profiles, 'phoneTemplates.list': phoneTemplateSeed, 'keyLayouts.list': keyLayoutSeed, 'savedViews.list': views, 'internalNumbers.list': internalNumberSeed, 'featureCodes.list': featureCodeSeed,
  'audit.list': changes, 'outbox.list': mails, 'jobs.list': work, 'imports.list': files, 'imports.rows': planned, 'users.list': staff, 'appDevices.list': appDevices, 'appConfigurations.list': lines, 'contactMethods.list': methods, 'callFlows.list': callFlowSeed, 'ringGroups.list': ringGroupSeed,
};
