import { AppConfigurationDraft } from '@patchbay/contract/app-configurations';
import { DeliveryMethodDraft } from '@patchbay/contract/delivery-methods';
import type { ExtensionDraft } from '@patchbay/contract/extensions';
import { OrganisationCreate, OrganisationDraft } from '@patchbay/contract/organisations';
import { PhoneNumberAdd } from '@patchbay/contract/phone-numbers';
import { PhoneDraft } from '@patchbay/contract/phones';
import { UserDraft } from '@patchbay/contract/users';
import type { Tx } from '@patchbay/database/scope';
import { createAudioFile } from '@patchbay/api/features/audio-files/audio-files';
import { createCarrierProfile } from '@patchbay/api/features/carrier-profiles/carrier-profiles';
import { createExtension, updateExtension } from '@patchbay/api/features/extensions/extensions';
import { createDeliveryMethod } from '@patchbay/api/features/delivery-methods/delivery-methods';
import { createExternalTrunk } from '@patchbay/api/features/external-trunks/external-trunks';
import { addUsualFeatureCodes } from '@patchbay/api/features/feature-codes/feature-codes';
import { createInternalNumbers } from '@patchbay/api/features/internal-numbers/internal-numbers';
import { createOperatorConnectTrunk } from '@patchbay/api/features/operator-connect-trunks/operator-connect-trunks';
import { createOrganisation, updateOrganisation } from '@patchbay/api/features/organisations/organisations';
import { blockPhoneNumber, quarantinePhoneNumber } from '@patchbay/api/features/phone-numbers/life-cycle';
import { createPhoneNumbers } from '@patchbay/api/features/phone-numbers/phone-numbers';
import { createKeyLayout } from '@patchbay/api/features/key-layouts/key-layouts';
import { createPhoneTemplate } from '@patchbay/api/features/phone-templates/phone-templates';
import { createPhone, updatePhone } from '@patchbay/api/features/phones/phones';
import { createPlaylist } from '@patchbay/api/features/playlists/playlists';
import { createSmsGroup } from '@patchbay/api/features/sms-groups/sms-groups';
import { createTimeSchedule } from '@patchbay/api/features/time-schedules/time-schedules';
import { updateAppConfiguration } from '@patchbay/api/features/users/app-configurations/app-configurations';
import { inviteUser } from '@patchbay/api/features/users/invitations/invitations';
import { createUser } from '@patchbay/api/features/users/users';
import { audit } from '@patchbay/api/platform/audit';
import { readConfig } from '@patchbay/api/platform/config';
import type { OrganisationNode } from '@patchbay/api/platform/ctx';
import { createDeps, type Deps } from '@patchbay/api/deps';
import { passwords } from '@patchbay/api/platform/passwords';
import { findFamily, shippedTexts } from '@patchbay/domain/provisioning/families';
import { addCallFlows } from './demo-call-flows.ts';
import { addExtensionCards } from './demo-extension-cards.ts';
import { addRingGroups } from './demo-ring-groups.ts';
import { acting, type Doing, enter } from './demo-acting.ts';
import * as demo from './demo-data.ts';
import { addDialPlans } from './demo-dial-plans.ts';
import { activateDevice } from './demo-devices.ts';
import { fetchesOf, recordFetches } from './demo-phone-fetches.ts';
import { timeSchedules } from './demo-schedules.ts';
import { melody } from './demo-sounds.ts';
import { addExtensionPeople } from './demo-extension-people.ts';
import { agentSignIn, demoSignIns } from './demo-sign-ins.ts';

type Person = Doing['person'];
type Extension = Awaited<ReturnType<typeof createExtension>>;

/** The demo data, told as the changes that people made over three months, through the use cases of the API. */
class Story {
  readonly #deps: Deps;
  readonly #tx: Tx;
  readonly #nodes = new Map<string, OrganisationNode>();
  /** The administrator of each organisation, by its code. */
  readonly #administrators = new Map<string, Person>();

  constructor(deps: Deps, tx: Tx) {
    this.#deps = deps;
    this.#tx = tx;
  }

