import { like, oneOf, text, whole, type Parameters } from './parameter.ts';

const trueFalse = oneOf('true', 'false');

/** Elements of an account that a template of ours may need, from Zoiper's own description of what it takes from a provisioning server. */
export const zoiperParameters: Parameters = {
  'account.ident': text(128),
  'account.name': text(128),
  'account.protocol': oneOf('SIP', 'IAX2', 'XMPP', 'RTSP'),
  'account.username': text(128),
  'account.password': text(128),
  'account.register_on_startup': trueFalse,
  'account.reregistration_mode': oneOf('default', 'custom'),
  'account.reregistration_time': whole(0, 2_147_483_647),
  'account.SIP_domain': like(/^[\x21-\x7e]{1,256}:\d{1,5}$/),
  'account.SIP_transport_type': oneOf('UDP', 'TCP', 'TLS'),
  'account.SIP_use_auth_username': trueFalse,
  'account.SIP_auth_username': text(128),
  'account.SIP_callerId': text(128),
  'account.SIP_srtp_mode': oneOf('none', 'SDES'),
  'account.voicemail_check_extension': text(64),
  'account.mwi_subscribe_usage': oneOf('disabled', 'before', 'after', 'both'),
};
