import { flag, like, oneOf, text, whole, type Parameters } from './parameter.ts';

const sdes = oneOf('disabled', 'enabled', 'required');

/** Elements of an account that a template of ours may need, from Acrobits' account XML; several public provisioning services use the same. */
export const acrobitsParameters: Parameters = {
  title: text(128),
  userDisplayName: text(128),
  username: text(128),
  authUsername: text(128),
  password: text(128),
  host: like(/^[\x21-\x7e]{1,256}$/),
  proxy: like(/^[\x21-\x7e]{1,256}:\d{1,5}$/),
  transport: oneOf('udp', 'tcp', 'tls', 'tls+sip:'),
  expires: whole(1, 2_147_483_647),
  sdesIncoming: sdes,
  sdesOutgoing: sdes,
  voiceMailNumber: text(64),
  subscribeForVoicemail: flag,
  extProvUrl: like(/^https?:\/\/[\x21-\x7e]{1,500}$/),
  extProvInterval: whole(0, 2_147_483_647),
};
