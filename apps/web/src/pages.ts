import type { OrganisationKind, Permission } from '@patchbay/contract/permissions';
import type { ComponentType } from 'react';
import type { navigation } from '#i18n/en/shell.ts';
import type { IconName } from '#ui/icons.tsx';
import type { Place } from '#api/place.tsx';

type Section = keyof (typeof navigation)['sections'];
type Title = Exclude<keyof typeof navigation, 'sections'>;

export interface MenuEntry {
  section: Section;
  title: Title;
  icon: IconName;
  /** Two keys that lead there from anywhere, such as `g e`. */
  keys?: string;
}

export interface PageEntry {
  /** Below `/o/:organisationId`, below `/t/:tenantId`, or both. */
  at: ('organisation' | 'tenant')[];
  path: string;
  /** Without it the page says who can give it, and the navigation leaves the page out. */
  permission?: Permission;
  /** Where only some kinds of organisations have the page. */
  kinds?: OrganisationKind[];
  /** For those who sign in as the person of an extension. */
  isOfExtension?: true;
  load: () => Promise<ComponentType>;
  /** Absent for pages that others lead to: forms, single objects. */
  menu?: MenuEntry;
  /** Shown beside this page, in its outlet: the panel of one object. */
  children?: Pick<PageEntry, 'path' | 'load'>[];
}