  async tell(hashes: Map<string, string>): Promise<void> {
    await this.#foundPlatform();
    await this.#openOrganisations(hashes);
    for (const { by, daysAgo, ...draft } of demo.carriers) await createCarrierProfile(this.#acting(by, by, daysAgo), draft);
    for (const range of demo.numbers) await this.#addNumbers(range);
    const extensions = await this.#addExtensions('CANISTRACCI', 'CANISTRACCI', demo.canistracci, 73);
    for (const { tenant, by, extensions: rows } of demo.others) await this.#addExtensions(tenant, by, rows, 30);
    await addDialPlans(this.#acting('CANISTRACCI', 'CANISTRACCI', 72));
    await this.#addPhones(extensions, await this.#addKeysAndTemplate());
    await this.#giveNumbers(extensions);
    await this.#addSounds();
    await this.#addUsers();
    await addCallFlows(this.#acting('CANISTRACCI', 'CANISTRACCI', 38));
    await addExtensionCards(this.#acting('CANISTRACCI', 'CANISTRACCI', 36));
    await addExtensionPeople(this.#acting('CANISTRACCI', 'CANISTRACCI', 36), this.#tx, hashes.get(agentSignIn.username));
    await addRingGroups(this.#acting('CANISTRACCI', 'CANISTRACCI', 37));
    await this.#makeChanges(extensions);
    await this.#dateBack();
  }

  /** A while ago, in working hours, and each time a little later. */
  #at(daysAgo: number): Date {
    const minute = 60_000;
    const today = Math.floor(this.#deps.clock.now().getTime() / (24 * 60 * minute)) * 24 * 60 * minute;
    return new Date(today - daysAgo * 24 * 60 * minute + 8 * 60 * minute + this.#step++ * 3 * minute);
  }
  #step = 0;

  #hoursAgo(hours: number): Date { return new Date(this.#deps.clock.now().getTime() - hours * 3_600_000); }

  #node(code: string): OrganisationNode { return this.#nodes.get(code)!; }

  #acting(by: string, where: string, daysAgo: number) {
    return acting(this.#deps, this.#tx, { person: this.#administrators.get(by)!, organisation: this.#node(where), at: this.#at(daysAgo) });
  }

  async #asPlatform(): Promise<Tx> {
    await enter(this.#tx, 'platform', { id: '', path: '' });
    return this.#tx;
  }

  async #learn(code: string): Promise<void> {
    const tx = await this.#asPlatform();
    this.#nodes.set(code, (await tx.organisation.findUniqueOrThrow({ where: { code } })) as OrganisationNode);
  }

  async #foundPlatform(): Promise<void> {
    const tx = await this.#asPlatform();
    const { name, code, timeZone, language, daysAgo } = demo.platform;
    const at = this.#at(daysAgo);
    await tx.organisation.create({ data: { kind: 'platform', name, code, timeZone, language, createdAt: at, updatedAt: at }, select: { id: true } });
    await tx.installation.update({ where: { id: 1 }, data: { setUpAt: at }, select: { id: true } });
    await this.#learn(code);
  }

  async #openOrganisations(hashes: Map<string, string>): Promise<void> {
    await this.#addPeople('PATCHBAY', hashes);
    for (const { above, daysAgo, ...draft } of demo.organisations) {
      const ctx = this.#acting(above, above, daysAgo);
      await createOrganisation(ctx, OrganisationCreate.parse({ ...draft, parentId: this.#node(above).id }));
      await this.#learn(draft.code);
      await this.#addPeople(draft.code, hashes);
      // Where nobody came yet, whoever stands above looks after it.
      const administrator = this.#administrators.get(draft.code) ?? this.#administrators.get(above)!;
      this.#administrators.set(draft.code, administrator);
    }
  }

  async #addPeople(code: string, hashes: Map<string, string>): Promise<void> {
    for (const { email, name, role, daysAgo } of demo.people.filter(({ at }) => at === code)) {
      const tx = await this.#asPlatform();
      const node = this.#node(code);
      const at = this.#at(daysAgo);
      const passwordHash = hashes.get(email);
      const secret = passwordHash === undefined ? {} : { credential: { create: { passwordHash } }, lastSignInAt: this.#hoursAgo(6) };
      const { id } = await tx.account.create({
        data: { email, name, ownerId: node.id, ownerPath: node.path, hasPassword: passwordHash !== undefined, createdAt: at, updatedAt: at, ...secret },
        select: { id: true },
      });
      await tx.membership.create({ data: { accountId: id, organisationId: node.id, organisationPath: node.path, role, createdAt: at }, select: { id: true } });
      const person: Person = { id, name, at: node, role };
      const inviter = this.#administrators.get(code) ?? this.#administratorAbove(code);
      const ctx = acting(this.#deps, tx, { person: inviter ?? person, organisation: node, at });
      await audit(tx, ctx, inviter ? 'account.invited' : 'account.set-up', { entity: { type: 'account', id, label: email }, after: { email, name, isEnabled: true } });
      if (role === 'administrator' && passwordHash !== undefined) this.#administrators.set(code, person);
    }
  }

  #administratorAbove(code: string): Person | undefined {
    return this.#administrators.get(demo.organisations.find((organisation) => organisation.code === code)?.above ?? '');
  }

  async #addNumbers({ owner, by, daysAgo, ...range }: (typeof demo.numbers)[number]): Promise<void> {
    await createPhoneNumbers(this.#acting(by, by, daysAgo), PhoneNumberAdd.parse({ ...range, ownerId: this.#node(owner).id }));
  }

  async #addExtensions(code: string, by: string, rows: typeof demo.canistracci, daysAgo: number): Promise<Map<string, Extension>> {
    const tx = await this.#asPlatform();
    const numbers = await tx.phoneNumber.findMany({ where: { e164: { in: rows.flatMap(([, , e164]) => e164 ?? []) } }, select: { id: true, e164: true } });
    const extensions = new Map<string, Extension>();
    for (const [shortNumber, displayName, e164] of rows) {
      const phoneNumberIds = numbers.filter((number) => number.e164 === e164).map(({ id }) => id);
      const draft: ExtensionDraft = { shortNumber, displayName, phoneNumberIds, presentationNumberId: null, isEnabled: true };
      extensions.set(shortNumber, await createExtension(this.#acting(by, code, daysAgo), draft));
    }
    return extensions;
  }

  async #addKeysAndTemplate(): Promise<string> {
    const { by, name, family, more, daysAgo } = demo.phoneTemplate;
    const shipped = shippedTexts(findFamily(family)!.family);
    await createPhoneTemplate(this.#acting(by, by, daysAgo), { name, family, baseId: null, ...shipped, device: shipped.device + more });
    const { by: owner, of: _of, daysAgo: since, ...layout } = demo.keyLayout;
    return (await createKeyLayout(this.#acting(owner, owner, since), layout)).id;
  }

  async #addPhones(extensions: Map<string, Extension>, layoutId: string): Promise<void> {
    const fetches: Awaited<ReturnType<typeof fetchesOf>>[] = [];
    for (const { name, modelId, mac, lines, seenHoursAgo } of demo.phones) {
      const keyLayoutId = name === demo.keyLayout.of ? layoutId : null;
      const draft = PhoneDraft.parse({ name, modelId, keyLayoutId, isVirtual: mac === undefined, mac: mac ?? null, lines: lines.map((short, i) => ({ position: i, extensionId: extensions.get(short)!.id })) });
      const { id } = await createPhone(this.#acting('CANISTRACCI', 'CANISTRACCI', 70), draft);
      if (seenHoursAgo === undefined) continue;
      const userAgent = `Yealink SIP-${modelId.replace('yealink-', '').toUpperCase()} 108.86.0.90 ${mac?.replace(/..\B/g, '$&:') ?? ''}`.trim();
      fetches.push(await fetchesOf(this.#acting('CANISTRACCI', 'CANISTRACCI', 70), id, { at: this.#hoursAgo(seenHoursAgo), ip: '192.0.2.24', userAgent }));
    }
    await recordFetches(await this.#asPlatform(), fetches);
  }

  async #idsOf(e164s: string[]): Promise<string[]> {
    const tx = await this.#asPlatform();
    const found = await tx.phoneNumber.findMany({ where: { e164: { in: e164s } }, select: { id: true } });
    return found.map(({ id }) => id);
  }

  async #giveNumbers(extensions: Map<string, Extension>): Promise<void> {
    const code = 'CANISTRACCI';
    const { externalTrunk, operatorConnectTrunk, setAside } = demo;
    const [toExternal, toOperator] = [await this.#idsOf(externalTrunk.numbers), await this.#idsOf(operatorConnectTrunk.numbers)];
    await createDeliveryMethod(this.#acting(code, code, 47), DeliveryMethodDraft.parse(demo.deliveryMethod));
    await createExternalTrunk(this.#acting(code, code, 48), { name: externalTrunk.name, isEnabled: true, phoneNumberIds: toExternal });
    await createOperatorConnectTrunk(this.#acting(code, code, 48), { name: operatorConnectTrunk.name, isEnabled: true, phoneNumberIds: toOperator });
    for (const { name, number, owner, members } of demo.smsGroups) {
      const [phoneNumberId = null] = await this.#idsOf([number]);
      const draft = { name, isEnabled: true, phoneNumberId, ownerExtensionId: extensions.get(owner)!.id, memberExtensionIds: members.map((short) => extensions.get(short)!.id) };
      await createSmsGroup(this.#acting(code, code, 45), draft);
    }
    for (const range of demo.internalNumbers) await createInternalNumbers(this.#acting(code, code, 44), range);
    await addUsualFeatureCodes(this.#acting(code, code, 43));
    const [[blocked], [resting]] = [await this.#idsOf([setAside.blocked]), await this.#idsOf([setAside.resting])];
    await blockPhoneNumber(this.#acting('NORTHWIND', 'NORTHWIND', 12), blocked!, { reason: setAside.blockedReason });
    const until = new Date(this.#deps.clock.now().getTime() + setAside.restsDays * 86_400_000).toISOString();
    await quarantinePhoneNumber(this.#acting('NORTHWIND', 'NORTHWIND', 10), resting!, { until });
  }

  async #addUsers(): Promise<void> {
    const code = 'CANISTRACCI';
    const schedules = new Map<string, string>();
    for (const draft of timeSchedules) schedules.set(draft.name, (await createTimeSchedule(this.#acting(code, code, 46), draft)).id);
    for (const { numbers = [], isRecorded = false, schedule, invitedDaysAgo, device, ...draft } of demo.users) {
      const timeScheduleId = schedule === undefined ? null : schedules.get(schedule)!;
      const { id: userId, appConfiguration: { id } } = await createUser(this.#acting(code, code, 44), UserDraft.parse({ ...draft, timeScheduleId }));
      if (numbers.length > 0) {
        const line = AppConfigurationDraft.parse({ ...(await this.#lineOf(numbers)), recordInboundExternal: isRecorded });
        await updateAppConfiguration(this.#acting(code, code, 44), id, { ...line, version: 1 });
      }
      if (invitedDaysAgo !== undefined) await inviteUser(this.#acting(code, code, invitedDaysAgo), userId);
      if (device) await activateDevice(await this.#asPlatform(), this.#acting(code, code, invitedDaysAgo! - 1), { tenantId: this.#node(code).id, userId, device, lastSeenAt: this.#hoursAgo(2) });
    }
  }

  /** What a line of these numbers has besides: the next internal number, a greeting, and where messages go. */
  async #lineOf(numbers: string[]) {
    const ids = await this.#idsOf(numbers);
    const tx = await this.#asPlatform();
    const tenantId = this.#node('CANISTRACCI').id;
    const internal = await tx.internalNumber.findFirstOrThrow({ where: { tenantId, assigneeId: null, number: { startsWith: '2' } }, orderBy: { number: 'asc' } });
    const greeting = await tx.audioFile.findFirstOrThrow({ where: { tenantId, name: demo.playlist.sounds[0]! } });
    const archive = await tx.deliveryMethod.findFirstOrThrow({ where: { tenantId, name: demo.deliveryMethod.name } });
    return {
      phoneNumberIds: ids, internalNumberIds: [internal.id], whenUnavailable: 'ROUTE_TO_VOICEMAIL', voicemailAudioId: greeting.id, voicemailDeliveryMethodIds: [archive.id],
      externalOutboundEnabled: true, callerIdIds: ids, internalCallerIdId: internal.id, deliveryMethodIds: [archive.id],
    };
  }

  async #addSounds(): Promise<void> {
    const code = 'CANISTRACCI';
    const ids = new Map<string, string>();
    for (const { name, hertz } of demo.sounds) ids.set(name, (await createAudioFile(this.#acting(code, code, 46), { name, source: 'UPLOAD' }, once(melody(hertz)))).id);
    await createPlaylist(this.#acting(code, code, 46), { name: demo.playlist.name, audioFileIds: demo.playlist.sounds.map((name) => ids.get(name)!) });
  }

  async #makeChanges(extensions: Map<string, Extension>): Promise<void> {
    const change = async (shortNumber: string, daysAgo: number, changed: Partial<ExtensionDraft>) => {
      const { id, version, displayName, phoneNumberIds, presentationNumberId, isEnabled } = extensions.get(shortNumber)!;
      await updateExtension(this.#acting('CANISTRACCI', 'CANISTRACCI', daysAgo), id, { shortNumber, displayName, phoneNumberIds, presentationNumberId, isEnabled, version, ...changed });
    };
    await change('116', 21, { displayName: 'Ingrid Solberg' });
    await change('125', 6, { isEnabled: false });
    const tx = await this.#asPlatform();
    const phone = await tx.phone.findUniqueOrThrow({ where: { mac: '249ad8d0c509' }, include: { lines: true } });
    const kept = phone.lines.filter(({ position }) => position < 2).map(({ position, extensionId }) => ({ position, extensionId }));
    const phoneDraft = PhoneDraft.parse({ name: phone.name, modelId: phone.modelId, mac: phone.mac, lines: kept });
    await updatePhone(this.#acting('CANISTRACCI', 'CANISTRACCI', 5), phone.id, { ...phoneDraft, version: phone.version });
    const row = await (await this.#asPlatform()).organisation.findUniqueOrThrow({ where: { code: 'CANISTRACCI' } });
    await updateOrganisation(this.#acting('NORTHWIND', 'NORTHWIND', 3), row.id, { ...OrganisationDraft.parse({ ...row, userLimit: 80 }), version: row.version });
  }

  /** The rows that carry the moment they were written. */
  async #dateBack(): Promise<void> {
    const tx = await this.#asPlatform();
    await tx.$executeRaw`update organisation o set created_at = e.at, updated_at = greatest(e.at, (select max(at) from audit_event l where l.entity_id = o.id))
      from audit_event e where e.entity_id = o.id and e.action = 'organisation.created'`;
  }
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** Slow on purpose, so all at once and before the transaction. */
const hashAll = async (): Promise<Map<string, string>> =>
  new Map(await Promise.all([...demoSignIns.map(({ email, password }) => [email, password] as const), [agentSignIn.username, agentSignIn.password] as const].map(async ([name, password]) => [name, await passwords.hash(password)] as const)));

const isEmpty = async (tx: Tx): Promise<boolean> => {
  await enter(tx, 'platform', { id: '', path: '' });
  return (await tx.organisation.count()) === 0;
};

/** Whole or not at all: whatever interrupts it, the next attempt begins with an empty database again. */
const seed = async ({ database }: Deps, tell: (tx: Tx) => Promise<void>): Promise<boolean> =>
  database.prisma.$transaction(async (tx) => {
    const wasEmpty = await isEmpty(tx);
    if (wasEmpty) await tell(tx);
    return wasEmpty;
  }, { timeout: 60_000 });

const main = async (deps: Deps): Promise<void> => {
  const isWanted = await deps.database.prisma.$transaction(isEmpty);
  const hashes = isWanted ? await hashAll() : new Map<string, string>();
  const isSown = isWanted && (await seed(deps, (tx) => new Story(deps, tx).tell(hashes)));
  console.log(isSown ? 'The demo data are loaded.' : 'This database has organisations already, so it got no demo data.');
};

const read = readConfig(process.env);
if ('problem' in read) {
  console.error(read.problem);
  process.exitCode = 1;
} else {
  const deps = createDeps({ ...read.config, databaseConnections: 2 });
  await main(deps).finally(() => deps.database.close());
}
