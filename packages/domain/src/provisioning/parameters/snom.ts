import { like, oneOf, text, whole, type Parameters } from './parameter.ts';

const onOff = oneOf('on', 'off');
const host = like(/^[\x21-\x7e]{1,256}$/);
const change = String.raw`(?:0[1-9]|1[0-2])\.0[1-5]\.0[1-7] (?:[01]\d|2[0-3]):[0-5]\d:00`;

/**
 * Settings of Snom's phones with firmware 8.7 to 10 that a template of ours may need, as Snom's service hub describes them;
 * Wazo's and FusionPBX's provisioning agrees. The ones of an identity have its number after a dot.
 */
export const snomParameters: Parameters = {
  'user_active.#12': onOff,
  'user_idle_text.#12': text(128),
  'user_realname.#12': text(128),
  'user_name.#12': host,
  'user_pname.#12': host,
  'user_pass.#12': host,
  'user_host.#12': host,
  'user_outbound.#12': like(/^[\x21-\x7e]{1,256}:\d{1,5};transport=(?:udp|tcp|tls)$/),
  'user_expiry.#12': whole(1, 2_147_483_647),
  'user_srtp.#12': onOff,
  'user_savp.#12': oneOf('off', 'optional', 'mandatory'),
  'user_mailbox.#12': text(128),

  'fkey.#102': like(/^(?:none|line|keyevent F_DND|(?:blf|speed|orbit|icom) [\x21-\x7e]{1,60})$/),

  timezone: oneOf(''),
  utc_offset: like(/^[+-]\d{1,5}$/),
  dst: like(new RegExp(`^(?:\\d{3,4} ${change} ${change})?$`)),
  ntp_server: host,
  language: oneOf('Deutsch', 'English', 'Espanol', 'Français', 'Italiano', 'Nederlands'),
  web_language: oneOf('Deutsch', 'English', 'Espanol', 'Français', 'Italiano', 'Nederlands'),
  tone_scheme: oneOf('AUS', 'AUT', 'CHN', 'DNK', 'ESP', 'FRA', 'GBR', 'GER', 'IND', 'ITA', 'JPN', 'MEX', 'NLD', 'NOR', 'NZL', 'SWE', 'SWI', 'USA'),

  setting_server: like(/^https?:\/\/[\x21-\x7e]{1,500}$/),
  settings_refresh_timer: whole(0, 2_147_483_647),
  update_policy: oneOf('auto_update', 'ask_for_update', 'never_update_firm', 'never_update_boot', 'settings_only', 'never_update'),
  http_client_user: text(64),
  http_client_pass: text(64),
  http_user: text(64),
  http_pass: text(64),
  admin_mode_password: text(64),
};
