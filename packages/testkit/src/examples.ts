import type { contract } from '@patchbay/contract';
import { audioFileExamples, playlistExamples } from './examples/audio.ts';
import { ringGroupExamples } from './examples/ring-groups.ts';
import { callFlowExamples, relationExamples } from './examples/call-flows.ts';
import { auditExamples, jobExamples, outboxExamples, revertExamples } from './examples/operations.ts';
import { accountsExamples, apiKeyExamples, membershipExamples, organisationExamples, searchExamples } from './examples/organisations.ts';
import { deliveryMethodExamples } from './examples/delivery-methods.ts';
import { numberBulkExamples } from './examples/number-bulks.ts';
import { extensionCallExamples, extensionBulkExamples, extensionCardExamples, extensionCopyExamples } from './examples/extension-cards.ts';
import { extensionIdentityExamples, ownExtensionExamples } from './examples/extension-people.ts';
import { featureCodeExamples } from './examples/feature-codes.ts';
import { dialPlanProfileExamples } from './examples/dial-plan-profiles.ts';
import { destinationExamples, dialSpaceExamples, internalNumberExamples } from './examples/internal-numbers.ts';
import { extensionExamples, phoneExamples, phoneNumberExamples } from './examples/pbx.ts';
import { phoneOperationExamples, phoneOperationRunExamples } from './examples/phone-operations.ts';
import { phoneBulkExamples, phoneCopyExamples, phoneLabelExamples } from './examples/phone-copies.ts';
import { carrierProfileExamples, externalTrunkExamples, operatorConnectTrunkExamples, savedViewExamples, smsGroupExamples } from './examples/inventory.ts';
import { provisioningSettingsExamples, unknownFetchExamples } from './examples/provisioning.ts';
import { timeScheduleExamples } from './examples/time-schedules.ts';
import { carrierComparisonExamples } from './examples/carrier-comparisons.ts';
import { importExamples } from './examples/imports.ts';
import { accountExamples, sessionExamples } from './examples/session.ts';
import { appDeviceExamples, phoneAppExamples } from './examples/app.ts';
import { appConfigurationExamples, contactMethodExamples, userExamples } from './examples/users.ts';
import { keyLayoutExamples, phoneTemplateExamples } from './examples/phone-templates.ts';
import type { AnyExample, ExamplesOf, Side } from './examples/side.ts';

/** A call that succeeds, for every endpoint of the contract. A noun or a verb that is missing does not compile. */
const examples: { [Noun in keyof typeof contract]: ExamplesOf<(typeof contract)[Noun]> } = {
  session: sessionExamples,
  account: accountExamples,
  organisations: organisationExamples,
  accounts: accountsExamples,
  memberships: membershipExamples,
  apiKeys: apiKeyExamples,
  phoneNumbers: phoneNumberExamples,
  numberBulks: numberBulkExamples,
  extensions: { ...extensionExamples, ...extensionCardExamples, ...extensionBulkExamples, ...extensionCallExamples, ...extensionCopyExamples, ...extensionIdentityExamples },
  internalNumbers: internalNumberExamples,
  featureCodes: featureCodeExamples,
  dialSpace: dialSpaceExamples,
  dialPlanProfiles: dialPlanProfileExamples,
  destinations: destinationExamples,
  phones: { ...phoneExamples, ...phoneBulkExamples, ...phoneCopyExamples, ...phoneLabelExamples },
  provisioningSettings: provisioningSettingsExamples,
  unknownFetches: unknownFetchExamples,
  phoneOperations: phoneOperationExamples,
  phoneOperationRuns: phoneOperationRunExamples,
  externalTrunks: externalTrunkExamples,
  operatorConnectTrunks: operatorConnectTrunkExamples,
  smsGroups: smsGroupExamples,
  timeSchedules: timeScheduleExamples,
  deliveryMethods: deliveryMethodExamples,
  audioFiles: audioFileExamples,
  playlists: playlistExamples,
  carrierProfiles: carrierProfileExamples,
  savedViews: savedViewExamples,
  audit: auditExamples,
  reverts: revertExamples,
  outbox: outboxExamples,
  jobs: jobExamples,
  search: searchExamples,
  imports: importExamples,
  carrierComparisons: carrierComparisonExamples,
  users: userExamples,
  appConfigurations: appConfigurationExamples,
  appDevices: appDeviceExamples,
  phoneApp: phoneAppExamples,
  contactMethods: contactMethodExamples,
  callFlows: callFlowExamples,
  ringGroups: ringGroupExamples,
  relations: relationExamples,
  ownExtension: ownExtensionExamples,
  phoneTemplates: phoneTemplateExamples,
  keyLayouts: keyLayoutExamples,
};

/** By endpoint id, `phones.update`. */
export const exampleOf = (endpointId: string, side: Side): Promise<AnyExample> => {
  const [noun, verb] = endpointId.split('.') as [string, string];
  const make = (examples as unknown as Record<string, Record<string, ((of: Side) => Promise<AnyExample>) | undefined>>)[noun]?.[verb];
  if (!make) throw new Error(`There is no example of ${endpointId}: add one in packages/testkit/src/examples`);
  return make(side);
};