/** Every page behind the sign-in, in the order of the navigation. A new page is one line here. */
export const pages: PageEntry[] = [
  { at: ['organisation', 'tenant'], path: 'overview', permission: 'extensions:read', load: async () => (await import('#features/overview/overview-page.tsx')).OverviewPage,
    menu: { section: 'start', title: 'overview', icon: 'home', keys: 'g h' } },
  { at: ['tenant'], path: 'my-extension', isOfExtension: true, permission: 'ownExtension:read', load: async () => (await import('#features/extensions/own/own-extension-page.tsx')).OwnExtensionPage,
    menu: { section: 'start', title: 'myExtension', icon: 'user', keys: 'g g' } },
  { at: ['organisation'], path: 'enterprises', kinds: ['platform', 'partner', 'reseller'], permission: 'organisations:read', load: async () => (await import('#features/organisations/organisation-list-pages.tsx')).EnterprisesPage,
    menu: { section: 'customers', title: 'enterprises', icon: 'building', keys: 'g e' } },
  { at: ['organisation'], path: 'enterprises/new', kinds: ['platform', 'partner', 'reseller'], permission: 'organisations:write', load: async () => (await import('#features/organisations/new-organisation-pages.tsx')).NewEnterprisePage },
  { at: ['organisation'], path: 'enterprises/:id', kinds: ['platform', 'partner', 'reseller'], permission: 'organisations:read', load: async () => (await import('#features/organisations/organisation-page.tsx')).OrganisationPage },
  { at: ['organisation'], path: 'enterprises/:id/edit', kinds: ['platform', 'partner', 'reseller'], permission: 'organisations:write', load: async () => (await import('#features/organisations/edit-organisation-page.tsx')).EditOrganisationPage },
  { at: ['organisation'], path: 'resellers', kinds: ['platform', 'partner'], permission: 'organisations:read', load: async () => (await import('#features/organisations/organisation-list-pages.tsx')).ResellersPage,
    menu: { section: 'customers', title: 'resellers', icon: 'tree', keys: 'g r' } },
  { at: ['organisation'], path: 'resellers/new', kinds: ['platform', 'partner'], permission: 'organisations:write', load: async () => (await import('#features/organisations/new-organisation-pages.tsx')).NewResellerPage },
  { at: ['organisation'], path: 'resellers/:id', kinds: ['platform', 'partner'], permission: 'organisations:read', load: async () => (await import('#features/organisations/organisation-page.tsx')).OrganisationPage },
  { at: ['organisation'], path: 'resellers/:id/edit', kinds: ['platform', 'partner'], permission: 'organisations:write', load: async () => (await import('#features/organisations/edit-organisation-page.tsx')).EditOrganisationPage },
  { at: ['organisation'], path: 'partners', kinds: ['platform', 'partner'], permission: 'organisations:read', load: async () => (await import('#features/organisations/organisation-list-pages.tsx')).PartnersPage,
    menu: { section: 'customers', title: 'partners', icon: 'tree', keys: 'g p' } },
  { at: ['tenant'], path: 'phones/upload', permission: 'phones:write', load: async () => (await import('#features/imports/upload-file-page.tsx')).UploadPhonesPage },
  { at: ['organisation'], path: 'partners/new', kinds: ['platform', 'partner'], permission: 'organisations:write', load: async () => (await import('#features/organisations/new-organisation-pages.tsx')).NewPartnerPage },
  { at: ['organisation'], path: 'partners/:id', kinds: ['platform', 'partner'], permission: 'organisations:read', load: async () => (await import('#features/organisations/organisation-page.tsx')).OrganisationPage },
  { at: ['organisation'], path: 'partners/:id/edit', kinds: ['platform', 'partner'], permission: 'organisations:write', load: async () => (await import('#features/organisations/edit-organisation-page.tsx')).EditOrganisationPage },
  { at: ['tenant'], path: 'users', permission: 'users:read', load: async () => (await import('#features/users/users-page.tsx')).UsersPage,
    menu: { section: 'telephony', title: 'users', icon: 'users', keys: 'g u' } },
  { at: ['tenant'], path: 'users/app-devices', permission: 'users:read', load: async () => (await import('#features/users/app-devices-page.tsx')).AppDevicesPage },
  { at: ['tenant'], path: 'users/new', permission: 'users:write', load: async () => (await import('#features/users/new-user-page.tsx')).NewUserPage },
  { at: ['tenant'], path: 'users/upload', permission: 'users:write', load: async () => (await import('#features/imports/upload-file-page.tsx')).UploadUsersPage },
  { at: ['tenant'], path: 'users/:id', permission: 'users:read', load: async () => (await import('#features/users/user-page.tsx')).UserPage },
  { at: ['tenant'], path: 'users/:id/edit', permission: 'users:write', load: async () => (await import('#features/users/edit-user-page.tsx')).EditUserPage },
  { at: ['tenant'], path: 'contact-methods', permission: 'contactMethods:read', load: async () => (await import('#features/contact-methods/app-configurations-page.tsx')).AppConfigurationsPage,
    menu: { section: 'telephony', title: 'contactMethods', icon: 'device', keys: 'g m' } },
  { at: ['tenant'], path: 'contact-methods/app-configurations', permission: 'contactMethods:read', load: async () => (await import('#features/contact-methods/app-configurations-page.tsx')).AppConfigurationsPage },
  { at: ['tenant'], path: 'contact-methods/app-configurations/:id', permission: 'contactMethods:read', load: async () => (await import('#features/contact-methods/app-configuration-page.tsx')).AppConfigurationPage },
  { at: ['tenant'], path: 'contact-methods/app-configurations/:id/edit', permission: 'contactMethods:write', load: async () => (await import('#features/contact-methods/edit-app-configuration-page.tsx')).EditAppConfigurationPage },
  { at: ['tenant'], path: 'contact-methods/sip-accounts', permission: 'contactMethods:read', load: async () => (await import('#features/contact-methods/contact-methods-pages.tsx')).SipAccountsPage },
  { at: ['tenant'], path: 'contact-methods/sip-accounts/new', permission: 'contactMethods:write', load: async () => (await import('#features/contact-methods/contact-method-forms.tsx')).NewSipAccountPage },
  { at: ['tenant'], path: 'contact-methods/pstn-forwarding', permission: 'contactMethods:read', load: async () => (await import('#features/contact-methods/contact-methods-pages.tsx')).PstnForwardingPage },
  { at: ['tenant'], path: 'contact-methods/pstn-forwarding/new', permission: 'contactMethods:write', load: async () => (await import('#features/contact-methods/contact-method-forms.tsx')).NewPstnForwardingPage },
  { at: ['tenant'], path: 'contact-methods/sip-forwarding', permission: 'contactMethods:read', load: async () => (await import('#features/contact-methods/contact-methods-pages.tsx')).SipForwardingPage },
  { at: ['tenant'], path: 'contact-methods/sip-forwarding/new', permission: 'contactMethods:write', load: async () => (await import('#features/contact-methods/contact-method-forms.tsx')).NewSipForwardingPage },
  { at: ['tenant'], path: 'contact-methods/emails', permission: 'contactMethods:read', load: async () => (await import('#features/contact-methods/contact-methods-pages.tsx')).EmailsPage },
  { at: ['tenant'], path: 'contact-methods/emails/new', permission: 'contactMethods:write', load: async () => (await import('#features/contact-methods/contact-method-forms.tsx')).NewEmailPage },
  { at: ['tenant'], path: 'contact-methods/:id', permission: 'contactMethods:read', load: async () => (await import('#features/contact-methods/contact-method-page.tsx')).ContactMethodPage },
  { at: ['tenant'], path: 'contact-methods/:id/edit', permission: 'contactMethods:write', load: async () => (await import('#features/contact-methods/contact-method-forms.tsx')).EditContactMethodPage },
  { at: ['tenant'], path: 'extensions', permission: 'extensions:read', load: async () => (await import('#features/extensions/extensions-page.tsx')).ExtensionsPage,
    menu: { section: 'telephony', title: 'extensions', icon: 'hash', keys: 'g e' } },
  { at: ['tenant'], path: 'extensions/upload', permission: 'extensions:write', load: async () => (await import('#features/imports/upload-file-page.tsx')).UploadExtensionsPage },
  { at: ['tenant'], path: 'extensions/new', permission: 'extensions:write', load: async () => (await import('#features/extensions/new-extension-page.tsx')).NewExtensionPage },
  { at: ['tenant'], path: 'extensions/:id', permission: 'extensions:read', load: async () => (await import('#features/extensions/extension-page.tsx')).ExtensionPage },
  { at: ['tenant'], path: 'extensions/:id/edit', permission: 'extensions:write', load: async () => (await import('#features/extensions/extension-page.tsx')).EditExtensionPage },
  { at: ['organisation', 'tenant'], path: 'phone-numbers', permission: 'phoneNumbers:read', load: async () => (await import('#features/phone-numbers/phone-numbers-page.tsx')).PhoneNumbersPage,
    menu: { section: 'telephony', title: 'phoneNumbers', icon: 'phone', keys: 'g n' },
    children: [{ path: ':id', load: async () => (await import('#features/phone-numbers/phone-number-panel.tsx')).PhoneNumberPanel }] },
  { at: ['organisation', 'tenant'], path: 'phone-numbers/upload', permission: 'phoneNumbers:upload', load: async () => (await import('#features/imports/upload-page.tsx')).UploadPage },
  { at: ['organisation'], path: 'phone-numbers/health', permission: 'phoneNumbers:write', load: async () => (await import('#features/phone-numbers/health-page.tsx')).NumberHealthPage },
  { at: ['organisation'], path: 'phone-numbers/compare', permission: 'phoneNumbers:write', load: async () => (await import('#features/imports/comparison/compare-page.tsx')).ComparePage },
  { at: ['organisation'], path: 'phone-numbers/comparisons/:id', permission: 'phoneNumbers:write', load: async () => (await import('#features/imports/comparison/comparison-page.tsx')).ComparisonPage },
  { at: ['organisation'], path: 'phone-numbers/comparisons/:id/:outcome', permission: 'phoneNumbers:write', load: async () => (await import('#features/imports/comparison/comparison-page.tsx')).ComparisonPage },
  { at: ['tenant'], path: 'dial-plan-profiles', permission: 'extensions:read', load: async () => (await import('#features/dial-plan-profiles/dial-plan-profiles-page.tsx')).DialPlanProfilesPage,
    menu: { section: 'telephony', title: 'dialPlanProfiles', icon: 'lock', keys: 'g z' } },
  { at: ['tenant'], path: 'dial-plan-profiles/new', permission: 'extensions:write', load: async () => (await import('#features/dial-plan-profiles/dial-plan-profile-form.tsx')).NewDialPlanProfilePage },
  { at: ['tenant'], path: 'dial-plan-profiles/:id', permission: 'extensions:read', load: async () => (await import('#features/dial-plan-profiles/dial-plan-profile-page.tsx')).DialPlanProfilePage },
  { at: ['tenant'], path: 'dial-plan-profiles/:id/edit', permission: 'extensions:write', load: async () => (await import('#features/dial-plan-profiles/dial-plan-profile-form.tsx')).EditDialPlanProfilePage },
  { at: ['tenant'], path: 'ring-groups', permission: 'extensions:read', load: async () => (await import('#features/ring-groups/ring-groups-page.tsx')).RingGroupsPage,
    menu: { section: 'telephony', title: 'ringGroups', icon: 'users', keys: 'g q' } },
  { at: ['tenant'], path: 'ring-groups/new', permission: 'extensions:write', load: async () => (await import('#features/ring-groups/ring-group-form.tsx')).NewRingGroupPage },
  { at: ['tenant'], path: 'ring-groups/upload', permission: 'extensions:write', load: async () => (await import('#features/imports/upload-file-page.tsx')).UploadRingGroupsPage },
  { at: ['tenant'], path: 'ring-groups/:id', permission: 'extensions:read', load: async () => (await import('#features/ring-groups/ring-group-page.tsx')).RingGroupPage },
  { at: ['tenant'], path: 'ring-groups/:id/edit', permission: 'extensions:write', load: async () => (await import('#features/ring-groups/ring-group-form.tsx')).EditRingGroupPage },
  { at: ['tenant'], path: 'internal-numbers', permission: 'internalNumbers:read', load: async () => (await import('#features/internal-numbers/internal-numbers-page.tsx')).InternalNumbersPage,
    menu: { section: 'telephony', title: 'internalNumbers', icon: 'hash', keys: 'g d' } },
  { at: ['tenant'], path: 'internal-numbers/new', permission: 'internalNumbers:write', load: async () => (await import('#features/internal-numbers/new-internal-numbers-page.tsx')).NewInternalNumbersPage },
  { at: ['tenant'], path: 'internal-numbers/upload', permission: 'internalNumbers:write', load: async () => (await import('#features/imports/upload-file-page.tsx')).UploadInternalNumbersPage },
  { at: ['tenant'], path: 'internal-numbers/:id', permission: 'internalNumbers:read', load: async () => (await import('#features/internal-numbers/internal-number-page.tsx')).InternalNumberPage },
  { at: ['tenant'], path: 'internal-numbers/:id/edit', permission: 'internalNumbers:write', load: async () => (await import('#features/internal-numbers/edit-internal-number-page.tsx')).EditInternalNumberPage },
  { at: ['tenant'], path: 'feature-codes', permission: 'featureCodes:read', load: async () => (await import('#features/feature-codes/feature-codes-page.tsx')).FeatureCodesPage,
    menu: { section: 'telephony', title: 'featureCodes', icon: 'keyboard', keys: 'g f' } },
  { at: ['tenant'], path: 'feature-codes/upload', permission: 'featureCodes:write', load: async () => (await import('#features/imports/upload-file-page.tsx')).UploadFeatureCodesPage },
  { at: ['tenant'], path: 'feature-codes/:id', permission: 'featureCodes:read', load: async () => (await import('#features/feature-codes/feature-code-page.tsx')).FeatureCodePage },
  { at: ['tenant'], path: 'call-flows', permission: 'callFlows:read', load: async () => (await import('#features/call-flows/call-flows-page.tsx')).CallFlowsPage,
    menu: { section: 'telephony', title: 'callFlows', icon: 'tree', keys: 'g y' } },
  { at: ['tenant'], path: 'call-flows/new', permission: 'callFlows:write', load: async () => (await import('#features/call-flows/call-flow-form.tsx')).NewCallFlowPage },
  { at: ['tenant'], path: 'call-flows/:id', permission: 'callFlows:read', load: async () => (await import('#features/call-flows/call-flow-page.tsx')).CallFlowPage },
  { at: ['tenant'], path: 'call-flows/:id/edit', permission: 'callFlows:write', load: async () => (await import('#features/call-flows/call-flow-form.tsx')).EditCallFlowPage },
  { at: ['tenant'], path: 'external-trunks', permission: 'externalTrunks:read', load: async () => (await import('#features/external-trunks/external-trunks-page.tsx')).ExternalTrunksPage,
    menu: { section: 'telephony', title: 'externalTrunks', icon: 'swap', keys: 'g x' } },
  { at: ['tenant'], path: 'external-trunks/new', permission: 'externalTrunks:write', load: async () => (await import('#features/external-trunks/external-trunk-form.tsx')).NewExternalTrunkPage },
  { at: ['tenant'], path: 'external-trunks/:id', permission: 'externalTrunks:read', load: async () => (await import('#features/external-trunks/external-trunk-page.tsx')).ExternalTrunkPage },
  { at: ['tenant'], path: 'external-trunks/:id/edit', permission: 'externalTrunks:write', load: async () => (await import('#features/external-trunks/external-trunk-form.tsx')).EditExternalTrunkPage },
  { at: ['tenant'], path: 'operator-connect-trunks', permission: 'operatorConnectTrunks:read', load: async () => (await import('#features/operator-connect-trunks/operator-connect-trunks-page.tsx')).OperatorConnectTrunksPage,
    menu: { section: 'telephony', title: 'operatorConnectTrunks', icon: 'link', keys: 'g o' } },
  { at: ['tenant'], path: 'operator-connect-trunks/new', permission: 'operatorConnectTrunks:write', load: async () => (await import('#features/operator-connect-trunks/operator-connect-trunk-form.tsx')).NewOperatorConnectTrunkPage },
  { at: ['tenant'], path: 'operator-connect-trunks/:id', permission: 'operatorConnectTrunks:read', load: async () => (await import('#features/operator-connect-trunks/operator-connect-trunk-page.tsx')).OperatorConnectTrunkPage },
  { at: ['tenant'], path: 'operator-connect-trunks/:id/edit', permission: 'operatorConnectTrunks:write', load: async () => (await import('#features/operator-connect-trunks/operator-connect-trunk-form.tsx')).EditOperatorConnectTrunkPage },
  { at: ['tenant'], path: 'sms-groups', permission: 'smsGroups:read', load: async () => (await import('#features/sms-groups/sms-groups-page.tsx')).SmsGroupsPage,
    menu: { section: 'telephony', title: 'smsGroups', icon: 'message', keys: 'g t' } },
  { at: ['tenant'], path: 'sms-groups/new', permission: 'smsGroups:write', load: async () => (await import('#features/sms-groups/sms-group-form.tsx')).NewSmsGroupPage },
  { at: ['tenant'], path: 'sms-groups/:id', permission: 'smsGroups:read', load: async () => (await import('#features/sms-groups/sms-group-page.tsx')).SmsGroupPage },
  { at: ['tenant'], path: 'sms-groups/:id/edit', permission: 'smsGroups:write', load: async () => (await import('#features/sms-groups/sms-group-form.tsx')).EditSmsGroupPage },
  { at: ['tenant'], path: 'time-schedules', permission: 'timeSchedules:read', load: async () => (await import('#features/time-schedules/time-schedules-page.tsx')).TimeSchedulesPage,
    menu: { section: 'telephony', title: 'timeSchedules', icon: 'clock', keys: 'g w' } },
  { at: ['tenant'], path: 'time-schedules/new', permission: 'timeSchedules:write', load: async () => (await import('#features/time-schedules/time-schedule-form.tsx')).NewTimeSchedulePage },
  { at: ['tenant'], path: 'time-schedules/:id', permission: 'timeSchedules:read', load: async () => (await import('#features/time-schedules/time-schedule-page.tsx')).TimeSchedulePage },
  { at: ['tenant'], path: 'time-schedules/:id/edit', permission: 'timeSchedules:write', load: async () => (await import('#features/time-schedules/time-schedule-form.tsx')).EditTimeSchedulePage },
  { at: ['tenant'], path: 'delivery-methods', permission: 'deliveryMethods:read', load: async () => (await import('#features/delivery-methods/delivery-methods-page.tsx')).DeliveryMethodsPage,
    menu: { section: 'telephony', title: 'deliveryMethods', icon: 'inbox', keys: 'g v' } },
  { at: ['tenant'], path: 'delivery-methods/new', permission: 'deliveryMethods:write', load: async () => (await import('#features/delivery-methods/delivery-method-form.tsx')).NewDeliveryMethodPage },
  { at: ['tenant'], path: 'delivery-methods/connected', permission: 'deliveryMethods:write', load: async () => (await import('#features/delivery-methods/connected-page.tsx')).ConnectedPage },
  { at: ['tenant'], path: 'delivery-methods/:id', permission: 'deliveryMethods:read', load: async () => (await import('#features/delivery-methods/delivery-method-page.tsx')).DeliveryMethodPage },
  { at: ['tenant'], path: 'delivery-methods/:id/edit', permission: 'deliveryMethods:write', load: async () => (await import('#features/delivery-methods/delivery-method-form.tsx')).EditDeliveryMethodPage },
  { at: ['tenant'], path: 'audio-files', permission: 'audioFiles:read', load: async () => (await import('#features/audio-files/audio-files-page.tsx')).AudioFilesPage,
    menu: { section: 'telephony', title: 'audioFiles', icon: 'sound', keys: 'g b' } },
  { at: ['tenant'], path: 'audio-files/:id', permission: 'audioFiles:read', load: async () => (await import('#features/audio-files/audio-file-page.tsx')).AudioFilePage },
  { at: ['tenant'], path: 'playlists', permission: 'audioFiles:read', load: async () => (await import('#features/playlists/playlists-page.tsx')).PlaylistsPage },
  { at: ['tenant'], path: 'playlists/new', permission: 'audioFiles:write', load: async () => (await import('#features/playlists/playlist-form.tsx')).NewPlaylistPage },
  { at: ['tenant'], path: 'playlists/:id', permission: 'audioFiles:read', load: async () => (await import('#features/playlists/playlist-page.tsx')).PlaylistPage },
  { at: ['tenant'], path: 'playlists/:id/edit', permission: 'audioFiles:write', load: async () => (await import('#features/playlists/playlist-form.tsx')).EditPlaylistPage },
  { at: ['organisation', 'tenant'], path: 'carrier-profiles', permission: 'carrierProfiles:read', load: async () => (await import('#features/carrier-profiles/carrier-profiles-page.tsx')).CarrierProfilesPage,
    menu: { section: 'telephony', title: 'carrierProfiles', icon: 'bolt', keys: 'g c' } },
  { at: ['organisation', 'tenant'], path: 'carrier-profiles/new', permission: 'carrierProfiles:write', load: async () => (await import('#features/carrier-profiles/carrier-profile-form.tsx')).NewCarrierProfilePage },
  { at: ['organisation', 'tenant'], path: 'carrier-profiles/:id', permission: 'carrierProfiles:read', load: async () => (await import('#features/carrier-profiles/carrier-profile-page.tsx')).CarrierProfilePage },
  { at: ['organisation', 'tenant'], path: 'carrier-profiles/:id/edit', permission: 'carrierProfiles:write', load: async () => (await import('#features/carrier-profiles/carrier-profile-form.tsx')).EditCarrierProfilePage },
  { at: ['tenant'], path: 'phones', permission: 'phones:read', load: async () => (await import('#features/phones/phones-page.tsx')).PhonesPage,
    menu: { section: 'provisioning', title: 'phones', icon: 'device', keys: 'g p' } },
  { at: ['tenant'], path: 'phones/operations', permission: 'phones:read', load: async () => (await import('#features/phones/operations/operations-page.tsx')).PhoneOperationsPage },
  { at: ['tenant'], path: 'phones/new', permission: 'phones:write', load: async () => (await import('#features/phones/new-phone-page.tsx')).NewPhonePage },
  { at: ['tenant'], path: 'phones/settings', permission: 'phones:read', load: async () => (await import('#features/provisioning/settings-page.tsx')).ProvisioningSettingsPage },
  { at: ['tenant'], path: 'phones/settings/edit', permission: 'phones:write', load: async () => (await import('#features/provisioning/settings-page.tsx')).EditProvisioningSettingsPage },
  { at: ['tenant'], path: 'phones/:id', permission: 'phones:read', load: async () => (await import('#features/phones/phone-page.tsx')).PhonePage },
  { at: ['tenant'], path: 'phones/:id/edit', permission: 'phones:write', load: async () => (await import('#features/phones/edit-phone-page.tsx')).EditPhonePage },
  { at: ['organisation', 'tenant'], path: 'phone-templates', permission: 'phoneTemplates:read', load: async () => (await import('#features/phone-templates/phone-templates-page.tsx')).PhoneTemplatesPage,
    menu: { section: 'provisioning', title: 'phoneTemplates', icon: 'device', keys: 'g 0' } },
  { at: ['organisation', 'tenant'], path: 'phone-templates/new', permission: 'phoneTemplates:write', load: async () => (await import('#features/phone-templates/phone-template-form.tsx')).NewPhoneTemplatePage },
  { at: ['organisation', 'tenant'], path: 'phone-templates/:id', permission: 'phoneTemplates:read', load: async () => (await import('#features/phone-templates/phone-template-page.tsx')).PhoneTemplatePage },
  { at: ['organisation', 'tenant'], path: 'phone-templates/:id/edit', permission: 'phoneTemplates:write', load: async () => (await import('#features/phone-templates/phone-template-form.tsx')).EditPhoneTemplatePage },
  { at: ['organisation', 'tenant'], path: 'key-layouts', permission: 'phoneTemplates:read', load: async () => (await import('#features/key-layouts/key-layouts-page.tsx')).KeyLayoutsPage,
    menu: { section: 'provisioning', title: 'keyLayouts', icon: 'device', keys: 'g 1' } },
  { at: ['organisation', 'tenant'], path: 'key-layouts/new', permission: 'phoneTemplates:write', load: async () => (await import('#features/key-layouts/key-layout-form.tsx')).NewKeyLayoutPage },
  { at: ['organisation', 'tenant'], path: 'key-layouts/:id', permission: 'phoneTemplates:read', load: async () => (await import('#features/key-layouts/key-layout-page.tsx')).KeyLayoutPage },
  { at: ['organisation', 'tenant'], path: 'key-layouts/:id/edit', permission: 'phoneTemplates:write', load: async () => (await import('#features/key-layouts/key-layout-form.tsx')).EditKeyLayoutPage },
  { at: ['organisation', 'tenant'], path: 'accounts', permission: 'accounts:read', load: async () => (await import('#features/accounts/accounts-page.tsx')).AccountsPage,
    menu: { section: 'administration', title: 'accounts', icon: 'users', keys: 'g a' } },
  { at: ['organisation', 'tenant'], path: 'accounts/:id', permission: 'accounts:read', load: async () => (await import('#features/accounts/account-page.tsx')).AccountPage },
  { at: ['organisation', 'tenant'], path: 'api-keys', permission: 'apiKeys:read', load: async () => (await import('#features/api-keys/api-keys-page.tsx')).ApiKeysPage,
    menu: { section: 'administration', title: 'apiKeys', icon: 'key', keys: 'g k' } },
  { at: ['organisation', 'tenant'], path: 'api-keys/new', permission: 'apiKeys:write', load: async () => (await import('#features/api-keys/new-api-key-page.tsx')).NewApiKeyPage },
  { at: ['organisation', 'tenant'], path: 'api-keys/:id', permission: 'apiKeys:read', load: async () => (await import('#features/api-keys/api-key-page.tsx')).ApiKeyPage },
  { at: ['organisation', 'tenant'], path: 'api-keys/:id/edit', permission: 'apiKeys:write', load: async () => (await import('#features/api-keys/edit-api-key-page.tsx')).EditApiKeyPage },
  { at: ['organisation', 'tenant'], path: 'audit', permission: 'audit:read', load: async () => (await import('#features/audit/audit-page.tsx')).AuditPage,
    menu: { section: 'administration', title: 'audit', icon: 'history', keys: 'g l' },
    children: [{ path: ':id', load: async () => (await import('#features/audit/audit-panel.tsx')).AuditPanel }] },
  { at: ['organisation', 'tenant'], path: 'imports', permission: 'imports:read', load: async () => (await import('#features/imports/imports-page.tsx')).ImportsPage,
    menu: { section: 'administration', title: 'imports', icon: 'upload', keys: 'g i' } },
  { at: ['organisation', 'tenant'], path: 'imports/:id', permission: 'imports:read', load: async () => (await import('#features/imports/import-page.tsx')).ImportPage },
  { at: ['organisation', 'tenant'], path: 'organisation', permission: 'organisations:read', load: async () => (await import('#features/organisations/organisation-page.tsx')).OrganisationPage,
    menu: { section: 'administration', title: 'organisation', icon: 'gear', keys: 'g s' } },
  { at: ['organisation', 'tenant'], path: 'organisation/edit', permission: 'organisations:write', load: async () => (await import('#features/organisations/edit-organisation-page.tsx')).EditOrganisationPage },
  { at: ['organisation'], path: 'unknown-requests', kinds: ['platform', 'partner', 'reseller'], permission: 'organisations:read', load: async () => (await import('#features/provisioning/unknown-requests-page.tsx')).UnknownRequestsPage,
    menu: { section: 'system', title: 'unknownRequests', icon: 'lock' } },
  { at: ['organisation'], path: 'outbox', kinds: ['platform'], permission: 'outbox:read', load: async () => (await import('#features/outbox/outbox-page.tsx')).OutboxPage,
    menu: { section: 'system', title: 'outbox', icon: 'mail', keys: 'g m' },
    children: [{ path: ':id', load: async () => (await import('#features/outbox/mail-panel.tsx')).MailPanel }] },
  { at: ['organisation'], path: 'jobs', kinds: ['platform'], permission: 'jobs:read', load: async () => (await import('#features/jobs/jobs-page.tsx')).JobsPage,
    menu: { section: 'system', title: 'jobs', icon: 'bolt', keys: 'g j' } },
  { at: ['organisation', 'tenant'], path: 'account', load: async () => (await import('#features/own-account/own-account-page.tsx')).OwnAccountPage },
];

/** The pages of the navigation, at this place and for this viewer. */
export const menuOf = (place: Place, all: PageEntry[] = pages): (PageEntry & { menu: MenuEntry })[] =>
  all.filter(
    (page): page is PageEntry & { menu: MenuEntry } =>
      page.menu !== undefined && page.at.includes(place.scope) && (!page.kinds || page.kinds.includes(place.kind)) && (!page.isOfExtension || place.isOfExtension) && (!page.permission || place.may(page.permission)),
  );
