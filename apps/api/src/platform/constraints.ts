import { Problem } from '@patchbay/contract/http/problem';

const broken = (pointer: string, detail: string) => () => new Problem('rule-broken', detail, { errors: [{ pointer, detail }] });
const taken = (pointer: string, detail: string) => () => new Problem('already-exists', detail, { errors: [{ pointer, detail }] });

/**
 * Database constraints in user words, by name; the pointer is the field. Where uniqueness spans the platform the text
 * is the same whoever owns the other one, so that it tells nothing about strangers.
 */
export const constraintProblems: Record<string, () => Problem> = {
  organisation_code_key: taken('/code', 'This code is not available.'),
  account_email_key: taken('/email', 'This address cannot be invited.'),
  membership_account_id_organisation_id_role_key: taken('/role', 'The account has this role there already.'),
  membership_account_id_fkey: () => new Problem('rule-broken', 'This account does not exist any more.'),
  phone_number_e164_key: taken('/first', 'This number is not available.'),
  phone_mac_key: taken('/mac', 'This MAC address is not available.'),
  phone_line_pkey: taken('/lines', 'A line is used twice.'),
  phone_line_phone_id_extension_id_key: taken('/lines', 'The same extension is on two lines.'),
  extension_sip_username_key: taken('/shortNumber', 'The SIP account of this short number was taken at this moment: save again.'),
  extension_presentation_number_fkey: broken('/presentationNumberId', 'The presentation number is a voice number of the enterprise.'),
  phone_line_tenant_id_extension_id_fkey: broken('/lines', 'The enterprise has no such extension.'),
  external_trunk_tenant_id_name_key: taken('/name', 'This name is in use already.'),
  operator_connect_trunk_tenant_id_name_key: taken('/name', 'This name is in use already.'),
  sms_group_tenant_id_name_key: taken('/name', 'This name is in use already.'),
  time_schedule_tenant_id_name_key: taken('/name', 'This name is in use already.'),
  delivery_method_tenant_id_name_key: taken('/name', 'This name is in use already.'),
  sms_group_owner_extension_fkey: broken('/ownerExtensionId', 'The enterprise has no such extension.'),
  sms_group_member_tenant_id_extension_id_fkey: broken('/memberExtensionIds', 'The enterprise has no such extension.'),
  audio_file_tenant_id_name_key: taken('/name', 'This name is in use already.'),
  playlist_tenant_id_name_key: taken('/name', 'This name is in use already.'),
  playlist_item_tenant_id_audio_file_id_fkey: broken('/audioFileIds', 'The enterprise has no such audio file.'),
  carrier_profile_owner_id_serves_carrier_name_key: taken('/name', 'This name is in use already.'),
  carrier_profile_one_default: taken('/isDefault', 'Another profile of this owner is the default already.'),
  phone_number_voice_carrier_above: broken('/voiceCarrierId', 'There is no such carrier profile for this holder.'),
  phone_number_sms_carrier_above: broken('/smsCarrierId', 'There is no such carrier profile for this holder.'),
  app_user_tenant_id_email_key: taken('/email', 'Another user of the enterprise has this address.'),
  contact_method_tenant_id_user_id_kind_name_key: taken('/name', 'The user has one of this name already.'),
  contact_method_tenant_id_user_id_fkey: broken('/userId', 'The enterprise has no such user.'),
  contact_method_presented_number_fkey: broken('/presentedNumberId', 'A number that is shown is a voice number of the enterprise.'),
  app_configuration_caller_id_number_fkey: broken('/callerIdIds', 'A caller ID is a voice number of the enterprise.'),
  app_configuration_voicemail_audio_fkey: broken('/voicemailAudioId', 'The enterprise has no such audio file.'),
  app_configuration_internal_announcement_fkey: broken('/internalAnnouncementId', 'The enterprise has no such audio file.'),
  app_configuration_external_announcement_fkey: broken('/externalAnnouncementId', 'The enterprise has no such audio file.'),
  app_configuration_internal_caller_id_fkey: broken('/internalCallerIdId', 'The enterprise has no such internal number.'),
  contact_method_voicemail_audio_fkey: broken('/voicemailAudioId', 'The enterprise has no such audio file.'),
  contact_method_internal_announcement_fkey: broken('/internalAnnouncementId', 'The enterprise has no such audio file.'),
  contact_method_external_announcement_fkey: broken('/externalAnnouncementId', 'The enterprise has no such audio file.'),
  contact_method_internal_caller_id_fkey: broken('/internalCallerIdId', 'The enterprise has no such internal number.'),
  call_delivery_delivery_method_fkey: broken('/deliveryMethodIds', 'The enterprise has no such delivery method.'),
  feature_code_tenant_id_action_key: taken('/action', 'This action has a code already.'),
  saved_view_name_key: taken('/name', 'This name is in use already.'),
  organisation_no_cycle: () => new Problem('rule-broken', 'An organisation cannot lie below itself.'),
};
