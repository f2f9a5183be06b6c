import { flag, like, oneOf, text, whole, type Parameters } from './parameter.ts';

const host = like(/^[\x21-\x7e]{1,254}$/);
const port = whole(1, 65_535);

/** Providers are counted from 0. */
const provider = (number: number): Parameters => ({
  [`SipProvider.${number}.Name`]: text(64),
  [`SipProvider.${number}.Domain`]: host,
  [`SipProvider.${number}.ProxyServerAddress`]: host,
  [`SipProvider.${number}.ProxyServerPort`]: port,
  [`SipProvider.${number}.RegServerAddress`]: host,
  [`SipProvider.${number}.RegServerPort`]: port,
  [`SipProvider.${number}.RegServerRefreshTimer`]: whole(1, 2_147_483_647),
  [`SipProvider.${number}.TransportProtocol`]: oneOf('0', '1', '2', '3'),
  [`SipProvider.${number}.UseSIPS`]: flag,
  [`SipProvider.${number}.SRTP_Enabled`]: flag,
  [`SipProvider.${number}.AcceptNonSRTPCalls`]: flag,
});

/**
 * Parameters of Gigaset's N610, N670, N770 and N870 that a template of ours may need, as in Gigaset's description of
 * their provisioning and in the files of Wazo; a handset's number is written with five digits.
 */
export const gigasetParameters: Parameters = {
  DeleteNotProvisionedHS: oneOf(''),
  'add_hs.#20': like(/^\d{5}$/),
  'SipAccount.#20.ProviderId': whole(0, 19),
  'SipAccount.#20.DisplayName': text(64),
  'SipAccount.#20.UserName': text(64),
  'SipAccount.#20.AuthName': text(64),
  'SipAccount.#20.AuthPassword': text(64),
  'SipAccount.#20.VoiceMailMailbox': text(64),
  'SipAccount.#20.VoiceMailActive': flag,
  ...provider(0),
  ...provider(1),
  ...provider(2),
  ...provider(3),
  ...provider(4),
  ...provider(5),
  'DmGlobal.0.NtpServer': host,
  'DmGlobal.0.TimeZone': like(/^(?:Greenwich|[A-Z][a-z]+\/[A-Za-z_]+)$/),
  'Telephony.0.ToneScheme': oneOf('Germany', 'Spain', 'France', 'Retail'),
  'Provisioning.global.ProvisioningServer': like(/^https?:\/\/[\x21-\x7e]{1,500}$/),
  'WebUIAccounts.1.Password': text(74),
};
