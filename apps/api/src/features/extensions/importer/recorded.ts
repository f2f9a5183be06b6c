export const extensionLabel = (row: string): string => `${row}.short_number || ' ' || ${row}.display_name`;

/** What the log keeps of a row of `extension` of what a file can say; `numbers` and `groups` are told beside. */
export const recordedExtension = (row: string, numbers: string, groups: string): string => `jsonb_build_object('id', ${row}.id, 'shortNumber', ${row}.short_number, 'displayName', ${row}.display_name, 'isEnabled', ${row}.is_enabled, 'sipUsername', ${row}.sip_username,
  'phoneNumberIds', jsonb_path_query_array(${numbers}, '$[*].id'), 'phoneNumbers', ${numbers}, 'ringGroups', ${groups}, 'presentationNumberId', ${row}.presentation_number_id, 'dialPlanProfileId', ${row}.dial_plan_profile_id, 'country', ${row}.country,
  'isAnonymous', ${row}.is_anonymous, 'hasPresence', ${row}.has_presence, 'isRecorded', ${row}.is_recorded,
  'identity', jsonb_build_object('username', ${row}.username, 'authentication', ${row}.authentication, 'personalContact', ${row}.personal_contact, 'isSignInAllowed', ${row}.is_sign_in_allowed, 'role', ${row}.role, 'imageId', ${row}.image_id),
  'endpoints', jsonb_build_object('softphone', jsonb_build_object('isOn', ${row}.softphone_on, 'kind', ${row}.softphone_kind), 'mobile', jsonb_build_object('isOn', ${row}.mobile_on, 'userId', ${row}.mobile_user_id),
    'thirdParty', jsonb_build_object('isOn', ${row}.third_party_on, 'sipUsername', case when ${row}.has_own_sip_username then ${row}.sip_username end), 'ipPhone', jsonb_build_object('isOn', ${row}.ip_phone_on)),
  'voicemail', jsonb_build_object('unanswered', ${row}.unanswered, 'hasPin', ${row}.voicemail_pin is not null, 'greetingAudioId', ${row}.greeting_audio_id, 'isNotified', ${row}.voicemail_notified, 'email', ${row}.voicemail_email),
  'callWaiting', jsonb_build_object('isQueued', ${row}.is_queued, 'maxWaiting', ${row}.max_waiting, 'welcomeAudioId', ${row}.welcome_audio_id, 'maxSimultaneous', ${row}.max_simultaneous, 'musicOnHoldAudioId', ${row}.music_on_hold_audio_id, 'musicOnHoldPlaylistId', ${row}.music_on_hold_playlist_id),
  'monitoring', jsonb_build_object('monitorsOthers', ${row}.monitors_others, 'mayBeMonitored', ${row}.may_be_monitored), 'exceptionNumbers', ${row}.exception_numbers,
  'unconditionalForward', '{"mode": "NONE", "destination": null, "rules": []}' || ${row}.unconditional_forward,
  'conditionalForward', '{"notReachable": {"action": "END", "destination": null}, "busy": {"action": "END", "destination": null}, "noAnswer": {"action": "END", "destination": null, "ringSeconds": 20}}' || ${row}.conditional_forward)`;
