import { flag, like, oneOf, text, whole, type Parameters } from './parameter.ts';

const account = (index: number): Parameters => ({
  [`auth_info_${index}.username`]: text(128),
  [`auth_info_${index}.userid`]: text(128),
  [`auth_info_${index}.passwd`]: text(128),
  [`auth_info_${index}.ha1`]: like(/^(?:[0-9a-f]{32}|[0-9a-f]{64})?$/),
  [`auth_info_${index}.realm`]: text(128),
  // An entry that is empty is taken out.
  [`auth_info_${index}.domain`]: like(/^[\x21-\x7e]{0,256}$/),
  [`proxy_${index}.reg_proxy`]: like(/^(?:<sip:[\x21-\x7e]{1,256}:\d{1,5};transport=(?:udp|tcp|tls)>)?$/),
  [`proxy_${index}.reg_identity`]: like(/^(?:"(?:[^"\\]|\\["\\])*" <sip:[\x21-\x7e]+@[\x21-\x7e]+>)?$/),
  [`proxy_${index}.reg_expires`]: whole(0, 2_147_483_647),
  [`proxy_${index}.reg_sendregister`]: flag,
});

/**
 * Entries of Linphone's configuration that a template of ours may need, as in its library's documentation of remote
 * provisioning and in the files that the softphone writes; sections are counted from 0.
 */
export const linphoneParameters: Parameters = {
  'sip.default_proxy': like(/^-?\d$/),
  'sip.media_encryption': oneOf('none', 'srtp', 'zrtp', 'dtls'),
  'sip.media_encryption_mandatory': flag,
  'misc.config-uri': like(/^https?:\/\/[\x21-\x7e]{1,500}$/),
  ...account(0),
  ...account(1),
  ...account(2),
  ...account(3),
  ...account(4),
  ...account(5),
};
