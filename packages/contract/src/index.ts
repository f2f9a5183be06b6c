import { account, session } from './session.ts';
import { accounts, memberships } from './accounts.ts';
import { apiKeys } from './api-keys.ts';
import { appConfigurations } from './app-configurations.ts';
import { audioFiles } from './audio-files.ts';
import { appDevices } from './app-devices.ts';
import { audit } from './audit.ts';
import { callFlows } from './call-flows.ts';
import { carrierComparisons } from './carrier-comparisons.ts';
import { carrierProfiles } from './carrier-profiles.ts';
import { dialPlanProfiles } from './dial-plan-profiles.ts';
import { dialSpace } from './dial-space.ts';
import { destinations } from './destinations.ts';
import { contactMethods } from './contact-methods.ts';
import { extensionBulks } from './extension-bulks.ts';
import { extensionCalls } from './extension-calls.ts';
import { extensionCards } from './extension-cards.ts';
import { extensionIdentity } from './extension-identity.ts';
import { extensionCopies } from './extension-copies.ts';
import { extensions as ofExtensions } from './extensions.ts';
import { deliveryMethods } from './delivery-methods.ts';
import { externalTrunks } from './external-trunks.ts';
import { featureCodes } from './feature-codes.ts';
import { imports } from './imports.ts';
import { internalNumbers } from './internal-numbers.ts';
import { jobs, outbox } from './operations.ts';
import { numberBulks } from './number-bulks.ts';
import { operatorConnectTrunks } from './operator-connect-trunks.ts';
import { organisations } from './organisations.ts';
import { phoneNumbers } from './phone-numbers.ts';
import { phoneApp } from './phone-app.ts';
import { phoneOperationRuns, phoneOperations } from './phone-operations.ts';
import { phoneCopies } from './phone-copies.ts';
import { phoneLabels } from './phone-labels.ts';
import { phones as ofPhones } from './phones.ts';
import { phoneTraffic, unknownFetches } from './phone-traffic.ts';
import { provisioningSettings } from './provisioning-settings.ts';
import { ringGroups } from './ring-groups.ts';
import { ownExtension } from './own-extension.ts';
import { reverts } from './reverts.ts';
import { playlists } from './playlists.ts';
import { keyLayouts } from './key-layouts.ts';
import { phoneTemplates } from './phone-templates.ts';
import { relations } from './relations.ts';
import { savedViews } from './saved-views.ts';
import { search } from './search.ts';
import { smsGroups } from './sms-groups.ts';
import { timeSchedules } from './time-schedules.ts';
import { users } from './users.ts';
import type { AnyEndpoint } from './http/endpoint.ts';

const extensions = { ...ofExtensions, ...extensionCards, ...extensionCalls, ...extensionCopies, ...extensionIdentity, ...extensionBulks };

const phones = { ...ofPhones, ...phoneTraffic, ...phoneCopies, ...phoneLabels };

/** The only registry: every endpoint of the API. */
export const contract = { session, account, organisations, accounts, memberships, apiKeys, phoneNumbers, numberBulks, extensions, internalNumbers, featureCodes, dialSpace, dialPlanProfiles, destinations, phones, provisioningSettings, unknownFetches, phoneOperations, phoneOperationRuns, externalTrunks, operatorConnectTrunks, smsGroups, deliveryMethods, timeSchedules, audioFiles, playlists, carrierProfiles, savedViews, audit, reverts, outbox, jobs, search, imports, carrierComparisons, users, appConfigurations, appDevices, phoneApp, contactMethods, callFlows, ringGroups, relations, ownExtension, phoneTemplates, keyLayouts };

export const endpoints: AnyEndpoint[] = Object.values(contract).flatMap((noun) => Object.values(noun) as AnyEndpoint[]);
